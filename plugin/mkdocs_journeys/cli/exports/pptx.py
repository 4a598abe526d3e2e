"""Journeys as PowerPoint files."""

from __future__ import annotations

import click

from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.cli.exports.asked import Asked
from mkdocs_journeys.cli.exports.wiki_texts import chosen, read_wiki, write_files
from mkdocs_journeys.exchange.map_files import TooLargeMapError, slide_files
from mkdocs_journeys.exchange.slides.deck import MOST_SLIDES
from mkdocs_journeys.exchange.slides.powerpoint import is_available

TAKES = ("names", "today")


def write(asked: Asked) -> int:
    """Write PERSONA/JOURNEY.pptx for each journey that was asked for."""
    if not is_available():
        raise click.ClickException(
            "--format pptx needs python-pptx, which is not installed: pip install 'mkdocs-journeys[slides]'"
        )
    wiki = read_wiki(asked)
    try:
        return write_files(asked, wiki, slide_files(wiki, chosen(wiki, asked.names)), "pptx")
    except TooLargeMapError as error:
        raise click.ClickException(
            f"{visible(error.journey)} would take more than {MOST_SLIDES} slides. --format svg has no limit."
        ) from None
