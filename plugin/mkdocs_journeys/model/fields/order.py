"""The order in which the keys of a record are written: what names it first, what it holds last."""

from __future__ import annotations

from functools import cache

from mkdocs_journeys.model.fields.record import Record

_FIRST = ("id", "use", "stage", "name", "title", "text")
_LAST = ("formerly", "touchpoints", "stages")


@cache
def in_order(kind: type[Record]) -> tuple[str, ...]:
    """The keys of a record in the order in which `journeys format` puts them.

    It is that of the definition, but for a few: a touchpoint shares most fields with touchpoints.yml, which
    come first there, and its id would stand somewhere in the middle.
    """
    keys = kind.keys()
    first = [key for key in keys if key in _FIRST]
    last = [key for key in _LAST if key in keys]
    return (*first, *(key for key in keys if key not in (*first, *last)), *last)
