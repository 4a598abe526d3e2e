"""The sheets as CSV files, and back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from mkdocs_journeys.exchange.brought import Problem
from mkdocs_journeys.exchange.sheets.cells import Cell
from mkdocs_journeys.exchange.sheets.sheet import (
    BY_NAME,
    SETTINGS,
    SETTINGS_COLUMNS,
    UNLISTED,
    UNLISTED_COLUMNS,
    Sheet,
)
from mkdocs_journeys.pages.tables import guarded, unguarded

_END = ".csv"
_PLACES = {
    **{spec.name: spec.places for spec in BY_NAME.values()},
    SETTINGS: SETTINGS_COLUMNS,
    UNLISTED: UNLISTED_COLUMNS,
}
_SEPARATORS = ",;\t"
# The longest cell is a whole prose; Python's reader refuses more than half of it by itself.
_LONGEST_CELL = 1024 * 1024
MOST_BYTES = 128 * 1024 * 1024


def file_name(sheet: Sheet) -> str:
    """What the file of a sheet is called."""
    return sheet.name.replace(" ", "-") + _END


def csv_of(sheet: Sheet) -> bytes:
    """The file of a sheet, as spreadsheets open it."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(sheet.columns)
    writer.writerows([_written(cell) for cell in row] for row in sheet.rows)
    return stream.getvalue().encode("utf-8-sig", "surrogatepass")


def sheet_name(name: str, data: bytes) -> str | None:
    """The sheet whose file this is, by its name and its first columns; None where it is another file."""
    found = name.removesuffix(_END).replace("-", " ")
    if not name.endswith(_END) or found not in _PLACES:
        return None
    start = data[:4096].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    first = start.replace("\r", "\n").partition("\n")[0]
    header = next(csv.reader([first], delimiter=_separator(first)), [])
    places = _PLACES[found]
    return found if tuple(header[: len(places)]) == places else None


def sheet_from(name: str, data: bytes) -> Sheet | Problem:
    """The sheet of a file. A spreadsheet of another language may have saved it with semicolons."""
    if len(data) > MOST_BYTES:
        return Problem(name, f"The file is larger than {MOST_BYTES // 1024 // 1024} MiB.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Problem(name, "The file is not saved as UTF-8.")
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text.partition("\n")[0])))
    except csv.Error as error:
        return Problem(name, f"The file can't be read as CSV: {error}.")
    finally:
        csv.field_size_limit(before)
    header = tuple(cell.strip() for cell in rows[0]) if rows else ()
    return Sheet(name, header, tuple(_rows(rows[1:], len(header))))


def _rows(rows: list[list[str]], width: int) -> Iterator[tuple[Cell, ...]]:
    for row in rows:
        cells = tuple(unguarded(cell) or None for cell in row[:width])
        yield (*cells, *(None,) * (width - len(cells)))


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.9f}".rstrip("0").rstrip(".")
    return guarded(cell) if isinstance(cell, str) else str(cell)


def _separator(line: str) -> str:
    return max(_SEPARATORS, key=line.count)
