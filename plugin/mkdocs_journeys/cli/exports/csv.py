"""The lists of the site as CSV files, and all fields of all things in a folder beside them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator

from mkdocs_journeys.cli.exports.asked import Asked
from mkdocs_journeys.cli.exports.filling import fill_folder, refuse_within, tell_filled
from mkdocs_journeys.cli.exports.whole_wiki import whole_wiki
from mkdocs_journeys.cli.status import FINE
from mkdocs_journeys.exchange.export_folder import ExportFile
from mkdocs_journeys.exchange.sheets.csv_files import csv_of, file_name
from mkdocs_journeys.exchange.sheets.filled import sheets_of
from mkdocs_journeys.pages.data_page import LISTINGS
from mkdocs_journeys.pages.wiki import Wiki

TAKES = ("people", "today")
# The folder of the sheets that can be brought back.
FIELDS = "fields"


def write(asked: Asked) -> int:
    """Write the files. Nothing is written where a file would be lost."""
    wiki = whole_wiki(asked)
    refuse_within(asked.target, wiki.reading.folder)
    tell_filled(fill_folder(asked.target, tuple(_files(wiki)), "csv"), asked.target)
    return FINE


def _files(wiki: Wiki) -> Iterator[ExportFile]:
    for asset in (asset for listing in LISTINGS for asset in listing.tables(wiki)):
        yield ExportFile(posixpath.basename(asset.address), _held(asset.data))
    for sheet in sheets_of(wiki.catalog, people=wiki.options.people):
        yield ExportFile(f"{FIELDS}/{file_name(sheet)}", _held(csv_of(sheet)))


def _held(data: bytes) -> Callable[[], bytes]:
    return lambda: data
