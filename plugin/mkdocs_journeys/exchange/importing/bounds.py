"""How large a table may be that is read as a map, wherever it comes from."""

from __future__ import annotations

from mkdocs_journeys.exchange.importing.draft import NoMapError
from mkdocs_journeys.exchange.workbook.bounds import A_MAP

ROWS = A_MAP.rows
COLUMNS = A_MAP.columns
CELLS = 100_000
TOO_MANY = "A map has a few dozen rows. Take out what is not part of it."


def say_excess(rows: int, width: int, cells: int) -> None:
    """Refuse a table that is larger than any map. Raises NoMapError."""
    if rows > ROWS or width > COLUMNS or cells > CELLS:
        limits = ((rows > ROWS, f"{ROWS:,} rows"), (width > COLUMNS, f"{COLUMNS} columns"))
        what = next((limit for is_over, limit in limits if is_over), f"{CELLS:,} cells")
        raise NoMapError(f"The table has more than {what}.", TOO_MANY)
