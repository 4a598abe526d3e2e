"""Cells that reach over several rows or columns: what they say holds for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """The places that one cell takes up: its row and its column, counted from 0, and how many of each."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(slots=True)
class Spread:
    """The cells of one row with those that reach into it.

    `across` are the columns that only repeat a cell to the left, `down` those that repeat one above.
    """

    cells: list[str]
    across: set[int]
    down: set[int]


def spread(rows: Sequence[Sequence[str]], spans: Iterable[Span]) -> list[Spread]:
    """Rows of equally many cells, with what a cell says at all places that it reaches over.

    A title is not spread: it stands alone over all that follows. Labels are spread down only. Nothing is
    spread to places that have a text of their own, or to rows that have none.
    """
    found = [Spread(list(row), set(), set()) for row in rows]
    width = max((at + 1 for row in rows for at, cell in enumerate(row) if cell), default=0)
    labels = min((at for row in rows for at, cell in enumerate(row) if cell), default=0)
    filled = [sum(bool(cell) for cell in row) for row in rows]
    for span in spans:
        if span.row >= len(rows) or span.column >= width or not (text := rows[span.row][span.column]):
            continue
        right, low = min(span.column + span.columns, width), min(span.row + span.rows, len(rows))
        if span.columns > 1 and right == width and filled[span.row] == 1:
            continue
        for at in range(span.row, low):
            for column in range(span.column, right if span.column > labels else span.column + 1):
                if filled[at] and not rows[at][column]:
                    found[at].cells[column] = text
                    (found[at].across if column > span.column else found[at].down).add(column)
    return found
