"""What mkdocs.yml says of the site as a whole, for those who publish it."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from mkdocs_journeys.publish.front import Site
from mkdocs_journeys.publish.refusal import Refused


def site_of_config(file: Path) -> Site:
    """The address and the language of a site. Raises `Refused` where its configuration can't be read."""
    if not file.is_file():
        raise Refused(
            f"There is no file {file} here.",
            "Go to the folder of your wiki (-C DIR), or name the file: -f FILE.",
        )
    try:
        config = load_config(str(file))
    except MkDocsException as error:
        raise Refused(f"{file} can't be read: {error}", "`mkdocs build` says more.") from None
    return Site(config.site_url or "", language(config))


def language(config: MkDocsConfig) -> str:
    """What the theme is written in, around our pages."""
    return str(config.theme.get("language") or config.theme.get("locale") or "en")
