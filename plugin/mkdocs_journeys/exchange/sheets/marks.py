"""Marks of what cells held when they were exported: they tell a change in a cell from one in a file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from mkdocs_journeys.exchange.sheets.cells import Cell

_DIGITS = 8
# By sheet and row: a mark of each cell by its column.
Marks = Mapping[tuple[str, str], Mapping[str, str]]
NO_MARKS: Marks = MappingProxyType({})


def place_of(row: Sequence[Cell], places: int) -> str:
    """What tells a row from the others of its sheet."""
    return "\n".join(str(cell or "") for cell in row[:places])


def mark_of(cell: Cell) -> str:
    """A mark of what stands in a cell. Programs may save a number, or the end of a line, in another way."""
    if cell is None or cell == "":
        return "-"
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    written = str(cell).replace("\r\n", "\n")
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
