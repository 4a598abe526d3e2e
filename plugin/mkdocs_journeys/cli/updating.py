"""`journeys import --update`: changed cells of exported sheets, shown first and then written."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from mkdocs_journeys.checks.printers.text import counted
from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.cli.bringing_back import read_bounded
from mkdocs_journeys.cli.output import put
from mkdocs_journeys.cli.problems import tell_problems
from mkdocs_journeys.cli.progress import progress
from mkdocs_journeys.cli.shown_diff import as_diff
from mkdocs_journeys.cli.status import FINE, REFUSED
from mkdocs_journeys.cli.wiki import find_folder, name_from_here
from mkdocs_journeys.exchange.catalog_file import is_catalog
from mkdocs_journeys.exchange.ours import ARCHIVE, is_ours, our_sheets
from mkdocs_journeys.exchange.updating.updating import Update, update
from mkdocs_journeys.exchange.writing import Change, write_all

_NEEDED = frozenset({"openpyxl", "defusedxml"})


def update_from(
    files: Sequence[Path], folder: str, today: datetime.date | None = None, *, only_shown: bool = False
) -> int:
    """Bring changed cells back into the files of a wiki, and answer how the command ends.

    What changes is shown first; on a terminal somebody is asked. Where anything is wrong, nothing is written.
    """
    wiki = find_folder(folder)
    found = _update(files, wiki, today)
    for note in found.notes:
        click.echo(f"Note: {visible(note)}", err=True)
    if found.problems:
        tell_problems(found.problems)
        return REFUSED
    name = name_from_here(wiki)
    for each in found.files:
        put(as_diff(name(each.file), each.before, each.after))
    cells = counted(sum(each.values for each in found.files), "cell")
    what = f"{cells} in {counted(len(found.files), 'file')}"
    if not found.files or only_shown:
        click.echo(f"Would change {what}." if found.files else f"Nothing to change.{_hint(files)}", err=True)
        return FINE
    if sys.stdin.isatty() and not click.confirm(f"Change {what}?", err=True):
        click.echo("Nothing was written.", err=True)
        return REFUSED
    write_all([Change(each.path, each.after, each.before) for each in found.files])
    click.echo(f"Changed {what}.", err=True)
    return FINE


def _hint(files: Sequence[Path]) -> str:
    """Where changes of a workbook belong: a map looks as if one could write in it."""
    if not any(file.suffix.lower() == ".xlsx" for file in files):
        return ""
    return (
        " What is written into the sheet of a map doesn't come back: write it into the sheets stages, "
        "touchpoints, pains and so on."
    )


def _update(files: Sequence[Path], wiki: Path, today: datetime.date | None) -> Update:
    data = {str(file): read_bounded(file) for file in files}
    try:
        _refuse_others({name: each for name, each in data.items() if not each.startswith(ARCHIVE)})
        sheets = our_sheets(data)
        if not sheets.problems:
            _refuse_others(data)
    except ModuleNotFoundError as missing:
        if missing.name not in _NEEDED:
            raise
        raise click.UsageError(
            f"A workbook needs {missing.name}, which is not installed: pip install 'mkdocs-journeys[sheets]'"
        ) from None
    if sheets.problems:
        return Update(problems=list(sheets.problems), notes=list(sheets.notes))
    with progress("Reading") as tell:
        found = update(wiki, sheets.sheets, sheets.marks, today, tell)
    found.notes[:0] = sheets.notes
    return found


def _refuse_others(files: Mapping[str, bytes]) -> None:
    """Wrong use where a file is no sheet of ours: JSON has no cells."""
    for name, data in files.items():
        if is_catalog(data):
            raise click.UsageError(
                f"{visible(name)} is JSON, which is not brought back into files that are there: change cells "
                "of a workbook or of CSV files, as journeys export writes them."
            )
        if not is_ours(name, data):
            raise click.UsageError(
                f"{visible(name)} is neither a workbook nor a CSV file of all fields, as journeys export "
                "writes them."
            )
