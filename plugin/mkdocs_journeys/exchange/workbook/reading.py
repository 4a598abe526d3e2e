"""Workbooks read as sheets, within bounds: of what they unpack to, of rows and of columns."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from mkdocs_journeys.exchange.brought import Problem
from mkdocs_journeys.exchange.sheets.cells import Cell, from_cell
from mkdocs_journeys.exchange.sheets.emptied import letters
from mkdocs_journeys.exchange.sheets.marks import place_of
from mkdocs_journeys.exchange.sheets.sheet import BY_NAME, SETTINGS, UNLISTED, Sheet
from mkdocs_journeys.exchange.workbook.bounds import A_WIKI, ExcessError, archive_of, elements, look_into

ABOUT = "about"
CONTINUED = "long texts"
CONTINUED_COLUMNS = ("sheet", "row", "column", "text")
# By this a workbook of ours is known.
MARK = "Made by mkdocs-journeys"
MOST_ROWS = A_WIKI.rows
MOST_COLUMNS = A_WIKI.columns
_PERCENT = "%"
_BROKEN = (
    zipfile.BadZipFile,
    InvalidFileException,
    DefusedXmlException,
    ParseError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    EOFError,
    OSError,
    RuntimeError,  # a password, too
    zlib.error,
)


class UnreadableWorkbookError(Exception):
    """A file that is no workbook, is damaged, or is too large. Its text says so to people."""


def is_ours(data: bytes) -> bool:
    """Whether a file is a workbook that `journeys export` has made, whoever has saved it since."""
    try:
        if not {ABOUT, "journeys"} <= _names(data):
            return False
        book = _opened(data)
        rows = book[ABOUT].iter_rows(max_row=1_000, max_col=1, values_only=True)
        return any(str(row[0]).startswith(MARK) for row in rows if row)
    except (UnreadableWorkbookError, *_BROKEN):
        return False


def _names(data: bytes) -> set[str]:
    """What the sheets of a workbook are called, without opening it; nothing where that is too much."""
    with archive_of(data) as archive:
        found = elements(archive, "xl/workbook.xml")
        return {each.get("name", "") for each in found if each.tag.endswith("}sheet")}


def sheets_in(data: bytes, names: Sequence[str] = ()) -> tuple[tuple[Sheet, ...], tuple[Problem, ...]]:
    """The sheets of an exported workbook that hold things, and what is wrong in their cells.

    With `names` those sheets instead. Raises UnreadableWorkbookError.
    """
    wanted = names or (*BY_NAME, SETTINGS, UNLISTED, CONTINUED)
    found: list[Sheet] = []
    problems: list[Problem] = []
    book = _opened(data)
    try:
        there = [name for name in wanted if name in book.sheetnames]
        found += [_sheet(name, book[name], problems) for name in there]
    except _BROKEN as error:
        raise UnreadableWorkbookError(_damaged(error)) from None
    return tuple(_continued(found)), tuple(problems)


def rows_in(data: bytes, names: Sequence[str]) -> dict[str, tuple[tuple[Cell, ...], ...]]:
    """All rows of some sheets, if these are there; formulas as texts. Raises UnreadableWorkbookError."""
    if not names:
        return {}
    book = _opened(data)
    try:
        return {name: tuple(_rows(name, book[name])) for name in names if name in book.sheetnames}
    except _BROKEN as error:
        raise UnreadableWorkbookError(_damaged(error)) from None


@lru_cache(maxsize=1)
def _opened(data: bytes) -> Any:
    """The workbook, if it may be unpacked. Several look into it, one after the other."""
    try:
        look_into(data, A_WIKI)
        return load_workbook(io.BytesIO(data), read_only=True)
    except ExcessError as error:
        raise UnreadableWorkbookError(str(error)) from None
    except _BROKEN as error:
        raise UnreadableWorkbookError(_damaged(error)) from None


def _damaged(error: Exception) -> str:
    reason = str(error).strip("'\"").splitlines()
    more = f" ({reason[0][:200]})" if reason and reason[0] else ""
    return f"The workbook is damaged, cut short or none at all{more}. Save it again as .xlsx."


def _sheet(name: str, sheet: Any, problems: list[Problem]) -> Sheet:
    rows = list(_rows(name, sheet, problems))
    header = tuple(str(from_cell(cell) or "").strip() for cell in rows[0]) if rows else ()
    while header and not header[-1]:
        header = header[:-1]
    width = len(header)
    return Sheet(name, header, tuple((*row[:width], *(None,) * (width - len(row))) for row in rows[1:]))


def _rows(name: str, sheet: Any, problems: list[Problem] | None = None) -> Iterator[tuple[Cell, ...]]:
    """The rows, at most so many. Empty ones at the end are none. Without `problems` formulas are texts."""
    waiting = 0
    for number, row in enumerate(sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS), 1):
        cells = tuple(_value(name, number, at, cell, problems) for at, cell in enumerate(row))
        if all(cell is None for cell in cells):
            waiting += 1
            continue
        if number > MOST_ROWS:
            raise UnreadableWorkbookError(f"The sheet {name} has more than {MOST_ROWS:,} rows.")
        yield from ((),) * waiting
        waiting = 0
        yield cells


def _value(name: str, number: int, at: int, cell: Any, problems: list[Problem] | None) -> Cell:
    """What stands in a cell. 38 % is 38, as people see it."""
    value = cell.value
    if value is None or value == "":
        return None
    if problems is not None and getattr(cell, "data_type", "") == "f":
        message = "Here is a formula. Put its value in its place, as text."
        problems.append(Problem(f"{name}!{letters(at)}{number}", message))
        return None
    if isinstance(value, float | int) and not isinstance(value, bool):
        is_percent = _PERCENT in str(getattr(cell, "number_format", ""))
        return round(value * 100, 9) if is_percent else value
    if isinstance(value, str):
        return value
    return str(from_cell(value))


def _continued(sheets: Sequence[Sheet]) -> Iterator[Sheet]:
    """The sheets with what was too long for a cell put together again."""
    rest: dict[tuple[str, str, str], str] = {}
    for sheet in sheets:
        if sheet.name == CONTINUED and sheet.columns == CONTINUED_COLUMNS:
            for of, place, column, text in sheet.rows:
                key = (str(of), str(place), str(column))
                rest[key] = rest.get(key, "") + str(text or "")
    for sheet in sheets:
        if sheet.name == CONTINUED:
            continue
        parts = {(place, column): text for (of, place, column), text in rest.items() if of == sheet.name}
        yield _whole(sheet, parts) if parts else sheet


def _whole(sheet: Sheet, parts: dict[tuple[str, str], str]) -> Sheet:
    spec = BY_NAME.get(sheet.name)
    places = len(spec.places) if spec else 1
    rows = []
    for row in sheet.rows:
        place = place_of(row, places)
        rows.append(
            tuple(
                f"{cell}{parts[place, name]}" if (place, name) in parts else cell
                for name, cell in zip(sheet.columns, row, strict=True)
            )
        )
    return Sheet(sheet.name, sheet.columns, tuple(rows))
