"""A table as rows of texts, from a sheet or out of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from mkdocs_journeys.exchange.importing.columns import is_sign
from mkdocs_journeys.exchange.importing.spans import Span, spread

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, and how people call the row: `row 7`.

    `across` are the columns that only repeat a cell to the left which reaches over them, `down` one above.
    """

    cells: Cells
    place: str
    across: frozenset[int] = frozenset()
    down: frozenset[int] = frozenset()

    @property
    def filled(self) -> int:
        return sum(bool(cell) for cell in self.cells)

    def cell(self, column: int) -> str:
        return self.cells[column] if column < len(self.cells) else ""

    def without(self, copies: Set[int]) -> Row:
        """The same row with nothing in these columns."""
        if not copies:
            return self
        return Row(tuple("" if at in copies else cell for at, cell in enumerate(self.cells)), self.place)

    @property
    def own(self) -> Row:
        """The row as it is written: each text once."""
        return self.without(self.across | self.down)


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of one sheet or table. `name` is what the sheet or the heading above is called."""

    name: str
    rows: tuple[Row, ...]

    @classmethod
    def of(
        cls,
        name: str,
        rows: Sequence[Sequence[str]],
        first: int = 1,
        word: str = "row",
        spans: Iterable[Span] = (),
    ) -> Grid:
        """A grid of texts, all rows equally long; `first` is the number of the first one."""
        width = max((len(row) for row in rows), default=0)
        whole = spread([(*row, *[""] * (width - len(row))) for row in rows], spans)
        return cls(
            name,
            tuple(
                Row(tuple(row.cells), f"{word} {number}", frozenset(row.across), frozenset(row.down))
                for number, row in enumerate(whole, first)
            ),
        )

    def blocks(self) -> Iterator[tuple[Row, ...]]:
        """Runs of rows between empty ones."""
        block: list[Row] = []
        for row in self.rows:
            if row.filled:
                block.append(row)
            elif block:
                yield tuple(block)
                block = []
        if block:
            yield tuple(block)


def turned(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Rows as columns and columns as rows."""
    width = max((len(row.cells) for row in rows), default=0)
    return tuple(
        Row(tuple(row.cell(at) for row in rows), f"column {column_letters(at)}") for at in range(width)
    )


def column_letters(number: int) -> str:
    """The name of a column: A, B ... Z, AA."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def said(cell: str) -> str:
    """What a cell says; nothing where it holds a dash."""
    return "" if is_sign(cell) else cell


def line_of(row: Row) -> str:
    """A row that belongs to no table, as one line."""
    return " | ".join(cell.replace("\n", " ") for cell in row.cells if cell)
