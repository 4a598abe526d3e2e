"""The options of the plugin. All have defaults, so that `plugins: [search, journeys]` is enough."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs.config import config_options as option
from mkdocs.config.base import Config, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError


class Prefix(option.Type[str]):
    """A place in the site, such as `customers/maps`: no address, and no way out of the site."""

    def __init__(self) -> None:
        super().__init__(str, default="")

    def run_validation(self, value: object) -> str:
        written = super().run_validation(value)
        parts = [part.strip() for part in written.split("/") if part.strip()]
        if any(part in (".", "..") for part in parts) or not set(written).isdisjoint("\\:?#%"):
            raise ValidationError(
                f"{written!r} is not a place in the site. Write it like this: customers/maps"
            )
        return "/".join(parts)


class JourneysConfig(Config):  # type: ignore[no-untyped-call]
    """What `mkdocs.yml` may say under `journeys`. All that is about journeys stands in `journeys.yml`."""

    dir = option.Type(str, default="journeys")
    """The folder with the journeys, from the folder of `mkdocs.yml`."""

    path = Prefix()
    """Where our pages stand in the site. The home page stays the home page."""

    drafts = option.Type(bool, default=False)
    """Show drafts too, whatever `drafts` in `journeys.yml` says. For a preview."""

    people = option.Choice(("show", "hide"), default="show")
    """Whether the pages name people (leads, their mail and chat) or teams only."""

    preview = option.Type(bool, default=True)
    """Whether `mkdocs serve` shows a change at once, and then sees to the rest of the site.

    Without it each change leads to a whole build.
    """

    policy = option.Choice(("strict", "off"), default="strict")
    """Whether browsers are told to run the theme's scripts only, and to load nothing from other hosts.

    It holds for all pages of the site. `off` leaves it to the web server to tell.
    """

    search = option.Choice(("theme", "pagefind"), default="theme")
    """What answers Material's search box: the theme's index, which a browser loads as a whole, or Pagefind's.

    Pagefind's is in many files. A build makes it; it needs `mkdocs-journeys[search]`.
    """


def journeys_folder(options: JourneysConfig, site: MkDocsConfig) -> Path:
    """The folder with the journeys. The path of `mkdocs.yml` may be relative, or missing in a test."""
    return (Path(site.config_file_path or "mkdocs.yml").parent / options.dir).absolute()


def refuse_folder_around_pages(folder: Path, options: JourneysConfig, site: MkDocsConfig) -> None:
    """Stop where the hand-written pages lie inside of the journeys: all of them would be left out."""
    if Path(os.path.normpath(folder)) in Path(site.docs_dir).parents:
        raise PluginError(
            f"The folder '{options.dir}' holds the hand-written pages too ('{site.docs_dir}'), which would "
            "be taken for journeys. Give the journeys a folder of their own and name it in mkdocs.yml: "
            "plugins: [journeys: {dir: journeys}]"
        )


def folders_around(folder: Path, site: MkDocsConfig) -> tuple[Path, ...]:
    """The folder with the hand-written pages where the journeys stand inside of it, or seem to."""
    pages = Path(site.docs_dir)
    is_inside = pages in Path(os.path.normpath(folder)).parents or pages.resolve() in folder.resolve().parents
    return (pages,) if is_inside else ()
