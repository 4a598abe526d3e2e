"""Files that `journeys export` has written: known again, and taken apart.

Workbooks are read by a module that needs openpyxl, so it is imported where one has to be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from mkdocs_journeys.exchange.brought import Brought, Problem
from mkdocs_journeys.exchange.catalog_file import catalog_from, is_catalog
from mkdocs_journeys.exchange.sheets.cells import Cell
from mkdocs_journeys.exchange.sheets.csv_files import sheet_from, sheet_name
from mkdocs_journeys.exchange.sheets.emptied import letters
from mkdocs_journeys.exchange.sheets.joining import brought_from
from mkdocs_journeys.exchange.sheets.marks import NO_MARKS, Marks
from mkdocs_journeys.exchange.sheets.sheet import Sheet

# How a workbook, as any archive, begins.
ARCHIVE = b"PK"
# Changed cells of maps that are told one by one, and how much of each.
_MOST_TOLD, _MOST_OF_A_TEXT = 20, 60


@dataclass(frozen=True, slots=True)
class OurSheets:
    """The sheets of exported files, and what is wrong with them; `marks` of what they held at first.

    `notes` tell what was changed in a map: it is drawn from the other sheets, so that can't be brought back.
    """

    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...] = ()
    marks: Marks = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def is_ours(name: str, data: bytes) -> bool:
    """Whether an export of ours has written a file: a whole wiki as JSON or as a workbook, or a sheet of it
    as CSV. Raises ModuleNotFoundError for a workbook where openpyxl is missing.
    """
    if data.startswith(ARCHIVE):
        from mkdocs_journeys.exchange.workbook import reading

        return reading.is_ours(data)
    return is_catalog(data) or sheet_name(PurePath(name).name, data) is not None


def brought_back(files: Mapping[str, bytes]) -> Brought:
    """What files of one export say: one JSON file, one workbook, or the CSV files of several sheets.

    `files` are those for which `is_ours` holds, by name. What is wrong is among its problems.
    """
    for name, data in files.items():
        if is_catalog(data):
            brought = catalog_from(data)
            if len(files) > 1:
                message = "This is a whole wiki by itself, and can't be brought in with other files."
                brought.problems.append(Problem(name, message))
            return brought
    found = our_sheets(files)
    brought = brought_from(found.sheets)
    brought.problems[:0] = found.problems
    return brought


def our_sheets(files: Mapping[str, bytes]) -> OurSheets:
    """The sheets in a workbook and in CSV files of ours."""
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    marks: Marks = NO_MARKS
    notes: list[str] = []
    for name, data in files.items():
        if data.startswith(ARCHIVE):
            opened = _workbook(name, data)
            sheets += opened.sheets
            problems += opened.problems
            marks = opened.marks
            notes += opened.notes
            continue
        of = sheet_name(PurePath(name).name, data)
        found = sheet_from(of, data) if of else Problem(name, "This is no sheet that we have exported.")
        if isinstance(found, Problem):
            problems.append(found)
        else:
            sheets.append(found)
    return OurSheets(tuple(sheets), tuple(problems), marks, tuple(notes))


def _workbook(name: str, data: bytes) -> OurSheets:
    from mkdocs_journeys.exchange.workbook.as_exported import changed_on_maps, remembered
    from mkdocs_journeys.exchange.workbook.reading import UnreadableWorkbookError, sheets_in

    try:
        sheets, problems = sheets_in(data)
        held = remembered(data)
        notes = tuple(_told(changed_on_maps(data, held.maps)))
        return OurSheets(sheets, problems, held.things, notes)
    except UnreadableWorkbookError as error:
        return OurSheets((), (Problem(name, str(error)),))


def _told(changed: Iterable[tuple[str, int, int, Cell]]) -> Iterator[str]:
    """What was changed on the sheets of maps, cell by cell, and how many more."""
    where = "It is not brought back: write it into the sheet touchpoints, stages, pains or opportunities."
    more = 0
    for told, (sheet, row, column, cell) in enumerate(changed):
        if told >= _MOST_TOLD:
            more += 1
        elif not row:
            yield f"{sheet}: this map has no sheet of that name any more. What was changed in it is not seen."
        else:
            text = " ".join(str("" if cell is None else cell).split())
            short = text if len(text) <= _MOST_OF_A_TEXT else f"{text[:_MOST_OF_A_TEXT]}…"
            now = f"now says `{short}`" if short else "was emptied"
            yield f"{sheet}!{letters(column)}{row}: this cell of a map {now}. {where}"
    if more:
        what = "1 more cell of a map was" if more == 1 else f"{more:,} more cells of maps were"
        yield f"{what} changed, and not brought back."
