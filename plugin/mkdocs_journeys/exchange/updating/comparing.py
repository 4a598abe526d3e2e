"""Which cells of exported sheets somebody has changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mkdocs_journeys.exchange.brought import Problem
from mkdocs_journeys.exchange.sheets.cells import Cell, from_cell
from mkdocs_journeys.exchange.sheets.emptied import letters
from mkdocs_journeys.exchange.sheets.filled import Row, cell_of, rows_of, sheets_of
from mkdocs_journeys.exchange.sheets.marks import NO_MARKS, Marks, mark_of, place_of
from mkdocs_journeys.exchange.sheets.sheet import (
    BY_NAME,
    SETTINGS,
    Column,
    Sheet,
    Spec,
    columns_of,
    columns_on,
    own_column,
)
from mkdocs_journeys.exchange.updating.cell_change import CellChange
from mkdocs_journeys.exchange.updating.feelings import is_felt, with_feelings
from mkdocs_journeys.exchange.updating.strays import (
    TEXT,
    Places,
    Seen,
    Stray,
    is_as_exported,
    place_taken,
)
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.fields.shape import key_of, references
from mkdocs_journeys.model.registry import Registry
from mkdocs_journeys.model.values.refusal import nearest
from mkdocs_journeys.pages.catalog_data import PROSE
from mkdocs_journeys.reading.source import SUGGESTIONS

_Columns = Sequence[tuple[int, Column]]


@dataclass
class Compared:
    """What has changed in sheets. `problems` can't be brought back; `notes` are left alone."""

    changes: list[CellChange] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def compared(
    catalog: Catalog,
    data: Mapping[str, Any],
    sheets: Sequence[Sheet],
    marks: Marks = NO_MARKS,
) -> Compared:
    """The cells of sheets that differ from the files; with `marks`, those that differ from the export.

    Where the file says something else by now as well, it is a problem: nobody knows which one is meant.
    """
    found = Compared()
    rows = {spec.name: {row.places: row for row in held} for spec, held in rows_of(catalog, data)}
    for sheet in sheets:
        spec = BY_NAME.get(sheet.name)
        if spec is not None:
            named = _registries_of(spec, catalog)
            _Comparing(spec, sheet, rows.get(spec.name, {}), marks, found, named).compare()
        elif sheet.name == SETTINGS:
            _note_settings(catalog, sheet, found)
    return found


class _Comparing:
    """Compares one sheet with the things that the files hold."""

    def __init__(
        self,
        spec: Spec,
        sheet: Sheet,
        rows: Mapping[tuple[str, ...], Row],
        marks: Marks,
        found: Compared,
        named: Mapping[str, Registry[Any]],
    ) -> None:
        self._spec = spec
        self._sheet = sheet
        self._rows = rows
        self._marks = marks
        self._found = found
        self._named = named

    def compare(self) -> None:
        columns = list(self._columns())
        missing = [place for place in self._spec.places if place not in self._sheet.columns]
        if missing:
            message = f"The column `{missing[0]}` is missing, so nothing on this sheet is brought back."
            self._found.problems.append(Problem(f"{self._sheet.name}!A1", message))
            return
        at = [self._sheet.columns.index(place) for place in self._spec.places]
        seen, strays = Seen.of(self._rows), list[Stray]()
        for number, cells in enumerate(self._sheet.rows, 2):
            if all(from_cell(cell) is None for cell in cells):
                continue
            places = tuple(str(from_cell(cells[place]) or "") for place in at)
            seen.add(places)
            row = self._rows.get(places)
            if row is None:
                strays.append(Stray(number, cells, places))
            elif places in seen.known:
                self._say(number, at[-1], "Another row has the same key, so this one is not brought back.")
            else:
                seen.known.add(places)
                self._row(number, cells, row, columns, places)
        for stray in strays:
            self._stray(stray, columns, seen)
        for places in self._rows.keys() - seen.known:
            name = "/".join(filter(None, places))
            self._found.notes.append(f"{self._sheet.name}: {name} has no row any more; the file keeps it.")

    def _columns(self) -> Iterator[tuple[int, Column]]:
        known = {column.name: column for column in (*columns_of(self._spec.record), *columns_on(self._spec))}
        for at, name in enumerate(self._sheet.columns):
            column = known.get(name) or own_column(name)
            if column is not None:
                yield at, column
            elif name and name not in self._spec.places:
                suggestion = nearest(name, known)
                message = f"There is no field `{name}` of {self._spec.name}."
                place = f"{self._sheet.name}!{letters(at)}1"
                self._found.problems.append(Problem(place, message, suggestion=suggestion))

    def _row(self, number: int, cells: Sequence[Cell], row: Row, columns: _Columns, places: Places) -> None:
        marks = self._marks.get((self._sheet.name, place_of(places, len(places))))
        changes: list[CellChange] = []
        for at, column in columns:
            if marks is not None and mark_of(cells[at]) == marks.get(column.name, mark_of(None)):
                continue
            now = cell_of(self._spec, row.fields, column)
            value = from_cell(cells[at], column.form, column.shorthand)
            held = from_cell(now, column.form, column.shorthand)
            if self._is_same(column, value, held) or is_felt(column, value, held):
                continue
            if marks is not None and mark_of(now) != marks.get(column.name, mark_of(None)):
                message = f"`{column.name}` was changed here and in {row.file}. Change one of them by hand."
                self._say(number, at, message)
            elif column.name == PROSE:
                message = "Prose is not brought back: change it in the file."
                self._say(number, at, message)
            elif column.name in self._spec.apart:
                self._say(number, at, f"The {column.name} stand on a sheet of their own.")
            else:
                place = f"{self._sheet.name}!{letters(at)}{number}"
                changes.append(CellChange(place, self._spec, row, column, value))
        values = {column.name: from_cell(cells[at], column.form, column.shorthand) for at, column in columns}
        is_new = marks is not None  # so a cell is empty because somebody has emptied it
        self._found.changes += with_feelings(changes, values, self._found.notes, is_new=is_new)

    def _is_same(self, column: Column, value: Any, held: Any) -> bool:
        """Whether a cell says what the file says: `Web team` is whom the list calls `web`."""
        registry = self._named.get(column.name)
        if registry is not None and isinstance(value, str):
            value = registry.find(value) or value
        elif registry is not None and isinstance(value, list | tuple):
            value = [(registry.find(each) or each) if isinstance(each, str) else each for each in value]
        return bool(as_text(value) == as_text(held))

    def _stray(self, stray: Stray, columns: _Columns, seen: Seen) -> None:
        """A row whose key leads nowhere: that of a text that has changed, or one that no file has."""
        row = place_taken(self._spec, stray, self._rows, seen)
        values = {
            column.name: from_cell(stray.cells[at], column.form, column.shorthand) for at, column in columns
        }
        if row is None or not self._is_but_for_text(values, row, columns):
            self._unknown(stray.number, stray.places)
            return
        seen.known.add(row.places)
        has_marks = (self._sheet.name, place_of(stray.places, len(stray.places))) in self._marks
        if not self._marks and is_as_exported(self._spec, stray, values[TEXT]):
            self._found.notes.append(
                f"{self._sheet.name}!A{stray.number}: {row.file} has another text here by now: "
                f"{row.fields[TEXT]}. It stays. If that of the row is meant, write it there."
            )
        else:
            places = stray.places if has_marks else row.places
            self._row(stray.number, stray.cells, row, columns, places)

    def _is_but_for_text(self, values: Mapping[str, Any], row: Row, columns: _Columns) -> bool:
        """Whether a row says what a file says, but for its text."""
        differing = [
            column.name
            for _, column in columns
            if as_text(values[column.name])
            != as_text(from_cell(cell_of(self._spec, row.fields, column), column.form, column.shorthand))
        ]
        return differing == [TEXT] and values[TEXT] is not None

    def _unknown(self, number: int, places: tuple[str, ...]) -> None:
        """A row that no file has: a new one, or one of which somebody has changed the key."""
        name = "/".join(filter(None, places))
        near = ""
        if len(self._found.notes) < SUGGESTIONS and name:
            near = nearest(name, ("/".join(filter(None, each)) for each in self._rows))
        hint = f" Did you mean {near}? Then write that key." if near else ""
        self._found.notes.append(
            f"{self._sheet.name}!A{number}: no file has {name or 'a thing without a key'} any more, or yet, "
            f"so this row is left alone. New things are written in the files.{hint}"
        )

    def _say(self, number: int, at: int, message: str) -> None:
        place = f"{self._sheet.name}!{letters(at)}{number}"
        self._found.problems.append(Problem(place, message))


def _registries_of(spec: Spec, catalog: Catalog) -> dict[str, Registry[Any]]:
    """The lists that columns name things of, by the column."""
    found = {
        key_of(spec.record, attribute): getattr(catalog.registries, kind, None)
        for attribute, kind in references(spec.record).items()
    }
    return {column: registry for column, registry in found.items() if registry is not None}


def as_text(value: Any) -> Any:
    """A value in which a number and the text of it are the same, as in a file."""
    if isinstance(value, dict):
        return {str(key): as_text(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [as_text(item) for item in value]
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:.9f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    return value.strip() if isinstance(value, str) else value


def _note_settings(catalog: Catalog, sheet: Sheet, found: Compared) -> None:
    now = next((each for each in sheets_of(catalog) if each.name == SETTINGS), None)
    before = {row[0]: as_text(row[1]) for row in now.rows} if now else {}
    for row in sheet.rows:
        if len(row) > 1 and row[0] is not None and as_text(row[1]) != before.get(row[0]):
            found.notes.append(f"{SETTINGS}: `{row[0]}` was changed; settings are changed in journeys.yml.")
