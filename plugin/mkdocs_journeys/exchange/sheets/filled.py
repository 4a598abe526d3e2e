"""Fills the sheets with what the files of a wiki say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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
from mkdocs_journeys.pages.catalog_data import catalog_data
from mkdocs_journeys.reading.naming import Ids

# The places of a row, and the fields of the thing that it is.
Row = tuple[tuple[str, ...], Mapping[str, Any]]


def sheets_of(catalog: Catalog, *, people: bool = True) -> tuple[Sheet, ...]:
    """All sheets of a wiki. Those of things that it has none of hold their headings."""
    data = catalog_data(catalog, people=people)
    things = _Things(catalog, data)
    found = [_sheet(spec, tuple(things.rows(spec))) for spec in SPECS if things.has(spec)]
    settings = tuple(_setting(data["settings"]))
    unlisted = tuple(
        (kind, entry_id, name) for kind, names in data["unlisted"].items() for entry_id, name in names.items()
    )
    if settings:
        found.append(Sheet(SETTINGS, SETTINGS_COLUMNS, settings))
    if unlisted:
        found.append(Sheet(UNLISTED, UNLISTED_COLUMNS, unlisted))
    return tuple(found)


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
        if spec.kind in ("journey", "persona"):
            things = self.data["journeys" if spec.kind == "journey" else "personas"]
            yield from (((key,), fields) for key, fields in things.items())
        elif spec.kind == "registry":
            yield from (((key,), fields) for key, fields in self.data["registries"][spec.registry].items())
        elif spec.kind == "reading":
            for metric, fields in self.data["registries"]["metrics"].items():
                yield from (((metric,), reading) for reading in fields.get("readings", ()))
        else:
            yield from self._parts(spec.kind)
            yield from self._of_shared(spec.kind)

    def _parts(self, kind: Kind) -> Iterator[Row]:
        """What journeys are made of, under the ids that it has there."""
        for journey in self.catalog.journeys.values():
            written = self.data["journeys"][journey.id]["stages"]
            for stage, stage_fields in zip(journey.stages, written, strict=True):
                if kind == "stage":
                    yield (journey.id, stage.id), stage_fields
                    continue
                yield from _held(kind, (journey.id, stage.id, ""), stage, stage_fields)
                steps = stage_fields.get("touchpoints", ())
                for step, step_fields in zip(stage.touchpoints, steps, strict=True):
                    if kind == "touchpoint":
                        yield (journey.id, stage.id, step.id), step_fields
                    else:
                        yield from _held(kind, (journey.id, stage.id, step.id), step, step_fields)

    def _of_shared(self, kind: Kind) -> Iterator[Row]:
        shelf = _shelf(kind)
        if shelf is None:
            return
        for shared, fields in self.data["registries"].get("touchpoints", {}).items():
            written = fields.get(shelf, ())
            ids = Ids(each["id"] for each in written if "id" in each)
            for each in written:
                yield ("", "", shared, each.get("id") or ids.make(each["text"], kind)), each


def _shelf(kind: Kind) -> str | None:
    return {"pain": "pains", "opportunity": "opportunities"}.get(kind)


def _held(kind: Kind, places: tuple[str, ...], holder: Any, fields: Mapping[str, Any]) -> Iterator[Row]:
    """The pains or opportunities that a stage or touchpoint has of its own."""
    shelf = _shelf(kind)
    written = fields.get(shelf, ()) if shelf else ()
    if shelf and written:
        for found, each in zip(getattr(holder, shelf), written, strict=True):
            yield (*places, found.id), each


def _sheet(spec: Spec, rows: Sequence[Row]) -> Sheet:
    columns = (*columns_on(spec), *_own_columns(spec, rows))
    columns = tuple(
        column
        for column in columns
        if column.name not in spec.apart or any(fields.get(column.name) == [] for _, fields in rows)
    )
    return Sheet(
        spec.name,
        (*spec.places, *(column.name for column in columns)),
        tuple(
            (*(place or None for place in places), *(_cell(spec, fields, column) for column in columns))
            for places, fields in rows
        ),
    )


def _cell(spec: Spec, fields: Mapping[str, Any], column: Column) -> Cell:
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
    for _, fields in rows:
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
