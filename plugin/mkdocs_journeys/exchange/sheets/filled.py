"""Fills the sheets with what the files of a wiki say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from mkdocs_journeys.exchange.sheets.cells import EMPTY_LIST, Cell, to_cell
from mkdocs_journeys.exchange.sheets.sheet import (
    MORE,
    SETTINGS,
    SETTINGS_COLUMNS,
    SPECS,
    UNLISTED,
    UNLISTED_COLUMNS,
    Column,
    Kind,
    Sheet,
    Spec,
    columns_of,
    columns_on,
    own_column,
    settings_columns,
)
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.fields.record import EXTRAS
from mkdocs_journeys.pages.catalog_data import PEOPLE, catalog_data
from mkdocs_journeys.reading.folder import PERSONA_FILE
from mkdocs_journeys.reading.naming import Ids
from mkdocs_journeys.reading.spots import Path_


class Row(NamedTuple):
    """A thing on its sheet: the cells that say which it is, its fields, and where it stands: the file, from
    the wiki's folder on, and the way to it in the file.
    """

    places: tuple[str, ...]
    fields: Mapping[str, Any]
    file: str
    path: Path_


def sheets_of(catalog: Catalog, *, people: bool = True) -> tuple[Sheet, ...]:
    """All sheets of a wiki. Those of things that it has none of hold their headings."""
    data = catalog_data(catalog, people=people)
    found = [_sheet(spec, tuple(rows)) for spec, rows in rows_of(catalog, data)]
    if not people:
        found = [_without(sheet, PEOPLE) if sheet.name == "owners" else sheet for sheet in found]
    settings = tuple(_setting(data["settings"]))
    unlisted = tuple(
        (kind, entry_id, name) for kind, names in data["unlisted"].items() for entry_id, name in names.items()
    )
    if settings:
        found.append(Sheet(SETTINGS, SETTINGS_COLUMNS, settings))
    if unlisted:
        found.append(Sheet(UNLISTED, UNLISTED_COLUMNS, unlisted))
    return tuple(found)


def _without(sheet: Sheet, columns: Collection[str]) -> Sheet:
    """A sheet without some columns: an empty cell would say that nothing stands in the file."""
    kept = [at for at, name in enumerate(sheet.columns) if name not in columns]
    rows = tuple(tuple(row[at] for at in kept) for row in sheet.rows)
    return Sheet(sheet.name, tuple(sheet.columns[at] for at in kept), rows)


def rows_of(catalog: Catalog, data: Mapping[str, Any]) -> Iterator[tuple[Spec, Iterator[Row]]]:
    """The things on each sheet. `data` is that of the catalog: see `pages.catalog_data`."""
    things = _Things(catalog, data)
    return ((spec, things.rows(spec)) for spec in SPECS if things.has(spec))


@dataclass(frozen=True, slots=True)
class _Things:
    """The things of a wiki by the sheets on which they stand."""

    catalog: Catalog
    data: Mapping[str, Any]

    def has(self, spec: Spec) -> bool:
        """A registry without a file is no empty one."""
        if spec.kind == "reading":
            return "metrics" in self.data["registries"]
        return spec.kind != "registry" or spec.registry in self.data["registries"]

    def rows(self, spec: Spec) -> Iterator[Row]:
        if spec.kind == "journey":
            for key, fields in self.data["journeys"].items():
                yield Row((key,), fields, f"{key}.md", ())
        elif spec.kind == "persona":
            for key, fields in self.data["personas"].items():
                yield Row((key,), fields, f"{key}/{PERSONA_FILE}", ())
        elif spec.kind == "registry":
            for key, fields in self.data["registries"][spec.registry].items():
                yield Row((key,), fields, f"{spec.registry}.yml", (key,))
        elif spec.kind == "reading":
            for metric, fields in self.data["registries"]["metrics"].items():
                for number, reading in enumerate(fields.get("readings", ())):
                    path = (metric, "readings", number)
                    yield Row((metric, str(number + 1)), reading, "metrics.yml", path)
        else:
            yield from self._parts(spec.kind)
            yield from self._of_shared(spec.kind)

    def _parts(self, kind: Kind) -> Iterator[Row]:
        """What journeys are made of, under the ids that it has there."""
        for journey in self.catalog.journeys.values():
            file = f"{journey.id}.md"
            written = self.data["journeys"][journey.id]["stages"]
            for stage, stage_fields in zip(journey.stages, written, strict=True):
                path: Path_ = ("stages", stage.index)
                if kind == "stage":
                    yield Row((journey.id, stage.id), stage_fields, file, path)
                    continue
                yield from _held(kind, stage, Row((journey.id, stage.id, ""), stage_fields, file, path))
                steps = stage_fields.get("touchpoints", ())
                for at, (step, step_fields) in enumerate(zip(stage.touchpoints, steps, strict=True)):
                    row = Row((journey.id, stage.id, step.id), step_fields, file, (*path, "touchpoints", at))
                    yield from [row] if kind == "touchpoint" else _held(kind, step, row)

    def _of_shared(self, kind: Kind) -> Iterator[Row]:
        shelf = _shelf(kind)
        if shelf is None:
            return
        for shared, fields in self.data["registries"].get("touchpoints", {}).items():
            written = fields.get(shelf, ())
            ids = Ids(each["id"] for each in written if "id" in each)
            for at, each in enumerate(written):
                key = each.get("id") or ids.make(each["text"], kind)
                yield Row(("", "", shared, key), each, "touchpoints.yml", (shared, shelf, at))


def _shelf(kind: Kind) -> str | None:
    return {"pain": "pains", "opportunity": "opportunities"}.get(kind)


def _held(kind: Kind, holder: Any, row: Row) -> Iterator[Row]:
    """The pains or opportunities that a stage or touchpoint has of its own."""
    shelf = _shelf(kind)
    written = row.fields.get(shelf, ()) if shelf else ()
    if shelf and written:
        for at, (found, each) in enumerate(zip(getattr(holder, shelf), written, strict=True)):
            yield Row((*row.places, found.id), each, row.file, (*row.path, shelf, at))


def _sheet(spec: Spec, rows: Sequence[Row]) -> Sheet:
    columns = (*columns_on(spec), *_own_columns(spec, rows))
    columns = tuple(
        column
        for column in columns
        if column.name not in spec.apart or any(row.fields.get(column.name) == [] for row in rows)
    )
    return Sheet(
        spec.name,
        (*spec.places, *(column.name for column in columns)),
        tuple(
            (
                *(place or None for place in row.places),
                *(cell_of(spec, row.fields, column) for column in columns),
            )
            for row in rows
        ),
    )


def cell_of(spec: Spec, fields: Mapping[str, Any], column: Column) -> Cell:
    """The cell of a thing in a column."""
    value: Any = fields
    for step in column.path:
        value = value.get(step) if isinstance(value, Mapping) else None
    if column.name in spec.apart:
        return EMPTY_LIST if value == [] else None
    return to_cell(value, column.form, column.shorthand)


def _own_columns(spec: Spec, rows: Iterable[Row]) -> Iterator[Column]:
    """Lanes, and keys that begin with x-, of the rows and of the records that are spread in them."""
    spread = dict.fromkeys(column.path[0] for column in columns_of(spec.record) if len(column.path) > 1)
    names: dict[str, None] = {}
    for fields in (row.fields for row in rows):
        names |= dict.fromkeys(f"{MORE}{lane}" for lane in fields.get("more", ()))
        names |= dict.fromkeys(key for key in fields if key.startswith(EXTRAS))
        for holder in spread:
            names |= dict.fromkeys(
                f"{holder}.{key}" for key in fields.get(holder, ()) if key.startswith(EXTRAS)
            )
    found = (own_column(name) for name in names)
    return (column for column in found if column is not None)


def _setting(settings: Mapping[str, Any]) -> Iterator[tuple[Cell, ...]]:
    known = {column.name: column for column in settings_columns()}
    for key, value in settings.items():
        column = known.get(key)
        form, shorthand = (column.form, column.shorthand) if column else ("one", None)
        yield key, to_cell(value, form, shorthand)
