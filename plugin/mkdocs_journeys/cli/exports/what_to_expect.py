"""Journeys as one may show them to customers."""

from __future__ import annotations

from collections.abc import Iterable

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
    kindless: dict[str, None] = {}
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
        kindless |= dict.fromkeys(found.kindless)
        files += expectation_files(journey.id, found, wiki.words_for(wiki.language_of(journey)))
    if kindless:
        _ask_for_kinds(kindless)
    status = write_files(asked, wiki, files, "what-to-expect")
    return REFUSED if unfit and asked.names else status


def _ask_for_kinds(channels: Iterable[str]) -> None:
    """Say of which channels nobody knows whose they are. An import can't know it, and takes them for ours."""
    names = ", ".join(f"“{name}”" for name in channels)
    click.echo(
        f"Note: these channels have no kind, so what happens there is shown as yours: {visible(names)}. "
        "Write `kind: earned` in channels.yml where others speak: that is left out.",
        err=True,
    )
