"""Journeys as plain Markdown files, for any other wiki."""

from __future__ import annotations

from mkdocs_journeys.cli.exports.asked import Asked
from mkdocs_journeys.cli.exports.wiki_texts import chosen, read_wiki, write_files
from mkdocs_journeys.exchange.markdown_files import markdown_files

TAKES = ("names",)


def write(asked: Asked) -> int:
    """Write PERSONA/JOURNEY.md for each journey that was asked for."""
    wiki = read_wiki(asked)
    return write_files(asked, wiki, markdown_files(wiki, chosen(wiki, asked.names)), "markdown")
