"""Ways that lead nowhere, or round in circles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mkdocs_journeys.checks.appearances import kept
from mkdocs_journeys.checks.rule import Path, Remark, Rule
from mkdocs_journeys.checks.wording import quoted
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.model.flow import Flow
from mkdocs_journeys.model.journey import Journey, Touchpoint


def _is_plain(journey: Journey) -> bool:
    """Whether each step leads to the following one and nothing is written of it."""
    return all(step.onward is None and step.fields.entry is None for step in journey.touchpoints)


def _unreached(catalog: Catalog) -> Iterator[Remark]:
    journeys = [journey for journey in kept(catalog) if not _is_plain(journey)]
    from_elsewhere = {
        (way.journey, way.to)
        for journey in journeys
        for step in journey.touchpoints
        for way in step.onward or ()
        if way.journey is not None
    }
    for journey in journeys:
        steps = {step.id: path for step, path in journey.places if journey.is_experienced(step)}
        ways = _ways(catalog.flows[journey.id], steps)
        reached = _reach(
            [
                step
                for number, step in enumerate(steps)
                if not number
                or journey.by_id[step].fields.entry is not None
                or (journey.id, step) in from_elsewhere
            ],
            ways,
        )
        for step in _heads([step for step in steps if step not in reached], ways):
            message = f"no way leads to {quoted(journey.by_id[step].name)}, and it is no way in"
            allowed = "`entry: yes`, or its id under `next` of a touchpoint before it"
            yield Remark(message, steps[step], journey.file, allowed)


def _ways(flow: Flow, steps: Iterable[str]) -> dict[str, list[str]]:
    ways: dict[str, list[str]] = {step: [] for step in steps}
    for way in flow.ways:
        ways[way.source].append(way.to)
    return ways


def _reach(starts: Iterable[str], ways: Mapping[str, list[str]]) -> set[str]:
    """All steps that one gets to from these, themselves included."""
    walk = list(starts)
    reached = set(walk)
    while walk:
        onward = [to for to in ways[walk.pop()] if to not in reached]
        reached.update(onward)
        walk += onward
    return reached


def _heads(steps: list[str], ways: Mapping[str, list[str]]) -> Iterator[str]:
    """Of steps that nobody gets to, those from which one gets to the others."""
    led_to = {to for step in steps for to in ways[step] if to != step}
    seen: set[str] = set()
    for step in sorted(steps, key=lambda step: step in led_to):
        if step not in seen:
            seen |= _reach([step], ways)
            yield step


_PAST_CHAT = """
title: I buy my first trail shoes
stages:
  - stage: decision
    touchpoints:
      - name: Basket
        next: {}
      - name: Chat
      - name: Payment
"""
UNREACHED = Rule(
    id="JM502",
    slug="unreachable",
    level=Level.WARNING,
    title="A touchpoint that no way leads to",
    reason="On the map it stands in the row, and by what `next` says nobody ever gets there. Either a way is "
    "missing, or customers come in here from outside.",
    source=None,
    bad=_PAST_CHAT.format("payment"),
    good=_PAST_CHAT.format("[payment, chat]"),
    of_wiki=_unreached,
)


def _endless(journey: Journey, catalog: Catalog) -> Iterator[Remark]:
    if _is_plain(journey):
        return
    places = {step.id: path for step, path in journey.places if journey.is_experienced(step)}
    flow = catalog.flows[journey.id]
    ways = _ways(flow, places)
    back: dict[str, list[str]] = {step: [] for step in places}
    for step, onward in ways.items():
        for to in onward:
            back[to].append(step)
    exits = [step for step in places if _can_leave(journey.by_id[step], ways[step], places)]
    caught = places.keys() - _reach(exits, back)
    last = next(reversed(places), "")
    seen: set[str] = set()
    for way in flow.ways:
        if way.is_loop and way.source in caught and way.source not in seen:
            circle = _reach([way.source], ways)
            seen |= circle
            # A circle that the last step belongs to is meant: they come back and buy again.
            if last not in circle:
                source, to = journey.by_id[way.source].name, journey.by_id[way.to].name
                where = f"between {quoted(to)} and {quoted(source)}" if source != to else f"at {quoted(to)}"
                message = f"they go round in circles {where}: no way leads out, and nobody drops off"
                yield Remark(message, (*places[way.source], "next"), allowed="a way on, or a `drop_off`")


def _can_leave(step: Touchpoint, onward: list[str], steps: Mapping[str, Path]) -> bool:
    """Whether one can leave the journey here: it ends, goes on elsewhere, or some drop off."""
    if not onward or (step.fields.drop_off is not None and step.fields.drop_off.percent):
        return True
    return any(way.journey is not None or way.to not in steps for way in step.onward or ())


_TRY_AGAIN = """
title: I buy my first trail shoes
stages:
  - stage: decision
    touchpoints:
      - name: Basket
      - name: Payment
        next: {}
      - name: Parcel
"""
ENDLESS = Rule(
    id="JM506",
    slug="loop-without-a-way-out",
    level=Level.WARNING,
    title="A loop that nobody gets out of",
    reason="By what `next` says they try again for ever. In truth they get through at some point, or "
    "give up: both are what the map is made to show.",
    source=None,
    bad=_TRY_AGAIN.format("basket"),
    good=_TRY_AGAIN.format("[basket, parcel]"),
    of_journey=_endless,
)


RULES = (UNREACHED, ENDLESS)
