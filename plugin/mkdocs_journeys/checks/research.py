"""Which pieces of research a part of a journey names, wherever in it they are named."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mkdocs_journeys.model.fields import Record
from mkdocs_journeys.model.fields.shape import nested, references

_KIND = "evidence"


def named_evidence(record: Record) -> Iterator[str]:
    """All evidence that a record names, itself or in what it holds: pains, quotes, readings."""
    naming, holding = _ways(type(record))
    for attribute in naming:
        yield from getattr(record, attribute)
    for attribute in holding:
        value = getattr(record, attribute)
        for inner in (value,) if isinstance(value, Record) else value or ():
            yield from named_evidence(inner)


@cache
def _ways(kind: type[Record]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The attributes that name evidence, and those with records that do, at whatever depth."""
    naming = tuple(attribute for attribute, what in references(kind).items() if what == _KIND)
    holding = tuple(attribute for attribute, inner in nested(kind).items() if any(_ways(inner)))
    return naming, holding
