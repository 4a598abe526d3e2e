"""What the sheets are: their names, the records in their rows, and the columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args, get_origin

from mkdocs_journeys.exchange.sheets.cells import Cell, Form
from mkdocs_journeys.model.fields import (
    JourneyFields,
    OpportunityFields,
    PainFields,
    PersonaFields,
    ReadingFields,
    Record,
    SettingsFields,
    StageFields,
    TouchpointFields,
)
from mkdocs_journeys.model.fields.order import in_order
from mkdocs_journeys.model.fields.record import EXTRAS
from mkdocs_journeys.model.fields.shape import key_of, nested
from mkdocs_journeys.model.kinds import FILE_KINDS
from mkdocs_journeys.pages.catalog_data import PROSE

# The id of the thing in a row, within what holds it. It finds the thing again, so it is never changed.
KEY = "key"
JOURNEY, STAGE, TOUCHPOINT, METRIC = "journey", "in_stage", "in_touchpoint", "in_metric"
MORE = "more."
Kind = Literal["registry", "persona", "journey", "stage", "touchpoint", "pain", "opportunity", "reading"]


@dataclass(frozen=True, slots=True)
class Spec:
    """A sheet. `places` are the columns that say which thing a row is, before those of its fields.

    `apart` are the fields that stand on sheets of their own. `registry` is the kind of a registry's sheet.
    """

    name: str
    kind: Kind
    record: type[Record]
    places: tuple[str, ...]
    apart: tuple[str, ...] = ()
    registry: str = ""
    has_prose: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with its rows. Each row is as long as `columns`."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a field: the way to its value from the record, and how that is written."""

    name: str
    path: tuple[str, ...]
    form: Form
    shorthand: str | None = None


_HELD = ("pains", "opportunities")
# Where the sheet of a registry would be called as that of the parts of journeys.
_CALLED = {"stages": "lifecycle stages", "touchpoints": "shared touchpoints"}
SETTINGS = "settings"
UNLISTED = "unlisted names"


def _registries() -> tuple[Spec, ...]:
    apart: Mapping[str, tuple[str, ...]] = {"touchpoints": _HELD, "metrics": ("readings",)}
    return tuple(
        Spec(
            _CALLED.get(file.name, file.name),
            "registry",
            file.record,
            (KEY,),
            apart.get(file.name, ()),
            registry=file.name,
        )
        for file in FILE_KINDS.values()
        if file.is_registry
    )


SPECS: tuple[Spec, ...] = (
    Spec("journeys", "journey", JourneyFields, (KEY,), ("stages",), has_prose=True),
    Spec("stages", "stage", StageFields, (JOURNEY, KEY), ("touchpoints", *_HELD)),
    Spec("touchpoints", "touchpoint", TouchpointFields, (JOURNEY, STAGE, KEY), _HELD),
    Spec("pains", "pain", PainFields, (JOURNEY, STAGE, TOUCHPOINT, KEY)),
    Spec("opportunities", "opportunity", OpportunityFields, (JOURNEY, STAGE, TOUCHPOINT, KEY)),
    Spec("personas", "persona", PersonaFields, (KEY,), has_prose=True),
    *_registries(),
    Spec("readings", "reading", ReadingFields, (METRIC, KEY)),
)
BY_NAME: Mapping[str, Spec] = {spec.name: spec for spec in SPECS}
SETTINGS_COLUMNS = ("field", "value")
UNLISTED_COLUMNS = ("kind", "id", "name")


@cache
def columns_of(record: type[Record]) -> tuple[Column, ...]:
    """The columns of all fields of a record, in the order of the format. One record in a field is spread."""
    attributes = {
        key_of(record, name): name for name, info in record.model_fields.items() if info.alias != EXTRAS
    }
    found: list[Column] = []
    for key in in_order(record):
        annotation = record.model_fields[attributes[key]].annotation
        held = nested(record).get(attributes[key])
        if held is not None and not is_list(record, attributes[key]):
            found += [
                Column(f"{key}.{inner.name}", (key, *inner.path), inner.form, inner.shorthand)
                for inner in columns_of(held)
            ]
        elif held is not None:
            found.append(Column(key, (key,), "records", held.shorthand))
        else:
            found.append(Column(key, (key,), _form(annotation)))
    return tuple(found)


def columns_on(spec: Spec) -> tuple[Column, ...]:
    """The columns of a sheet's fields, without those lanes and keys of one's own that only its rows know."""
    found = tuple(each for each in columns_of(spec.record) if each.name != "more")
    return (*found, Column(PROSE, (PROSE,), "one")) if spec.has_prose else found


@cache
def choices_of(record: type[Record], name: str) -> tuple[str, ...]:
    """The words that a column takes, where there are few; () where it takes others too."""
    info = next((info for key, info in record.model_fields.items() if key_of(record, key) == name), None)
    found = () if info is None else tuple(_words(info.annotation))
    is_truth = info is not None and info.annotation is bool
    return ("yes", "no") if is_truth else found


def settings_columns() -> tuple[Column, ...]:
    """The settings, which stand below each other."""
    return columns_of(SettingsFields)


def own_column(name: str) -> Column | None:
    """A column of a team's own: a lane, or a key that begins with x-."""
    if name.startswith(MORE) and name != MORE:
        return Column(name, ("more", name.removeprefix(MORE)), "list")
    # Within a record that is spread, such as drop_off.x-source.
    *way, last = name.split(".", 1) if not name.startswith(EXTRAS) else (name,)
    return Column(name, (*way, last), "one") if last.startswith(EXTRAS) else None


def _form(annotation: Any) -> Form:
    if _has(annotation, tuple):
        return "list"
    return "pairs" if _has(annotation, Mapping) else "one"


@cache
def is_list(record: type[Record], attribute: str) -> bool:
    """Whether a field takes several values."""
    return _has(record.model_fields[attribute].annotation, tuple)


def _has(annotation: Any, wanted: type) -> bool:
    origin = get_origin(annotation)
    if isinstance(origin, type) and issubclass(origin, wanted):
        return True
    parts: Sequence[Any] = get_args(annotation)
    return any(_has(part, wanted) for part in parts if not isinstance(part, str))


def _words(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        for part in get_args(annotation):
            yield from _words(part)
