"""What the plugin has added to the build that is on its way, or that was the last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from mkdocs_journeys.mkdocs.contents import Contents
from mkdocs_journeys.mkdocs.files import Pages
from mkdocs_journeys.mkdocs.page import JourneyPage
from mkdocs_journeys.mkdocs.search import Entries
from mkdocs_journeys.mkdocs.source import Laid


@dataclass(slots=True)
class Frame:
    """What a page needs of its site to be written: all of it is there once every page has been read."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment


@dataclass(slots=True)
class Added:
    """The journeys in a build: what they say, their pages and files by address, and what pages show."""

    laid: Laid
    pages: Pages
    assets: Mapping[str, File]
    contents: Contents
    nav: Navigation | None = None
    navigations: Mapping[str, Navigation] = field(default_factory=dict)
    frame: Frame | None = None
    searches: tuple[Entries, ...] = ()

    def nav_of(self, page: JourneyPage) -> Navigation | None:
        """The navigation of a persona's pages; None for all others."""
        return self.navigations.get(page.ours.persona or "")
