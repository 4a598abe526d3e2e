"""A change as a line of plain words. Each names what changed: the thing, and the field by its key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mkdocs_journeys.changes.comparing import Change
from mkdocs_journeys.changes.comparison import Told
from mkdocs_journeys.changes.effects import Effect, Figure, signed
from mkdocs_journeys.changes.facts import Thing, default_of, record_of
from mkdocs_journeys.changes.spelling import ENGLISH, shortened

ARROW = "\u2192"
_KINDS: Mapping[str, str] = {
    "settings": "Settings",
    "stages": "Lifecycle stage",
    "owners": "Owner",
    "channels": "Channel",
    "touchpoints": "Shared touchpoint",
    "metrics": "Metric",
    "campaigns": "Campaign",
}
_ENDS: Mapping[tuple[str, str, str | None], str] = {
    ("pain", "status", "closed"): "pain closed",
    ("pain", "status", None): "open again",
    ("opportunity", "status", "shipped"): "shipped",
    ("opportunity", "status", "dropped"): "dropped",
}
_VERDICTS = {
    "moved": "moved: validated both times, by newer evidence",
    "learned": "learned: we know better, it need not have changed",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line about a change: its sign, what it is about, what happened to it, and what follows from it."""

    sign: str
    subject: str
    name: str
    said: str
    note: str


def line(told: Told) -> Line:
    """What is said of a change."""
    change = told.change
    sign = {"added": "+", "removed": "-"}.get(change.act, "~")
    return Line(sign, kind_of(change.thing), name_of(change), _said(change), _note(told))


def kind_of(thing: Thing) -> str:
    """What sort of thing it is."""
    return _KINDS.get(thing.kind, thing.kind.capitalize())


def name_of(change: Change) -> str:
    """What the thing is called, in short."""
    thing = change.was if change.act == "renamed" and change.was is not None else change.thing
    return "" if thing.kind == "settings" else shortened(thing.name)


def _said(change: Change) -> str:
    thing = change.thing
    if change.act in ("added", "removed"):
        return change.act
    if change.act == "renamed":
        was = change.was or thing
        name = f"renamed to {shortened(thing.name)}" if was.name != thing.name else "renamed"
        return f"{name} ({was.id} {ARROW} {thing.id})"
    if change.act == "moved":
        if change.before == change.after:
            return "moved to another place in the order"
        return f"moved: {change.before[-1]} {ARROW} {change.after[-1]}"
    default = default_of(thing, change.field)
    before = default if change.before is None else change.before
    after = default if change.after is None else change.after
    before, after = (ENGLISH.with_signs(record_of(thing), change.field, each) for each in (before, after))
    return f"{change.field}: {ENGLISH.between(before, after)}"


def _note(told: Told) -> str:
    change = told.change
    notes = [_VERDICTS[told.verdict]] if told.verdict else []
    if told.certainty:
        notes.append(f"{told.certainty[0]} {ARROW} {told.certainty[1]}")
    if told.crossed is not None:
        notes.append("meets its target now" if told.crossed else "misses its target now")
    if change.field == "status" and change.act == "changed":
        end = _ENDS.get((change.thing.kind, "status", change.after))
        notes += [end] if end else []
    if change.field == "reviewed" and change.thing.kind == "journey":
        notes.append("review refreshed")
    return "; ".join(notes)


def effects(effect: Effect) -> tuple[str, ...]:
    """What became of a journey's numbers, as far as one sees a difference."""
    experience = effect.experience
    found = []
    if experience.differs:
        moved, learned = effect.parts
        steps = (("experience moved", moved), ("our knowledge changed", learned))
        parts = [f"{what} {signed(step)}" for what, step in steps if step is not None and signed(step) != "0"]
        told = f"experience {_both(experience)}"
        found.append(f"{told} ({'; '.join(parts)})" if parts else told)
    found += [
        f"{name} {_both(figure)}"
        for name, figure in (
            ("owned", effect.owned),
            ("validated", effect.validated),
            ("health", effect.health),
        )
        if figure.differs
    ]
    return tuple(found)


def _both(figure: Figure) -> str:
    return f" {ARROW} ".join(figure.shown)
