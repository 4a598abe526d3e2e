"""Journeys as Mermaid files."""

from __future__ import annotations

from mkdocs_journeys.cli.exports.asked import Asked
from mkdocs_journeys.cli.exports.wiki_texts import chosen, read_wiki, write_files
from mkdocs_journeys.exchange.mermaid_files import mermaid_files

TAKES = ("names",)


def write(asked: Asked) -> int:
    """Write PERSONA/JOURNEY.mmd and PERSONA/JOURNEY.stages.mmd for each journey that was asked for."""
    wiki = read_wiki(asked)
    return write_files(asked, wiki, mermaid_files(wiki, chosen(wiki, asked.names)), "mermaid")
