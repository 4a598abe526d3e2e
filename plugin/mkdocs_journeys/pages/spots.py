"""Where things stand on the journeys that count: a pain, an opportunity, a way in, each with its places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.flow import Flow
from mkdocs_journeys.model.journey import Journey, Opportunity, Pain, Stage, Touchpoint

Item = TypeVar("Item", Pain, Opportunity)


@dataclass(frozen=True, slots=True)
class Spot:
    """A stage of a journey, or a touchpoint in it."""

    journey: Journey
    stage: Stage
    touchpoint: Touchpoint | None

    @property
    def name(self) -> str:
        return self.touchpoint.name if self.touchpoint else self.stage.name

    @property
    def key(self) -> str:
        """The same for all places of a shared touchpoint."""
        return self.touchpoint.key if self.touchpoint else f"{self.journey.id}#{self.stage.id}"

    @property
    def part(self) -> Stage | Touchpoint:
        return self.touchpoint or self.stage

    @property
    def owner(self) -> str | None:
        return self.touchpoint.owner if self.touchpoint else None

    @property
    def is_ours(self) -> bool:
        """Whether somebody has to answer for it: a stage and a step without contact have no owner."""
        return self.touchpoint is not None and self.touchpoint.is_live


@dataclass(frozen=True, slots=True)
class Found(Generic[Item]):
    """A pain or an opportunity at one of its places."""

    item: Item
    spot: Spot


@dataclass(frozen=True, slots=True)
class Gathered(Generic[Item]):
    """A pain or an opportunity, once, with all its places."""

    key: str
    places: tuple[Found[Item], ...]

    @property
    def item(self) -> Item:
        return self.places[0].item

    @property
    def first(self) -> Spot:
        return self.places[0].spot

    @property
    def journeys(self) -> tuple[str, ...]:
        """The ids of its journeys."""
        return tuple(dict.fromkeys(place.spot.journey.id for place in self.places))

    @property
    def personas(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(place.spot.journey.persona for place in self.places))

    @property
    def owners(self) -> tuple[str | None, ...]:
        """Who answers for its touchpoints; None stands for a touchpoint that nobody answers for."""
        spots = (place.spot for place in self.places)
        return tuple(dict.fromkeys(spot.owner for spot in spots if spot.owner or spot.is_ours))


def spots(journeys: Iterable[Journey]) -> Iterator[Spot]:
    """All stages and touchpoints of journeys, each stage before its touchpoints."""
    for journey in journeys:
        for stage in journey.stages:
            yield Spot(journey, stage, None)
            for touchpoint in stage.touchpoints:
                yield Spot(journey, stage, touchpoint)


def pains(catalog: Catalog) -> tuple[Gathered[Pain], ...]:
    """The pains of the journeys that count, in the order of their first places."""
    return _gathered(catalog, lambda spot: spot.part.pains)


def opportunities(catalog: Catalog) -> tuple[Gathered[Opportunity], ...]:
    """The opportunities of the journeys that count, in the order of their first places."""
    return _gathered(catalog, lambda spot: spot.part.opportunities)


def reached(catalog: Catalog, found: Gathered[Item]) -> float | None:
    """How many of 100 who begin a journey come to a place of it: the most where it has several.

    None where that can't be known.
    """
    arriving = (_arriving(catalog.flows[place.spot.journey.id], place.spot) for place in found.places)
    return max((number for number in arriving if number is not None), default=None)


def _arriving(flow: Flow, spot: Spot) -> float | None:
    """Who comes to a touchpoint; to a stage: who begins there, and who comes from another one."""
    if spot.touchpoint:
        return flow.arriving.get(spot.touchpoint.id)
    inside = [step.id for step in spot.stage.touchpoints if step.id in flow.arriving]
    coming = [flow.beginning.get(step, 0.0) for step in inside]
    coming += [going for (source, to), going in flow.passing.items() if to in inside and source not in inside]
    known = [number for number in coming if number is not None]
    return sum(known) if known and len(known) == len(coming) else None


def _gathered(catalog: Catalog, items: Callable[[Spot], Iterable[Item]]) -> tuple[Gathered[Item], ...]:
    places: dict[str, list[Found[Item]]] = {}
    for spot in spots(catalog.counted):
        for item in items(spot):
            places.setdefault(item.key, []).append(Found(item, spot))
    return tuple(Gathered(key, tuple(found)) for key, found in places.items())


def answers(journeys: Iterable[Journey]) -> dict[str, tuple[Found[Opportunity], ...]]:
    """The opportunities that answer a pain, by the pain's key; each once."""
    found: dict[str, dict[str, Found[Opportunity]]] = {}
    for journey in journeys:
        keys = {pain.id: pain.key for pain in journey.pains}
        for spot in spots((journey,)):
            for opportunity in spot.part.opportunities:
                for pain in opportunity.pains:
                    if pain in keys:
                        found.setdefault(keys[pain], {}).setdefault(opportunity.key, Found(opportunity, spot))
    return {pain: tuple(each.values()) for pain, each in found.items()}


def answered(found: Gathered[Opportunity]) -> tuple[Found[Pain], ...]:
    """The pains that an opportunity answers, each once, with a place where it does."""
    pains: dict[str, Found[Pain]] = {}
    for place in found.places:
        journey = place.spot.journey
        for spot in spots((journey,)):
            for pain in spot.part.pains:
                if pain.id in place.item.pains:
                    pains.setdefault(pain.key, Found(pain, spot))
    return tuple(pains.values())
