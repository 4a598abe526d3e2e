"""`journeys check --fix` and `--diff`: the safe repairs, made or shown."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

import click

from mkdocs_journeys.checks.mending import Mended, mended
from mkdocs_journeys.checks.printers.text import counted
from mkdocs_journeys.cli.output import put
from mkdocs_journeys.cli.progress import progress
from mkdocs_journeys.cli.shown_diff import as_diff
from mkdocs_journeys.cli.single_file import is_changed
from mkdocs_journeys.cli.wiki import find_folder, name_from_here, wanted
from mkdocs_journeys.model.finding import Finding, Level
from mkdocs_journeys.reading.memory import memory_of


def repairs(
    folder: str, paths: Sequence[str], today: datetime.date | None, is_told: Callable[[Level], bool]
) -> tuple[Mended, ...]:
    """What can be mended at or below some paths, of what would be told. Nothing is written."""
    root = find_folder(folder)
    is_asked_for = wanted(root, paths)

    def is_wanted(finding: Finding) -> bool:
        return is_told(finding.level) and is_asked_for(finding.file)

    with memory_of(root) as memory, progress("Reading") as tell:
        return mended(root, is_wanted, today, memory, tell)


def show_diff(found: Sequence[Mended], folder: str) -> bool:
    """Show what mending would change. Whether it would change anything."""
    for each in found:
        put(as_diff(_name(each, folder), each.before, each.after))
    click.echo(_summed_up("Would mend", found), err=True)
    return bool(found)


def write_repairs(found: Sequence[Mended], folder: str) -> tuple[str, bool]:
    """Write mended files: what to say of it, and whether all could be written."""
    written = [each for each in found if is_changed(each.path, each.before, each.after, _name(each, folder))]
    return _summed_up("Mended", written), len(written) == len(found)


def _summed_up(what: str, found: Sequence[Mended]) -> str:
    if not found:
        return "Nothing to mend."
    slips = sum(each.slips for each in found)
    return f"{what} {counted(slips, 'slip')} in {counted(len(found), 'file')}."


def _name(each: Mended, folder: str) -> str:
    return name_from_here(find_folder(folder))(each.file)
