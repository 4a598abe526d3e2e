"""What is left of a record's data without what is wrong with it.

So that one run tells all errors: a record with a bad value is read again without it, and what else it
says is looked up. It is broken all the same, and never shown.
"""

from __future__ import annotations

from typing import Any

from mkdocs_journeys.reading.source import Path_

# What stands for a key that must be there.
_STAND_INS: dict[str, Any] = {"title": "?", "name": "?", "text": "?", "stages": []}
# Without these nobody knows what the parts of a journey are called.
_NAMING = frozenset({"id", "name", "use", "stage", "stages", "touchpoints", "pains", "formerly"})


def take_out(data: Any, place: Path_, *, is_missing: bool) -> tuple[bool, bool]:
    """Take a bad value out of `data`, or stand in for a missing one.

    Answers whether that could be done, and whether names of things went with it. A list that holds a bad
    item goes as a whole: without the item alone the others would have other places.
    """
    holders = place[:-1] if is_missing else place
    node: Any = data
    trail: list[tuple[Any, Any]] = []
    for step in holders:
        is_key = isinstance(node, dict) and isinstance(step, str)
        is_item = isinstance(node, list) and isinstance(step, int)
        if is_key and step not in node:
            return True, False  # an error before this one took it out
        if is_key or is_item:
            trail.append((node, step))
            node = node[step]
    key = str(place[-1]) if place else ""
    if is_missing and isinstance(node, dict) and key in _STAND_INS:
        node[key] = _STAND_INS[key]
        return True, False
    while trail and isinstance(trail[-1][0], list):
        trail.pop()
    if not trail:
        return False, True
    holder, last = trail[-1]
    del holder[last]
    return True, last in _NAMING
