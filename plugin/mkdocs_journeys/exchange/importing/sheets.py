"""Maps out of CSV files and workbooks."""

from __future__ import annotations

import csv
import datetime
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mkdocs_journeys.exchange.importing.cleaning import clean
from mkdocs_journeys.exchange.importing.columns import Columns
from mkdocs_journeys.exchange.importing.draft import Draft, NoMapError, Said
from mkdocs_journeys.exchange.importing.grid import Grid, Row
from mkdocs_journeys.exchange.importing.layout import tables_in
from mkdocs_journeys.exchange.importing.tables import drafts_of, with_above

ROWS = 5_000
COLUMNS = 500
CELLS = 100_000
# Of the parts of a workbook that hold cells, unpacked. A large map has a tenth of it.
UNPACKED = 24 * 1024 * 1024
PARTS = 2_000
_TOLD = re.compile(r"sep=(.)\r?\n")
_DELIMITERS = ",;\t|"
_SHEETS = re.compile(r"xl/(worksheets/|sharedStrings|styles|workbook|comments|drawings/)", re.IGNORECASE)
_SHAPE_TEXT = re.compile(rb"<a:t>([^<]*)</a:t>")
_TOO_MANY = "A map has a few dozen rows. Take out what is not part of it."


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as texts, with notes that stand beside its cells."""

    grid: Grid
    notes: tuple[str, ...] = ()


def csv_sheet(text: str, name: str) -> Sheet:
    """The sheet of a CSV file, whatever parts its cells. Raises NoMapError where it is too much."""
    if told := _TOLD.match(text):  # as Excel wants it
        text = text[told.end() :]
    delimiter = told[1] if told else _delimiter(text[:20_000])
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in reader:
            rows.append([clean(cell) for cell in row])
            cells += len(row)
            _say_excess(len(rows), len(row), cells)
    except csv.Error as error:
        raise NoMapError(f"Line {reader.line_num} is no row of a table: {error}.") from None
    return Sheet(Grid.of(name, rows))


def _delimiter(sample: str) -> str:
    """What parts the cells: the sign that gives the most rows of the same number of cells, more than one."""

    def worth(sign: str) -> tuple[float, int]:
        try:
            widths = [
                len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=sign) if any(row)
            ]
        except csv.Error:
            return (0, 0)
        wide = [width for width in widths if width > 1]
        usual = max(set(wide), key=wide.count, default=0)
        return (wide.count(usual) / max(len(widths), 1) if usual else 0, usual)

    return max(_DELIMITERS, key=worth)


def _say_excess(rows: int, width: int, cells: int) -> None:
    if rows > ROWS or width > COLUMNS or cells > CELLS:
        limits = ((rows > ROWS, f"{ROWS:,} rows"), (width > COLUMNS, f"{COLUMNS} columns"))
        what = next((limit for is_over, limit in limits if is_over), f"{CELLS:,} cells")
        raise NoMapError(f"The table has more than {what}.", _TOO_MANY)


def workbook_sheets(data: bytes) -> tuple[Sheet, ...]:
    """The sheets of a workbook (.xlsx). Raises NoMapError where it can't be read or is too large."""
    try:
        import openpyxl
    except ImportError:
        raise NoMapError(
            "Workbooks are read with openpyxl, which is not installed.",
            'Run: pip install "mkdocs-journeys[sheets]"',
        ) from None
    shapes = _unpacked(data)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data))
        values = openpyxl.load_workbook(io.BytesIO(data), data_only=True) if _has_formulas(book) else book
        sheets = [_sheet(sheet, values[sheet.title]) for sheet in book.worksheets]
    except NoMapError:
        raise
    except Exception as error:  # whatever a damaged file leads the library to
        raise NoMapError(
            f"The workbook is damaged, and can't be read ({type(error).__name__}).",
            "Open it in a spreadsheet, and save it again.",
        ) from None
    if shapes and sheets:
        sheets[0] = replace(sheets[0], notes=(*sheets[0].notes, *shapes))
    return tuple(sheets)


def _unpacked(data: bytes) -> tuple[str, ...]:
    """Look into a workbook before it is opened: is it one, and not too much? Gives the texts of shapes."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [part for part in archive.infolist() if _SHEETS.match(part.filename)]
            if len(archive.infolist()) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
                raise NoMapError("The workbook unpacks to more than a map can hold.", _TOO_MANY)
            if not any(part.filename.lower().startswith("xl/workbook") for part in parts):
                raise NoMapError("The file is no workbook of the kind .xlsx.", "Save it as .xlsx or .csv.")
            drawings = [part for part in parts if part.filename.startswith("xl/drawings/drawing")]
            texts = [text for part in drawings for text in _SHAPE_TEXT.findall(archive.read(part))]
    except (
        zipfile.BadZipFile,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        zlib.error,
    ) as error:
        hint = "Open it in a spreadsheet, and save it again as .xlsx."
        raise NoMapError(
            f"The file is no workbook, or only a part of one ({type(error).__name__}).", hint
        ) from None
    found = (clean(text.decode("utf-8", "replace")) for text in texts)
    return tuple(f"Text of a shape: {text}" for text in found if text)


def _has_formulas(book: Any) -> bool:
    return any(cell.data_type == "f" for sheet in book.worksheets for row in _rows(sheet) for cell in row)


def _rows(sheet: Any) -> Iterator[Any]:
    """The rows of a sheet down to the last that holds something, as far as they are not too many."""
    last = max((row for row, _ in sheet._cells), default=0)
    width = max((column for _, column in sheet._cells), default=0)
    _say_excess(last, width, last * width)
    yield from sheet.iter_rows(max_row=last, max_col=width) if last else ()


def _sheet(sheet: Any, values: Any) -> Sheet:
    rows: list[list[str]] = []
    notes: list[str] = []
    for row in _rows(sheet):
        cells = []
        for cell in row:
            value = values[cell.coordinate].value if cell.data_type == "f" else cell.value
            cells.append(_written(cell.value if value is None else value))
            comment = getattr(cell, "comment", None)
            if comment is not None and comment.text:
                notes.append(f"Note on {cell.coordinate}: {clean(comment.text)}")
        rows.append(cells)
    _spread(sheet, rows)
    return Sheet(Grid.of(clean(sheet.title), rows), tuple(notes))


def _spread(sheet: Any, rows: list[list[str]]) -> None:
    """A cell that was merged over several columns says the same for each, where those have more below it."""
    for area in sheet.merged_cells.ranges:
        top, left = area.min_row - 1, area.min_col - 1
        if area.max_row != area.min_row or top + 1 >= len(rows) or left >= len(rows[top]):
            continue
        below = rows[top + 1][left : area.max_col]
        if sum(bool(cell) for cell in below) > 1 and left > 0:
            for column in range(left + 1, min(area.max_col, len(rows[top]))):
                rows[top][column] = rows[top][left]


def _written(value: object) -> str:
    """A cell's value as people see it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return clean(str(value))


def maps_of(sheets: Sequence[Sheet], columns: Columns) -> tuple[tuple[Draft, ...], tuple[str, ...]]:
    """The maps of all sheets, and the names of sheets without any.

    What stands around the tables goes along with the map beside it, and sheets without a map with the first.
    """
    found: list[Draft] = []
    empty: list[tuple[Sheet, list[str]]] = []
    for sheet in sheets:
        drafts, loose = _maps(sheet, columns, is_only=len(sheets) == 1)
        if drafts:
            found += drafts
        elif loose:
            empty.append((sheet, loose))
    if found and empty:
        texts = [
            f"## {sheet.grid.name}\n\n" + "\n".join(f"- {line}" for line in lines) for sheet, lines in empty
        ]
        found[0] = replace(found[0], prose="\n\n".join(filter(None, (found[0].prose, *texts))))
    return tuple(found), tuple(sheet.grid.name for sheet, _ in empty)


def _maps(sheet: Sheet, columns: Columns, *, is_only: bool) -> tuple[list[Draft], list[str]]:
    tables, loose = tables_in(sheet.grid, columns)
    drafts: list[Draft] = []
    waiting: list[Row] = []
    for table in tables:
        made = list(drafts_of(table, columns, sheet.grid.name, about="journey"))
        if made:
            made[0] = with_above(made[0], (*waiting, *table.above), columns)
            where = table.place if is_only else f"sheet “{sheet.grid.name}”, {table.place}"
            drafts += [replace(draft, place=where) for draft in made]
            waiting = []
        else:
            waiting += [*table.above, *table.rows]
    lines = [*(_line(row) for row in (*waiting, *loose)), *sheet.notes]
    if not drafts:
        return [], lines
    drafts[-1] = replace(drafts[-1], said=(*drafts[-1].said, *(Said("", line) for line in lines)))
    return drafts, []


def _line(row: Row) -> str:
    return " | ".join(cell.replace("\n", " ") for cell in row.cells if cell)
