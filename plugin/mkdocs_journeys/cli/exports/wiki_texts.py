"""The wiki that an export of texts is made of: what its site would show."""

from __future__ import annotations

from collections.abc import Sequence

import click

from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.cli.exports.asked import Asked
from mkdocs_journeys.cli.exports.filling import fill_folder, refuse_within, tell_filled
from mkdocs_journeys.cli.exports.named import named
from mkdocs_journeys.cli.progress import progress
from mkdocs_journeys.cli.sound import put_errors
from mkdocs_journeys.cli.status import FINE, REFUSED
from mkdocs_journeys.cli.wiki import find_folder
from mkdocs_journeys.exchange.export_folder import ExportFile
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.pages.links import Links
from mkdocs_journeys.pages.wiki import Options, Wiki
from mkdocs_journeys.reading.reader import read


def read_wiki(asked: Asked) -> Wiki:
    """Read the wiki. Wrong use where what is written would become a part of it."""
    folder = find_folder(asked.folder)
    refuse_within(asked.target, folder)
    with progress("Reading") as tell:
        reading = read(folder, asked.today, progress=tell)
    return Wiki(reading, Options(Links().link))


def chosen(wiki: Wiki, names: Sequence[str]) -> tuple[Journey, ...]:
    """The journeys of these names, or all. Of drafts that the site hides it is said why they are missing."""
    found = named(wiki.reading.catalog, names)
    for journey in found if names else ():
        if journey.id in wiki.hidden:
            click.echo(
                f"Note: {visible(journey.id)} is left out: it is a draft. "
                "`drafts: true` in journeys.yml takes drafts along.",
                err=True,
            )
    return tuple(journey for journey in found if journey.id not in wiki.hidden)


def write_files(asked: Asked, wiki: Wiki, files: Sequence[ExportFile], kind: str) -> int:
    """Write the files, and say what could not be read: it is not among them."""
    filled = fill_folder(asked.target, files, kind, is_whole=not asked.names)
    put_errors(wiki.reading, wiki.reading.errors, wiki.reading.folder)
    tell_filled(filled, asked.target)
    return REFUSED if wiki.reading.errors else FINE
