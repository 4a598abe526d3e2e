"""From a folder of journeys to what a site shows of them: the one place where the plugin asks the library."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mkdocs_journeys.checks.examination import examined
from mkdocs_journeys.mkdocs.config import JourneysConfig
from mkdocs_journeys.mkdocs.publication import shows_drafts
from mkdocs_journeys.model.finding import Finding
from mkdocs_journeys.pages.links import Links
from mkdocs_journeys.pages.page import Site
from mkdocs_journeys.pages.site import build
from mkdocs_journeys.pages.wiki import Options
from mkdocs_journeys.reading.memory import NOTHING, Memory
from mkdocs_journeys.reading.reader import read


def site_of(
    folder: Path, options: JourneysConfig, links: Links, memory: Memory = NOTHING
) -> tuple[Site, Sequence[Finding]]:
    """Read the journeys of a folder and lay out their pages, which link to each other by `links`.

    The findings are those of `journeys check`. `memory` is what earlier builds have found out.
    """
    reading = read(folder, memory=memory)
    told = examined(reading)
    shown = Options(
        links.link,
        drafts=shows_drafts(options.drafts),
        people=options.people == "show",
        canonical=links.canonical,
        # Without directory urls a site can be opened from a disk, where no page may load such a file.
        icons_inside=not links.directory_urls,
        origin=repr(links),
    )
    return build(reading, shown, told), (*reading.findings, *(each.finding for each in told))
