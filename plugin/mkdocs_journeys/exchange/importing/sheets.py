"""Maps out of sheets, and the sheets of CSV files."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mkdocs_journeys.exchange.importing.bounds import say_excess
from mkdocs_journeys.exchange.importing.cleaning import clean
from mkdocs_journeys.exchange.importing.columns import Columns
from mkdocs_journeys.exchange.importing.draft import Draft, NoMapError, Said
from mkdocs_journeys.exchange.importing.grid import Grid, Row, line_of
from mkdocs_journeys.exchange.importing.layout import tables_in
from mkdocs_journeys.exchange.importing.tables import drafts_of, with_above
from mkdocs_journeys.exchange.importing.titles import is_nameless

_TOLD = re.compile(r"sep=(.)\r?\n")
_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as texts, with notes that stand beside its cells."""

    grid: Grid
    notes: tuple[str, ...] = ()


def csv_sheet(text: str, name: str) -> Sheet:
    """The sheet of a CSV file, whatever parts its cells. Raises NoMapError where it is too much, or open."""
    if told := _TOLD.match(text):  # as Excel wants it
        text = text[told.end() :]
    delimiter = told[1] if told else _delimiter(text[:20_000])
    lines = list(io.StringIO(text, newline=""))
    reader = csv.reader(lines, delimiter=delimiter)
    rows: list[list[str]] = []
    cells = begun = ended = 0
    try:
        for row in reader:
            rows.append([clean(cell) for cell in row])
            cells += len(row)
            begun, ended = ended, reader.line_num
            say_excess(len(rows), len(row), cells)
    except csv.Error as error:
        line = reader.line_num + bool(told)
        raise NoMapError(f"Line {line} is no row of a table: {error}.") from None
    if ended - begun > 1 and _is_open(lines[begun:], delimiter):
        what = f"A quotation mark in the row that begins in line {begun + 1 + bool(told)} is never closed"
        raise NoMapError(f"{what}: all that follows would be one cell.", "Close it, or take it out.")
    return Sheet(Grid.of(name, rows))


def _is_open(row: Sequence[str], delimiter: str) -> bool:
    """Whether the last row of a file ends within quotation marks."""
    try:
        list(csv.reader(row, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


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


def maps_of(
    sheets: Sequence[Sheet], columns: Columns, title: str = ""
) -> tuple[tuple[Draft, ...], tuple[str, ...]]:
    """The maps of all sheets, and the names of sheets without any.

    `title` is that of a map on a sheet to which nobody has given a name; further ones have the name of their
    sheet behind it.

    What stands around the tables goes along with the map beside it, and sheets without a map with the first.
    """
    found: list[Draft] = []
    empty: list[tuple[Sheet, list[str]]] = []
    titles = _titles([sheet.grid.name for sheet in sheets], title)
    for sheet, called in zip(sheets, titles, strict=True):
        drafts, loose = _maps(sheet, columns, called, is_only=len(sheets) == 1)
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


def _titles(names: Sequence[str], title: str) -> Iterator[str]:
    """What the maps of sheets are called if nothing in them says it."""
    is_first = True
    for name in names:
        if not title or not is_nameless(name):
            yield name
        else:
            yield title if is_first else f"{title} {name}"
            is_first = False


def _maps(sheet: Sheet, columns: Columns, title: str, *, is_only: bool) -> tuple[list[Draft], list[str]]:
    tables, loose = tables_in(sheet.grid, columns)
    drafts: list[Draft] = []
    waiting: list[Row] = []
    for table in tables:
        made = list(drafts_of(table, columns, title, about="journey"))
        if made:
            made[0] = with_above(made[0], (*waiting, *table.above), columns)
            where = table.place if is_only else f"sheet “{sheet.grid.name}”, {table.place}"
            drafts += [replace(draft, place=where) for draft in made]
            waiting = []
        else:
            waiting += [*table.above, *table.rows]
    lines = [*(line_of(row) for row in (*waiting, *loose)), *sheet.notes]
    if not drafts:
        return [], lines
    drafts[-1] = replace(drafts[-1], said=(*drafts[-1].said, *(Said("", line) for line in lines)))
    return drafts, []
