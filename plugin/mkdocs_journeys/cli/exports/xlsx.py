"""The whole wiki as a workbook."""

from __future__ import annotations

import importlib

import click

from mkdocs_journeys.cli.exports.asked import Asked
from mkdocs_journeys.cli.exports.named import named
from mkdocs_journeys.cli.exports.whole_wiki import whole_wiki, write_ours
from mkdocs_journeys.cli.progress import each, progress
from mkdocs_journeys.cli.status import FINE
from mkdocs_journeys.exchange.workbook.seal import is_untouched

TAKES = ("names", "people", "today")
_NEEDED = frozenset({"openpyxl", "defusedxml"})


def write(asked: Asked) -> int:
    """Write the file, with the maps of the journeys that were asked for."""
    try:
        whole = importlib.import_module("mkdocs_journeys.exchange.workbook.whole")
    except ModuleNotFoundError as missing:
        if missing.name not in _NEEDED:
            raise
        raise click.UsageError(
            f"--format xlsx needs {missing.name}, which is not installed: "
            "pip install 'mkdocs-journeys[sheets]'"
        ) from None
    wiki = whole_wiki(asked)
    drawn = named(wiki.catalog, asked.names)
    with progress("Drawing") as tell:
        book = whole.workbook(wiki, each(drawn, tell))
    write_ours(asked.target, book, is_untouched, wiki)
    return FINE
