"""What a cell of the map says, as plain text with its roles: the same words that the page shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from mkdocs_journeys.model.journey import Measure, Opportunity, Pain, Touchpoint
from mkdocs_journeys.pages.journey_map import Cell, Lane
from mkdocs_journeys.pages.place import Place

Role = Literal["plain", "strong", "quote", "dim", "good", "bad"]
Tint = Literal["", "good", "bad"]


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph and what it is."""

    text: str
    role: Role = "plain"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in a cell. `step` is the touchpoint that it belongs to, where the cell holds several."""

    said: tuple[Said, ...]
    step: Touchpoint | None = None
    tint: Tint = ""


def lane_name(lane: Lane, at: Place) -> str:
    """What a lane is called: by the team for its own lanes."""
    return lane.name or at.words(f"lane.{lane.key}")


def items(lane: Lane, cell: Cell, at: Place) -> tuple[Item, ...]:
    """What a cell says. Nothing for pictures, and for the feelings that the curve shows."""
    value = cell.value
    if value in (None, (), "") or lane.key == "image":
        return ()
    if lane.key == "pains":
        return tuple(pain_item(pain, step, at) for pain, step in value)
    if lane.key == "opportunities":
        return tuple(opportunity_item(found, step, at) for found, step in value)
    if lane.key == "metrics":
        return tuple(Item(tuple(_measure(measure, at)), step) for measure, step in value)
    if lane.key == "questions":
        return tuple(Item(tuple(_question(question, at)), step) for question, step in value)
    said = tuple(_said(lane.key, cell, at))
    return (Item(said),) if said else ()


def pain_item(pain: Pain, step: Touchpoint | None, at: Place, *more: str) -> Item:
    """A pain with how much it hurts, and with what else is told of it."""
    severity = pain.fields.severity
    facts = [at.words(f"severity.{severity}")] if severity else []
    told = tuple(_facts([*facts, *more], "bad" if pain.weight > 2 else "dim"))
    return Item((Said(pain.fields.text), *told), step, "bad")


def opportunity_item(found: Opportunity, step: Touchpoint | None, at: Place, *more: str) -> Item:
    """An opportunity with impact, effort, how far it is, its ticket, and what else is told of it."""
    words, fields = at.words, found.fields
    facts = [
        f"{words(f'opportunity.{name}')} {words('of_five', n=words.number(value))}"
        for name, value in (("impact", fields.impact), ("effort", fields.effort))
        if value is not None
    ]
    facts.append(words(f"opportunity_status.{fields.status}"))
    facts += [fields.ticket] if fields.ticket else []
    return Item((Said(fields.text), *_facts([*facts, *more], "dim")), step, "good")


def _measure(measure: Measure, at: Place) -> Iterator[Said]:
    words, fields = at.words, measure.fields
    yield Said(measure.name)
    latest = measure.latest
    facts = [words("metric.unmeasured") if latest is None else words.amount(latest, fields.unit)]
    if fields.target is not None:
        target = words.amount(fields.target, fields.unit)
        facts.append(words(f"metric.target_{fields.better}", value=target))
    if measure.is_met is not None:
        facts.append(words("metric.met" if measure.is_met else "metric.missed"))
    yield from _facts(facts, "dim" if measure.is_met is None else "good" if measure.is_met else "bad")


def _question(question: Any, at: Place) -> Iterator[Said]:
    yield Said(question.text)
    facts = [at.name("owners", question.owner)] if question.owner else []
    facts += [at.words("due", date=at.words.date(question.due))] if question.due else []
    yield from _facts(facts, "dim")


def _facts(facts: Iterable[str], role: Role) -> Iterator[Said]:
    """Short facts on one line; none where there are none."""
    told = " · ".join(facts)
    if told:
        yield Said(told, role)


def _said(key: str, cell: Cell, at: Place) -> Iterator[Said]:
    """What stands in a cell of its own, by lane: see the template journey/lanes.html."""
    words, value = at.words, cell.value
    if key == "feeling":
        yield from _felt(value, at)
    elif key == "goal":
        yield Said(value, "strong")
    elif key == "stage_time":
        yield Said(words.duration(value))
    elif key == "channel":
        names = [at.name("channels", channel) for channel in value]
        yield from map(Said, [words("channel.none")] if value == ("none",) else names)
    elif key == "thinking":
        yield from (Said(words("quoted", text=text), "quote") for text in value)
    elif key == "quote":
        for quote in value:
            yield Said(words("quoted", text=quote.text), "quote")
            yield from _dim(quote.who)
    elif key == "message":
        yield from _plain(value[0])
        yield from _dim(at.name("campaigns", value[1]) if value[1] else None)
    elif key == "leaving":
        yield from _plain(value.why)
        yield from _dim(words("drop_off.to", place=value.to) if value.to else None)
    elif key == "time":
        yield from _plain(words.duration(value[0]) if value[0] else None)
        yield from _dim(words("map.wait", time=words.duration(value[1])) if value[1] else None)
    elif key == "asked":
        yield from _plain(words.listed(value[0]))
        yield from _dim(value[1])
    elif key == "owner":
        yield from _owner(value, at)
    elif key == "handover":
        yield from _handover(cell, at)
    elif isinstance(value, str):
        yield Said(value)
    else:
        yield from _texts(value)


def _felt(part: Any, at: Place) -> Iterator[Said]:
    """How a stage or a touchpoint feels, in words and as a number."""
    fields, words = part.fields, at.words
    if fields.emotion:
        mean = fields.emotion.mean
        role: Role = "good" if mean > 0 else "bad" if mean < 0 else "strong"
        word = f"{fields.feeling} " if fields.feeling else ""
        yield Said(f"{word}{score(fields.emotion, at)}", role)
    elif fields.feeling:
        yield Said(fields.feeling)
    else:
        yield Said(words("feeling.unknown"), "dim")


def score(emotion: Any, at: Place) -> str:
    """A feeling as a number, or as two where it changes."""
    words = at.words
    if not emotion.changes:
        return words.signed(emotion.mean)
    begin, end = words.signed(emotion.begin), words.signed(emotion.end)
    return words("feeling.change", begin=begin, end=end)


def _owner(value: Any, at: Place) -> Iterator[Said]:
    owner, supporting, is_asked = value
    if owner:
        yield Said(at.name("owners", owner), "strong")
    elif is_asked:
        yield Said(at.words("owner.none"), "bad")
    if supporting:
        names = at.words.listed(at.name("owners", each) for each in supporting)
        yield Said(f"{at.words('owner.with')} {names}", "dim")


def _handover(cell: Cell, at: Place) -> Iterator[Said]:
    passed, ways = cell.value
    yield from _plain(passed)
    for place, text in ways:
        name = at.step_name(cell.touchpoint, place) if cell.touchpoint else place
        yield Said(at.words("map.handover_to", name=name), "dim")
        yield Said(text)


def _texts(texts: Iterable[str]) -> Iterator[Said]:
    found = tuple(texts)
    yield from map(Said, found if len(found) == 1 else (f"• {text}" for text in found))


def _plain(text: str | None) -> Iterator[Said]:
    if text:
        yield Said(text)


def _dim(text: str | None) -> Iterator[Said]:
    if text:
        yield Said(text, "dim")
