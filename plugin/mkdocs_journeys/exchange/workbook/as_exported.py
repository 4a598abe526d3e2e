"""A hidden sheet that remembers what was exported: so that a change in a cell is told from one in a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook

from mkdocs_journeys.exchange.sheets.cells import Cell
from mkdocs_journeys.exchange.sheets.marks import Marks, mark_of, place_of
from mkdocs_journeys.exchange.sheets.sheet import BY_NAME, Sheet
from mkdocs_journeys.exchange.workbook.excel_texts import comparable
from mkdocs_journeys.exchange.workbook.reading import MOST_COLUMNS, rows_in, sheets_in

AS_EXPORTED = "as exported"
_COLUMNS = ("sheet", "row", "cells")
_NOTHING = mark_of(None)

# By the sheet of a map: the marks of each of its rows, from the first on, with spaces between them.
MapMarks = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a workbook held when it was exported: the sheets of things, and those of maps."""

    things: Marks
    maps: MapMarks


def note_export(book: Workbook, sheets: Iterable[Sheet], maps: Iterable[str]) -> None:
    """Add the hidden sheet to a workbook. `maps` are the sheets of the maps."""
    hidden = book.create_sheet(AS_EXPORTED)
    hidden.sheet_state = "veryHidden"
    hidden.append(_COLUMNS)
    for line in (*_lines_of_things(sheets), *_lines_of_maps(book, maps)):
        hidden.append(line)
    for row in hidden.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.data_type = "s"


def _lines_of_things(sheets: Iterable[Sheet]) -> Iterator[tuple[str, str, str]]:
    for sheet in sheets:
        spec = BY_NAME.get(sheet.name)
        if spec is None:
            continue
        yield sheet.name, "", "\n".join(sheet.columns)
        for row in sheet.rows:
            marks = " ".join(mark_of(cell) for cell in row)
            yield sheet.name, place_of(row, len(spec.places)) or " ", marks


def _lines_of_maps(book: Workbook, maps: Iterable[str]) -> Iterator[tuple[str, int, str]]:
    """The rows of maps by their numbers, which is how they differ from the rows of things."""
    for name in maps:
        rows: Iterator[tuple[Any, ...]] = book[name].iter_rows(values_only=True)
        for number, row in enumerate(rows, 1):
            yield name, number, " ".join(map(_mark_of_shown, row))


def _mark_of_shown(cell: Cell) -> str:
    return mark_of(comparable(cell) if isinstance(cell, str) else cell)


def remembered(data: bytes) -> Remembered:
    """What a workbook remembers; nothing where somebody has deleted the sheet."""
    sheets, _ = sheets_in(data, (AS_EXPORTED,))
    things: dict[tuple[str, str], dict[str, str]] = {}
    columns: dict[str, list[str]] = {}
    maps: dict[str, list[str]] = {}
    for sheet, row, cells in sheets[0].rows if sheets and sheets[0].columns == _COLUMNS else ():
        name, marks = str(sheet), str(cells)
        if row is None:
            columns[name] = marks.split("\n")
        elif isinstance(row, int | float):
            maps.setdefault(name, []).append(marks)
        else:
            place = "" if row == " " else str(row)
            found = zip(columns.get(name, []), _parted(marks), strict=False)
            things[name, place] = dict(found)
    return Remembered(things, maps)


def changed_on_maps(data: bytes, maps: MapMarks) -> Iterator[tuple[str, int, int, Cell]]:
    """The cells of maps that somebody has changed: sheet, row and column, from 1 and 0 on, and what is there.

    A sheet that is gone, or has another name, is told with row 0.
    """
    rows = rows_in(data, tuple(maps))
    for name, held in maps.items():
        now = rows.get(name)
        if now is None:
            yield name, 0, 0, None
            continue
        for number in range(1, max(len(held), len(now)) + 1):
            marks = _parted(held[number - 1]) if number <= len(held) else []
            cells = now[number - 1] if number <= len(now) else ()
            for at in range(max(len(marks), len(cells))):
                cell = cells[at] if at < len(cells) else None
                if _mark_of_shown(cell) != (marks[at] if at < len(marks) else _NOTHING):
                    yield name, number, at, cell


def _parted(marks: str) -> list[str]:
    """The marks of a row. Whoever wants to can write more of them than a sheet has columns."""
    return marks.split(" ", MOST_COLUMNS)[:MOST_COLUMNS]
