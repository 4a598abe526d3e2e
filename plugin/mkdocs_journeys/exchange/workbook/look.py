"""How the sheets of things look: headings that stay, widths, heights, filters, words to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import cast

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from mkdocs_journeys.exchange.drawn.colours import INK, ON_INK, SHADE
from mkdocs_journeys.exchange.sheets.cells import Cell
from mkdocs_journeys.exchange.sheets.marks import place_of
from mkdocs_journeys.exchange.sheets.sheet import BY_NAME, Sheet, choices_of
from mkdocs_journeys.exchange.workbook.excel_texts import MOST_IN_A_CELL, beginning
from mkdocs_journeys.exchange.workbook.measures import (
    column_widths,
    lines_of_row,
    row_height,
)
from mkdocs_journeys.exchange.workbook.paper import repeat_headings, set_up_paper
from mkdocs_journeys.exchange.workbook.reading import CONTINUED, CONTINUED_COLUMNS
from mkdocs_journeys.exchange.workbook.writing import AS_TEXT, WRAPPED, Style, filled, font, put
from mkdocs_journeys.pages.catalog_data import PROSE

_CONTINUED_WIDTHS = (18, 30, 18, 110)
# Rows would be as tall as a page, and all else in them hard to find.
_MOST_OF_PROSE = 300
_PLAIN = Style(font(), alignment=WRAPPED)
_HEADING = Style(font(ON_INK, bold=True), filled(INK), WRAPPED)


def table(sheet: Worksheet, held: Sheet, book: Workbook) -> None:
    """Fill a sheet of a workbook."""
    spec = BY_NAME.get(held.name)
    places = len(spec.places) if spec else 1
    rows = [tuple(map(_begin, held.columns, row)) for row in held.rows]
    widths = column_widths(held.columns, rows)
    _head(sheet, held.columns, widths)
    for number, (whole, row) in enumerate(zip(held.rows, rows, strict=True), 2):
        for column, value in enumerate(row, 1):
            if value is None:
                continue
            if value != (text := whole[column - 1]):
                rest = str(text)[len(str(value)) :]
                _continue(book, held.name, place_of(row, places), held.columns[column - 1], rest)
            put(sheet, number, column, value, _style(isinstance(value, str), column <= places))
        _heighten(sheet, number, row, widths)
    sheet.freeze_panes = f"{get_column_letter(places + 1)}2"
    last = get_column_letter(len(held.columns))
    sheet.auto_filter.ref = f"A1:{last}{len(held.rows) + 1}"
    set_up_paper(sheet, sum(widths))
    # Rows are of different heights, so it would be hard to tell which cells are of one.
    sheet.print_options.gridLines = True
    repeat_headings(sheet, "1:1", places)
    for column, name in enumerate(held.columns, 1):
        letter = get_column_letter(column)
        # What somebody types into an empty cell is not to become a date.
        if all(row[column - 1] is None or isinstance(row[column - 1], str) for row in held.rows):
            sheet.column_dimensions[letter].number_format = AS_TEXT
        if spec is not None and (choices := choices_of(spec.record, name)):
            _offer(sheet, letter, choices)


def _begin(column: str, value: Cell) -> Cell:
    """As much of a value as its cell holds: all, but of long texts."""
    most = _MOST_OF_PROSE if column == PROSE else MOST_IN_A_CELL
    if not isinstance(value, str):
        return value
    begun = beginning(value, most)
    return value if begun == value else begun[: begun.rfind(" ") + 1] or begun


def _head(sheet: Worksheet, columns: Sequence[str], widths: Sequence[int]) -> None:
    for column, (name, width) in enumerate(zip(columns, widths, strict=True), 1):
        put(sheet, 1, column, name, _HEADING)
        sheet.column_dimensions[get_column_letter(column)].width = width


@cache
def _style(is_text: bool, is_place: bool) -> Style:
    style = replace(_PLAIN, number_format=AS_TEXT) if is_text else _PLAIN
    return replace(style, fill=filled(SHADE)) if is_place else style


def _heighten(sheet: Worksheet, number: int, row: Sequence[Cell], widths: Sequence[int]) -> None:
    lines = lines_of_row(row, widths)
    if lines > 1:
        sheet.row_dimensions[number].height = row_height(lines)


def _offer(sheet: Worksheet, letter: str, choices: Sequence[str]) -> None:
    """The words that a field takes, as a list to choose from."""
    listed = ",".join(choices)
    offer = DataValidation("list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=True)
    offer.add(f"{letter}2:{letter}10000")
    sheet.add_data_validation(offer)


def _continue(book: Workbook, sheet_name: str, place: str, column: str, rest: str) -> None:
    """Put what is too long for a cell on a sheet of its own, under the place of the cell."""
    if CONTINUED not in book.sheetnames:
        sheet = book.create_sheet(CONTINUED)
        _head(sheet, CONTINUED_COLUMNS, _CONTINUED_WIDTHS)
        set_up_paper(sheet, sum(_CONTINUED_WIDTHS))
        repeat_headings(sheet, "1:1", len(CONTINUED_COLUMNS) - 1)
    sheet = cast("Worksheet", book[CONTINUED])
    while rest:
        number = sheet.max_row + 1
        part = beginning(rest, MOST_IN_A_CELL)
        rest = rest[len(part) :]
        row = (sheet_name, place, column, part)
        for at, value in enumerate(row, 1):
            put(sheet, number, at, value, _PLAIN)
        _heighten(sheet, number, row, _CONTINUED_WIDTHS)
