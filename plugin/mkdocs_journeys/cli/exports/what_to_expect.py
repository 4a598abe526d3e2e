"""Journeys as one may show them to customers."""

from __future__ import annotations

import click

from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.cli.exports.asked import Asked
from mkdocs_journeys.cli.exports.wiki_texts import chosen, read_wiki, write_files
from mkdocs_journeys.cli.status import REFUSED
from mkdocs_journeys.exchange.expectation import NotForCustomersError, expectation
from mkdocs_journeys.exchange.expectation_files import expectation_files
from mkdocs_journeys.exchange.export_folder import ExportFile

TAKES = ("names",)


def write(asked: Asked) -> int:
    """Write PERSONA/JOURNEY.html and .md, and say what is kept back. A journey that was named must be fit."""
    wiki = read_wiki(asked)
    files: list[ExportFile] = []
    unfit = 0
    for journey in chosen(wiki, asked.names):
        try:
            found = expectation(wiki.catalog, journey)
        except NotForCustomersError as error:
            unfit += 1
            click.echo(f"Note: {visible(journey.id)} is left out: {visible(str(error))}.", err=True)
            continue
        for text in found.left_out:
            click.echo(f"Note: {visible(journey.id)}: without {visible(text)}.", err=True)
        files += expectation_files(journey.id, found, wiki.words_for(wiki.language_of(journey)))
    status = write_files(asked, wiki, files, "what-to-expect")
    return REFUSED if unfit and asked.names else status
