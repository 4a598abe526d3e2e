"""The maps of journeys as SVG files."""

from __future__ import annotations

from mkdocs_journeys.cli.exports.asked import Asked
from mkdocs_journeys.cli.exports.wiki_texts import chosen, read_wiki, write_files
from mkdocs_journeys.exchange.map_files import svg_files

TAKES = ("names", "today")


def write(asked: Asked) -> int:
    """Write PERSONA/JOURNEY.svg for each journey that was asked for."""
    wiki = read_wiki(asked)
    return write_files(asked, wiki, svg_files(wiki, chosen(wiki, asked.names)), "svg")
