"""How the sheets of things look: headings that stay, widths, filters, words to choose from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, cast

from openpyxl import Workbook
from openpyxl.cell import Cell as WorkbookCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from mkdocs_journeys.exchange.drawn.colours import GOOD, INK, ON_INK, SHADE, TEXT
from mkdocs_journeys.exchange.sheets.cells import Cell
from mkdocs_journeys.exchange.sheets.marks import place_of
from mkdocs_journeys.exchange.sheets.sheet import BY_NAME, Sheet, choices_of
from mkdocs_journeys.exchange.workbook.reading import CONTINUED, CONTINUED_COLUMNS, MOST_IN_A_CELL

WRAPPED = Alignment(vertical="top", wrap_text=True)
_FACE = "Calibri"
_BAND = PatternFill("solid", fgColor=INK[1:])
_PLACE = PatternFill("solid", fgColor=SHADE[1:])
_AS_TEXT = "@"
# What a spreadsheet would take for the beginning of a formula.
_FORMULA = re.compile(r"[=+\-@\t\r\u2212\uff1d\uff0b\uff0d\uff20]")
_NARROWEST, _WIDEST = 10, 48


def font(colour: str = TEXT, **more: Any) -> Font:
    """A font of the workbook's one face, in a colour such as #20262e."""
    return Font(name=_FACE, color=colour[1:], **{"size": 11, **more})


LINK = font(GOOD, underline="single")
HEADING = font(ON_INK, bold=True)
_PLAIN = font()


def put(sheet: Worksheet, row: int, column: int, value: Cell, **style: Any) -> WorkbookCell:
    """Write a cell that is not part of a merged one. A text is a text, whatever it looks like."""
    cell = cast("WorkbookCell", sheet.cell(row, column))
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        if _FORMULA.match(value):
            cell.quotePrefix = True
    for name, each in style.items():
        setattr(cell, name, each)
    return cell


def table(sheet: Worksheet, held: Sheet, book: Workbook) -> None:
    """Fill a sheet of a workbook."""
    spec = BY_NAME.get(held.name)
    places = len(spec.places) if spec else 1
    for column, name in enumerate(held.columns, 1):
        put(sheet, 1, column, name, font=HEADING, fill=_BAND, alignment=WRAPPED)
    for number, row in enumerate(held.rows, 2):
        for column, value in enumerate(row, 1):
            if value is None:
                continue
            if isinstance(value, str) and len(value) > MOST_IN_A_CELL:
                value, rest = value[:MOST_IN_A_CELL], value[MOST_IN_A_CELL:]
                _continue(book, held.name, place_of(row, places), held.columns[column - 1], rest)
            put(sheet, number, column, value, **_style(value, column <= places))
    _measure(sheet, held)
    sheet.freeze_panes = f"{get_column_letter(places + 1)}2"
    last = get_column_letter(len(held.columns))
    sheet.auto_filter.ref = f"A1:{last}{len(held.rows) + 1}"
    for column, name in enumerate(held.columns, 1):
        letter = get_column_letter(column)
        # What somebody types into an empty cell is not to become a date.
        if all(row[column - 1] is None or isinstance(row[column - 1], str) for row in held.rows):
            sheet.column_dimensions[letter].number_format = _AS_TEXT
        if spec is not None and (choices := choices_of(spec.record, name)):
            _offer(sheet, letter, choices)


def _style(value: Cell, is_place: bool) -> dict[str, Any]:
    style: dict[str, Any] = {"alignment": WRAPPED, "font": _PLAIN}
    if isinstance(value, str):
        style["number_format"] = _AS_TEXT
    if is_place:
        style["fill"] = _PLACE
    return style


def _measure(sheet: Worksheet, held: Sheet) -> None:
    """Columns as wide as their longest line, within bounds."""
    for column, name in enumerate(held.columns):
        longest = max([len(name) + 4, *_lengths(held.rows, column)])
        width = max(_NARROWEST, min(_WIDEST, longest + 2))
        sheet.column_dimensions[get_column_letter(column + 1)].width = width


def _lengths(rows: Sequence[Sequence[Cell]], column: int) -> Iterator[int]:
    for row in rows:
        if row[column] is not None:
            yield max(len(line) for line in str(row[column])[:1000].split("\n"))


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
        for at, name in enumerate(CONTINUED_COLUMNS, 1):
            put(sheet, 1, at, name, font=HEADING, fill=_BAND)
    sheet = cast("Worksheet", book[CONTINUED])
    for start in range(0, len(rest), MOST_IN_A_CELL):
        number = sheet.max_row + 1
        part = rest[start : start + MOST_IN_A_CELL]
        for at, value in enumerate((sheet_name, place, column, part), 1):
            put(sheet, number, at, value, alignment=WRAPPED)
