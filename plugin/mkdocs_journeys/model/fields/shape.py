"""What the types of the fields say about themselves: which hold records, which name something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args

from pydantic.fields import FieldInfo

from mkdocs_journeys.model.fields.forms import Form, Reference
from mkdocs_journeys.model.fields.record import EXTRAS, Record

_PERCENTS = ("percent", "yes or percent")


@cache
def fields_of(kind: type[Record]) -> dict[str, FieldInfo]:
    """The fields by the keys as they are written."""
    return {info.alias or name: info for name, info in kind.model_fields.items() if info.alias != EXTRAS}


@cache
def nested(kind: type[Record]) -> Mapping[str, type[Record]]:
    """The records that stand in the fields of a record, by attribute."""
    found = {name: _record(info.annotation) for name, info in kind.model_fields.items()}
    return {name: record for name, record in found.items() if record is not None}


@cache
def nested_by_key(kind: type[Record]) -> Mapping[str, type[Record]]:
    """The same by the keys as they are written."""
    return {key_of(kind, name): record for name, record in nested(kind).items()}


@cache
def references(kind: type[Record]) -> Mapping[str, str]:
    """The kinds of things that the fields of a record name, by attribute."""
    found = {name: _reference(info) for name, info in kind.model_fields.items()}
    return {name: reference.kind for name, reference in found.items() if reference is not None}


@cache
def key_of(kind: type[Record], attribute: str) -> str:
    """How an attribute is written in a file."""
    return kind.model_fields[attribute].alias or attribute


@cache
def percents(kind: type[Record]) -> frozenset[str]:
    """The keys of a record whose figures are percents."""
    return frozenset(key for key, info in fields_of(kind).items() if _is_percent(info))


def record_at(kind: type[Record], path: tuple[str | int, ...]) -> type[Record]:
    """The record that holds what stands at `path`, seen from a record of `kind`."""
    for step in path:
        attribute = next((name for name in kind.model_fields if key_of(kind, name) == step), "")
        kind = nested(kind).get(attribute, kind)
    return kind


def _record(annotation: Any) -> type[Record] | None:
    for part in _parts(annotation):
        if isinstance(part, type) and issubclass(part, Record):
            return part
    return None


def _reference(info: FieldInfo) -> Reference | None:
    for part in (*info.metadata, *_parts(info.annotation)):
        if isinstance(part, Reference):
            return part
    return None


def _is_percent(info: FieldInfo) -> bool:
    parts = (*info.metadata, *_parts(info.annotation))
    return any(isinstance(part, Form) and part.words in _PERCENTS for part in parts)


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in (*get_args(annotation), *getattr(annotation, "__metadata__", ())):
        if not isinstance(part, str):
            yield from _parts(part)
