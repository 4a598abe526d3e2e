"""Whom a change concerns: who keeps the journey or wants to hear of it, and who owns what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mkdocs_journeys.changes.comparison import Told
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.pages.past import Past


def keepers(journey: Journey) -> Iterator[str]:
    """Who hears of every change of a journey."""
    yield from journey.fields.informed
    if journey.fields.owner:
        yield journey.fields.owner


def owners_of(told: Told, journey: Journey | None) -> Iterator[str]:
    """Who owns what changed, today, or until then. `journey` is the one of today that it is about."""
    change = told.change
    if change.field == "owner":
        yield from (each for each in (change.before, change.after) if isinstance(each, str))
    for key in (change.thing.key, change.thing.within):
        touchpoint = journey.by_id.get(key[-1]) if journey and key[-2:-1] == ("touchpoint",) else None
        if touchpoint is not None and touchpoint.owner:
            yield touchpoint.owner


def changed_by_owner(past: Past) -> Mapping[str, Sequence[tuple[Journey, Told]]]:
    """What is different since the previous version, by who answers for it, or did."""
    found: dict[str, list[tuple[Journey, Told]]] = {}
    for changes in past.changed.values():
        for told in changes.changes if changes.after is not None else ():
            for owner in dict.fromkeys(owners_of(told, changes.after)):
                found.setdefault(owner, []).append((changes.journey, told))
    return found
