"""From a folder of journeys to what a site shows of them: the one place where the plugin asks the library."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mkdocs_journeys.changes.story import Story
from mkdocs_journeys.checks.examination import examined
from mkdocs_journeys.mkdocs.config import JourneysConfig
from mkdocs_journeys.mkdocs.past import story, story_again
from mkdocs_journeys.mkdocs.publication import shows_drafts
from mkdocs_journeys.model.finding import Finding
from mkdocs_journeys.pages.links import Links
from mkdocs_journeys.pages.page import Site
from mkdocs_journeys.pages.site import lay_out
from mkdocs_journeys.pages.wiki import Options, Wiki
from mkdocs_journeys.reading.memory import NOTHING, Memory
from mkdocs_journeys.reading.reader import Reading, read


@dataclass(frozen=True, slots=True)
class Laid:
    """A wiki with the pages that it makes."""

    wiki: Wiki
    site: Site

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Those of `journeys check`."""
        return (*self.wiki.reading.findings, *(each.finding for each in self.wiki.examined or ()))


def laid_of(folder: Path, options: JourneysConfig, links: Links, memory: Memory = NOTHING) -> Laid:
    """Read the journeys of a folder and lay out their pages, which link to each other by `links`.

    `memory` is what earlier builds have found out.
    """
    shown = Options(
        links.link,
        drafts=shows_drafts(options.drafts),
        people=options.people == "show",
        canonical=links.canonical,
        # Without directory urls a site can be opened from a disk, where no page may load such a file.
        icons_inside=not links.directory_urls,
        origin=repr(links),
    )
    reading = read(folder, memory=memory)
    return _laid(reading, shown, story(reading, drafts=shown.drafts))


def laid_again(reading: Reading, before: Wiki) -> Laid:
    """The same for what has been read since."""
    return _laid(reading, before.options, story_again(before.story, reading, drafts=before.options.drafts))


def _laid(reading: Reading, shown: Options, past: Story | None) -> Laid:
    wiki = Wiki(reading, shown, examined(reading), story=past)
    return Laid(wiki, lay_out(wiki))
