"""The way back, first half: the rows of sheets as the things that stand in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mkdocs_journeys.exchange.brought import Problem
from mkdocs_journeys.exchange.sheets.cells import from_cell
from mkdocs_journeys.exchange.sheets.sheet import (
    BY_NAME,
    KEY,
    SETTINGS,
    SETTINGS_COLUMNS,
    UNLISTED,
    UNLISTED_COLUMNS,
    Column,
    Sheet,
    Spec,
    columns_of,
    columns_on,
    own_column,
    settings_columns,
)
from mkdocs_journeys.model.values.refusal import nearest
from mkdocs_journeys.reading.spots import Path_

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a sheet: where it is, which thing it says it is, and the fields that it has."""

    sheet: str
    number: int
    places: Mapping[str, str]
    fields: Data
    columns: Mapping[str, str]

    def place(self, column: str = "") -> str:
        """Where a cell of it is: `pains!D7`; of the row, where no column is meant."""
        letters = self.columns.get(column) or next(iter(self.columns.values()), "A")
        return f"{self.sheet}!{letters}{self.number}"


@dataclass
class Emptied:
    """What the sheets of one export say, as far as they could be understood."""

    lines: dict[str, list[Line]] = field(default_factory=dict)
    settings: Data = field(default_factory=dict)
    unlisted: dict[str, dict[str, str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def emptied(sheets: Sequence[Sheet]) -> Emptied:
    """The rows of sheets by the names of the sheets. Others than ours are left alone."""
    found = Emptied()
    for sheet in sheets:
        if sheet.name == SETTINGS and sheet.columns == SETTINGS_COLUMNS:
            found.settings |= _settings(sheet)
        elif sheet.name == UNLISTED and sheet.columns == UNLISTED_COLUMNS:
            for kind, entry_id, name in sheet.rows:
                found.unlisted.setdefault(str(kind), {})[str(entry_id)] = str(name)
        elif sheet.name in BY_NAME:
            found.lines[sheet.name] = list(_lines(BY_NAME[sheet.name], sheet, found.problems))
    return found


def _settings(sheet: Sheet) -> Data:
    known = {column.name: column for column in settings_columns()}
    found: Data = {}
    for key, cell in sheet.rows:
        column = known.get(str(key))
        value = from_cell(cell, column.form, column.shorthand) if column else from_cell(cell)
        if key is not None and value is not None:
            found[str(key)] = value
    return found


def _lines(spec: Spec, sheet: Sheet, problems: list[Problem]) -> Iterator[Line]:
    columns = {name: letters(place) for place, name in enumerate(sheet.columns) if name}
    known = {column.name: column for column in (*columns_of(spec.record), *columns_on(spec))}
    chosen: list[tuple[int, Column]] = []
    missing = [place for place in spec.places if place not in sheet.columns]
    problems += [Problem(f"{sheet.name}!A1", f"The column `{place}` is missing.") for place in missing]
    for at, name in enumerate(sheet.columns):
        column = known.get(name) or own_column(name)
        if column is not None:
            chosen.append((at, column))
        elif name and name not in spec.places:
            message = f"There is no field `{name}` of {spec.name}."
            place = f"{sheet.name}!{columns[name]}1"
            problems.append(Problem(place, message, ", ".join(known), nearest(name, known)))
    places = {name: sheet.columns.index(name) for name in spec.places if name in sheet.columns}
    if len(places) < len(spec.places):
        return
    for number, row in enumerate(sheet.rows, 2):
        if all(from_cell(cell) is None for cell in row):
            continue
        held = {name: str(from_cell(row[at]) or "") for name, at in places.items()}
        yield Line(sheet.name, number, held, _fields(row, chosen), columns)


def _fields(row: Sequence[Any], columns: Sequence[tuple[int, Column]]) -> Data:
    found: Data = {}
    for at, column in columns:
        value = from_cell(row[at], column.form, column.shorthand)
        if value is None:
            continue
        holder = found
        for step in column.path[:-1]:
            holder = holder.setdefault(step, {})
        holder[column.path[-1]] = value
    return found


def letters(place: int) -> str:
    """What a spreadsheet calls a column, counted from 0: A, Z, AA."""
    found = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def column_at(line: Line, path: Path_) -> str:
    """The column in which what is wrong at `path` of a row's fields stands."""
    names = [step for step in path if isinstance(step, str) and step != "[key]"]
    for length in range(len(names), 0, -1):
        name = ".".join(names[:length])
        if name in line.columns:
            return name
    return KEY if KEY in line.columns else ""
