"""A hidden sheet that remembers what was exported: so that a change in a cell is told from one in a file."""

from __future__ import annotations

from collections.abc import Iterable

from openpyxl import Workbook

from mkdocs_journeys.exchange.sheets.marks import Marks, mark_of, place_of
from mkdocs_journeys.exchange.sheets.sheet import BY_NAME, Sheet
from mkdocs_journeys.exchange.workbook.reading import sheets_in

AS_EXPORTED = "as exported"
_COLUMNS = ("sheet", "row", "cells")


def note_export(book: Workbook, sheets: Iterable[Sheet]) -> None:
    """Add the hidden sheet to a workbook."""
    hidden = book.create_sheet(AS_EXPORTED)
    hidden.sheet_state = "veryHidden"
    hidden.append(_COLUMNS)
    for sheet in sheets:
        spec = BY_NAME.get(sheet.name)
        if spec is None:
            continue
        hidden.append((sheet.name, "", "\n".join(sheet.columns)))
        for row in sheet.rows:
            marks = " ".join(mark_of(cell) for cell in row)
            hidden.append((sheet.name, place_of(row, len(spec.places)) or " ", marks))
    for line in hidden.iter_rows():
        for cell in line:
            if isinstance(cell.value, str):
                cell.data_type = "s"


def marks_in(data: bytes) -> Marks:
    """What a workbook remembers; nothing where somebody has deleted the sheet."""
    sheets, _ = sheets_in(data, (AS_EXPORTED,))
    found: dict[tuple[str, str], dict[str, str]] = {}
    columns: dict[str, list[str]] = {}
    for sheet, row, cells in sheets[0].rows if sheets and sheets[0].columns == _COLUMNS else ():
        if row is None:
            columns[str(sheet)] = str(cells).split("\n")
        else:
            names = columns.get(str(sheet), [])
            place = "" if row == " " else str(row)
            found[str(sheet), place] = dict(zip(names, str(cells).split(" "), strict=False))
    return found
