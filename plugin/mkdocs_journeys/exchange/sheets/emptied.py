"""The way back: from the rows of sheets to what the files of a wiki say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mkdocs_journeys.exchange.brought import Brought, Problem
from mkdocs_journeys.exchange.sheets.cells import from_cell
from mkdocs_journeys.exchange.sheets.sheet import (
    BY_NAME,
    JOURNEY,
    KEY,
    METRIC,
    SETTINGS,
    SETTINGS_COLUMNS,
    SPECS,
    STAGE,
    TOUCHPOINT,
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
from mkdocs_journeys.reading.source import SUGGESTIONS
from mkdocs_journeys.reading.spots import Path_

Data = dict[str, Any]
_HELD = {"pain": "pains", "opportunity": "opportunities"}


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


def brought_from(sheets: Sequence[Sheet]) -> Brought:
    """What the sheets of an export say, as data with the cells that its parts come from."""
    found = emptied(sheets)
    brought = Brought(found.settings, found.unlisted, problems=found.problems)
    _Joining(found, brought).join()
    return brought


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


class _Joining:
    """Puts the things of the sheets together again: pains into touchpoints, these into stages."""

    def __init__(self, found: Emptied, brought: Brought) -> None:
        self._lines = found.lines
        self._brought = brought
        self._stages: dict[tuple[str, str], Data] = {}
        self._steps: dict[tuple[str, str], Data] = {}

    def join(self) -> None:
        for spec in SPECS:
            for line in self._lines.get(spec.name, ()):
                self._brought.origins[id(line.fields)] = line
        registries = self._brought.registries
        for spec in SPECS:
            if spec.kind == "registry" and spec.name in self._lines:
                registries[spec.registry] = self._by_key(spec.name)
        self._brought.personas.update(self._by_key("personas"))
        self._brought.journeys.update(self._by_key("journeys"))
        self._place_readings()
        for line in self._lines.get("stages", ()):
            self._place_stage(line)
        for line in self._lines.get("touchpoints", ()):
            self._place_touchpoint(line)
        for kind, shelf in _HELD.items():
            for line in self._lines.get(shelf, ()):
                self._place_held(line, kind, shelf)

    def _by_key(self, name: str) -> dict[str, Data]:
        found: dict[str, Data] = {}
        for line in self._lines.get(name, ()):
            key = line.places[KEY]
            if not key:
                self._say(line, KEY, f"Here belongs the key of this row on the sheet {name}.")
            elif key in found:
                self._say(line, KEY, f"Two rows of the sheet {name} have the key `{key}`.")
            else:
                found[key] = line.fields
        return found

    def _place_readings(self) -> None:
        metrics = self._brought.registries.get("metrics", {})
        for line in self._lines.get("readings", ()):
            metric = line.places[METRIC]
            if metric in metrics:
                metrics[metric].setdefault("readings", []).append(line.fields)
            else:
                self._lost(line, METRIC, "metric", metric, metrics)

    def _place_stage(self, line: Line) -> None:
        journeys = self._brought.journeys
        journey, key = line.places[JOURNEY], line.places[KEY]
        if journey not in journeys:
            self._lost(line, JOURNEY, "journey", journey, journeys)
        elif (journey, key) in self._stages:
            self._say(line, KEY, f"Two stages of {journey} have the key `{key}`.")
        else:
            self._stages[journey, key] = line.fields
            journeys[journey].setdefault("stages", []).append(line.fields)

    def _place_touchpoint(self, line: Line) -> None:
        journey, key = line.places[JOURNEY], line.places[KEY]
        stage = self._stages.get((journey, line.places[STAGE]))
        if stage is None:
            self._lost(line, STAGE, f"stage of {journey}", line.places[STAGE], _within(self._stages, journey))
        elif (journey, key) in self._steps:
            self._say(line, KEY, f"Two touchpoints of {journey} have the key `{key}`.")
        else:
            self._steps[journey, key] = line.fields
            stage.setdefault("touchpoints", []).append(line.fields)

    def _place_held(self, line: Line, kind: str, shelf: str) -> None:
        journey, stage, step = (line.places[name] for name in (JOURNEY, STAGE, TOUCHPOINT))
        holder: Data | None
        if not journey:
            shared = self._brought.registries.get("touchpoints", {})
            holder, column, what, choices = shared.get(step), TOUCHPOINT, "shared touchpoint", iter(shared)
        elif step:
            holder, column, what = self._steps.get((journey, step)), TOUCHPOINT, f"touchpoint of {journey}"
            choices = _within(self._steps, journey)
        else:
            holder, column, what = self._stages.get((journey, stage)), STAGE, f"stage of {journey}"
            choices = _within(self._stages, journey)
        if holder is None:
            named = line.places[column]
            self._lost(line, column, what, named, choices, f" The {kind} has no place.")
        else:
            holder.setdefault(shelf, []).append(line.fields)

    def _lost(
        self, line: Line, column: str, what: str, named: str, choices: Iterable[str], more: str = ""
    ) -> None:
        message = f"There is no {what} `{named}`.{more}"
        found = self._brought.problems
        suggestion = nearest(named, choices) if len(found) < SUGGESTIONS else ""
        found.append(Problem(line.place(column), message, suggestion=suggestion))

    def _say(self, line: Line, column: str, message: str) -> None:
        self._brought.problems.append(Problem(line.place(column), message))


def _within(keys: Iterable[tuple[str, str]], journey: str) -> Iterator[str]:
    return (key for of, key in keys if of == journey)


def column_at(line: Line, path: Path_) -> str:
    """The column in which what is wrong at `path` of a row's fields stands."""
    names = [step for step in path if isinstance(step, str) and step != "[key]"]
    for length in range(len(names), 0, -1):
        name = ".".join(names[:length])
        if name in line.columns:
            return name
    return KEY if KEY in line.columns else ""
