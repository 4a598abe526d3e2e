"""What a record can't do without although no single key of it is a must."""

from __future__ import annotations

from functools import cache
from typing import Any

from mkdocs_journeys.model.fields import JourneyFields, MeasureFields, Record, StageFields, TouchpointFields
from mkdocs_journeys.model.fields.shape import key_of, nested
from mkdocs_journeys.reading.nodes import Code
from mkdocs_journeys.reading.source import Path_, Source

# One of these keys must be there.
_ONE_OF: dict[type[Record], tuple[str, frozenset[str]]] = {
    StageFields: ("this stage needs `stage` or `name`", frozenset({"stage", "name"})),
    TouchpointFields: ("this touchpoint needs `name` or `use`", frozenset({"name", "use"})),
    MeasureFields: ("this metric needs `name`, or the id of one in `use`", frozenset({"name", "use"})),
}


def say_needs(source: Source, record: Record, written: Any, path: Path_) -> None:
    """Say what is missing in a record and in all that it holds.

    `written` is its data with whatever is wrong with it: a bad name is a bad name and not missing too.
    """
    if isinstance(record, JourneyFields) and written.get("stages") == []:
        source.say((*path, "stages"), Code.MISSING_KEY, "this journey needs at least one stage in `stages`")
    message, keys = _ONE_OF.get(type(record), ("", frozenset()))
    if keys and isinstance(written, dict) and not keys & written.keys():
        source.say(path, Code.MISSING_KEY, message)
    for attribute, key in _needy(type(record)):
        held = getattr(record, attribute)
        inner = written.get(key) if isinstance(written, dict) else None
        if isinstance(held, Record):
            say_needs(source, held, inner, (*path, key))
        else:
            items = inner if isinstance(inner, list) else [inner]
            for index, (item, data) in enumerate(zip(held or (), items, strict=False)):
                say_needs(source, item, data, (*path, key, index))


@cache
def _needy(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    """The attributes, with their keys, that hold records which need something, at whatever depth."""
    return tuple(
        (attribute, key_of(kind, attribute))
        for attribute, held in nested(kind).items()
        if held in _ONE_OF or _needy(held)
    )
