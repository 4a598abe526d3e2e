"""What a record says beside its defaults, as plain values: the same for each spelling of one meaning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeAlias

from mkdocs_journeys.model.fields import OpportunityFields, PainFields, Record, StageFields, TouchpointFields
from mkdocs_journeys.model.fields.parts import Entry as WayIn
from mkdocs_journeys.model.fields.rule_levels import RuleLevels
from mkdocs_journeys.model.fields.shape import fields_of, nested
from mkdocs_journeys.model.values.emotion import Emotion

# A value as JSON has it.
Plain: TypeAlias = Any
# What is a thing of its own is no field of what holds it.
_THINGS = (StageFields, TouchpointFields, PainFields, OpportunityFields)


def holds_things(kind: type[Record], attribute: str) -> bool:
    """Whether what stands in a field are things of their own: stages, touchpoints, pains, opportunities."""
    return nested(kind).get(attribute) in _THINGS


def said_by(record: Record, but: frozenset[str] = frozenset()) -> dict[str, Plain]:
    """What a record says beside its defaults, by the keys as they are written. Its id is in its key."""
    found = {}
    written = record.model_fields_set - but
    for key, name, default in _defaults(type(record)):
        if name in written and (value := getattr(record, name)) != default:
            found[key] = plain(value)
    extras = {key: plain(value) for key, value in record.extras.items()}
    return {key: value for key, value in (found | extras).items() if value is not None}


@cache
def _defaults(kind: type[Record]) -> tuple[tuple[str, str, object], ...]:
    """The fields of a record that are no things of their own: key, attribute, and what it is if left out."""
    attributes = {info.alias or name: name for name, info in kind.model_fields.items()}
    return tuple(
        (key, attributes[key], info.get_default(call_default_factory=True))
        for key, info in fields_of(kind).items()
        if not holds_things(kind, attributes[key]) and key != "id"
    )


def plain(value: object) -> Plain:
    """A value of a field as JSON has it: what people wrote, in one spelling."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, Emotion):
        return plain([value.begin, value.end] if value.changes else value.begin)
    if isinstance(value, WayIn):
        # No number: to Python, 1 and True are one.
        return "yes" if value.percent is None else plain(value.percent)
    if isinstance(value, RuleLevels):
        whole, places = value.by_place.get("", {}), value.by_place
        return plain({**whole, **{place: levels for place, levels in places.items() if place}})
    if isinstance(value, Record):
        own = getattr(value, "id", None)
        return {**({"id": own} if own else {}), **said_by(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if is_dataclass(value) and type(value).__str__ is object.__str__:
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    return str(value)
