"""Cells with their looks: a look is made once, and each cell that has it only points to it."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from copy import copy
from dataclasses import dataclass
from functools import cache
from typing import Any, cast
from weakref import WeakKeyDictionary

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.worksheet import Worksheet

from mkdocs_journeys.exchange.drawn.colours import TEXT
from mkdocs_journeys.exchange.sheets.cells import Cell
from mkdocs_journeys.exchange.workbook.excel_texts import shown

WRAPPED = Alignment(vertical="top", wrap_text=True)
AS_TEXT = "@"
_FACE = "Calibri"
# What a spreadsheet would take for the beginning of a formula.
_FORMULA = re.compile(r"[=+\-@\t\r\u2212\uff1d\uff0b\uff0d\uff20]")


@cache
def font(colour: str = TEXT, **more: Any) -> Font:
    """A font of the workbook's one face, in a colour such as #20262e."""
    return Font(name=_FACE, color=colour[1:], **{"size": 11, **more})


@cache
def filled(colour: str) -> PatternFill:
    """A cell of one colour."""
    return PatternFill("solid", fgColor=colour[1:])


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """How a cell looks. Two styles are never equal: to compare what they say takes most of the time."""

    font: Font | None = None
    fill: PatternFill | None = None
    alignment: Alignment | None = None
    border: Border | None = None
    number_format: str | None = None


# What a workbook knows each style by, and once more for texts that begin like a formula.
_Known = MutableMapping[tuple[Style, bool], StyleArray]
_known: WeakKeyDictionary[Workbook, _Known] = WeakKeyDictionary()


def put(sheet: Worksheet, row: int, column: int, value: Cell, style: Style) -> None:
    """Write a cell that is not part of a merged one. A text is a text, whatever it looks like."""
    cell: Any = sheet.cell(row, column)
    cell.value = value
    is_like_formula = False
    if isinstance(value, str):
        cell.data_type = "s"
        is_like_formula = _FORMULA.match(value) is not None
    book = cast("Workbook", sheet.parent)
    known = _known.setdefault(book, {})
    found = known.get((style, is_like_formula))
    if found is None:
        found = known[style, is_like_formula] = _given(cell, style, is_like_formula)
    cell._style = copy(found)


def show(sheet: Worksheet, row: int, column: int, text: str | None, style: Style) -> None:
    """Write a cell that is only there to be read, as `shown`."""
    put(sheet, row, column, text and shown(text), style)


def _given(cell: Any, style: Style, is_like_formula: bool) -> StyleArray:
    """Give a cell its style in openpyxl's way, which looks for each part of it in the whole workbook."""
    for name in ("font", "fill", "alignment", "border", "number_format"):
        part = getattr(style, name)
        if part is not None:
            setattr(cell, name, part)
    if is_like_formula:
        cell.quotePrefix = True
    found: StyleArray = cell._style
    return found
