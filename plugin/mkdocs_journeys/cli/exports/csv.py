"""The lists of the site as CSV files, and all fields of all things in a folder beside them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator

import click

from mkdocs_journeys.checks.printers.text import counted
from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.cli.exports.asked import Asked
from mkdocs_journeys.cli.exports.whole_wiki import whole_wiki
from mkdocs_journeys.cli.output import put
from mkdocs_journeys.cli.progress import progress
from mkdocs_journeys.cli.status import FINE
from mkdocs_journeys.exchange.export_folder import ExportFile, InTheWayError, fill
from mkdocs_journeys.exchange.sheets.csv_files import csv_of, file_name
from mkdocs_journeys.exchange.sheets.filled import sheets_of
from mkdocs_journeys.pages.data_page import all_tables
from mkdocs_journeys.pages.wiki import Wiki

TAKES = ("people", "today")
# The folder of the sheets that can be brought back.
FIELDS = "fields"


def write(asked: Asked) -> int:
    """Write the files. Nothing is written where a file would be lost."""
    wiki = whole_wiki(asked)
    try:
        with progress("Writing") as tell:
            filled = fill(asked.target, tuple(_files(wiki)), tell)
    except InTheWayError as error:
        reasons = "\n".join(f"  {visible(reason)}" for reason in error.reasons)
        raise click.ClickException(
            f"Nothing was written into {visible(str(asked.target))}, since these files would be in the way:\n"
            f"{reasons}\nMove them away, or name another folder."
        ) from None
    told = [f"{counted(filled.written, 'file')} written into {visible(str(asked.target))}"]
    told += [f"{filled.unchanged:,} unchanged"] if filled.unchanged else []
    told += [f"{filled.removed:,} removed"] if filled.removed else []
    put(f"{', '.join(told)}.\n")
    return FINE


def _files(wiki: Wiki) -> Iterator[ExportFile]:
    for asset in all_tables(wiki):
        yield ExportFile(posixpath.basename(asset.address), _held(asset.data))
    for sheet in sheets_of(wiki.catalog, people=wiki.options.people):
        yield ExportFile(f"{FIELDS}/{file_name(sheet)}", _held(csv_of(sheet)))


def _held(data: bytes) -> Callable[[], bytes]:
    return lambda: data
