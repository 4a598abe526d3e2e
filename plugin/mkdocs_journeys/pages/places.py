"""Places of touchpoints in lists: what each row says, and what many of them add up to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.experience import Experience, experience
from mkdocs_journeys.model.journey import (
    DONE,
    Journey,
    Measure,
    Opportunity,
    Pain,
    Stage,
    Touchpoint,
)

Item = TypeVar("Item", Pain, Opportunity)
# What stands beside a list in full. The rest is in listings of its own.
MOST_BESIDE = 30


@dataclass(frozen=True, slots=True)
class Once(Generic[Item]):
    """A pain or an opportunity once, with all places to which a shared touchpoint brings it."""

    item: Item
    places: tuple[Stage | Touchpoint, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A touchpoint in its place, as a row of a list. `low` is None where nothing is felt or known."""

    place: Touchpoint
    journey: Journey
    stage: Stage
    low: float | None

    @property
    def worst(self) -> Pain | None:
        """The pain that hurts most."""
        return max(self.place.open_pains, key=lambda pain: pain.weight, default=None)

    @property
    def step(self) -> Opportunity | None:
        """What to do next: the best that waits, else what is being done."""
        return min(
            (found for found in self.place.opportunities if found.fields.status not in DONE),
            key=lambda found: (not found.is_waiting, found.rank),
            default=None,
        )

    @property
    def metric(self) -> Measure | None:
        """The metric that says most: one that misses its target, else one that meets it."""
        return min(self.place.metrics, key=lambda found: _MET.index(found.is_met), default=None)

    @property
    def is_orphan(self) -> bool:
        """Whether somebody should own it and nobody does."""
        return self.place.is_live and self.place.owner is None


_MET = (False, True, None)


def rows(catalog: Catalog, places: Iterable[Touchpoint]) -> tuple[Row, ...]:
    """Places as rows, worst first: the lowest feeling, then the worst pain; unknown last."""
    found = [_row(catalog, place) for place in places]
    return tuple(sorted(found, key=_rank))


def _row(catalog: Catalog, place: Touchpoint) -> Row:
    journey = catalog.journey_of(place)
    known = place.emotion if journey.is_experienced(place) else None
    return Row(place, journey, journey.stages[place.stage], known.low if known else None)


def _rank(row: Row) -> tuple[bool, float, int, int, str, int]:
    place = row.place
    heaviest = row.worst.weight if row.worst else 0
    return (
        row.low is None,
        row.low or 0,
        -heaviest,
        -len(place.open_pains),
        place.journey,
        place.number,
    )


def persona_of(row: Row) -> str:
    return row.journey.persona


def felt(catalog: Catalog, places: Iterable[Touchpoint]) -> Experience | None:
    """Mean and low over places; what is retired or only planned is not felt today."""
    return experience(place.emotion for place in places if catalog.journey_of(place).is_experienced(place))


def pains(parts: Iterable[Stage | Touchpoint]) -> tuple[Once[Pain], ...]:
    """The open pains of stages and touchpoints, each once, worst first."""
    found = _once((pain, part) for part in parts for pain in part.pains if pain.is_open)
    return tuple(sorted(found, key=lambda once: (-once.item.weight, -len(once.places))))


def opportunities(parts: Iterable[Stage | Touchpoint]) -> tuple[Once[Opportunity], ...]:
    """What could be done and is not done yet, each once: what waits by its rank, then what has begun."""
    found = _once(
        (chance, part) for part in parts for chance in part.opportunities if chance.fields.status not in DONE
    )
    return tuple(sorted(found, key=lambda once: (not once.item.is_waiting, once.item.rank)))


def _once(pairs: Iterable[tuple[Item, Stage | Touchpoint]]) -> list[Once[Item]]:
    items: dict[str, Item] = {}
    places: dict[str, list[Stage | Touchpoint]] = {}
    for item, part in pairs:
        items.setdefault(item.key, item)
        places.setdefault(item.key, []).append(part)
    return [Once(item, tuple(places[key])) for key, item in items.items()]


def measures(places: Iterable[Touchpoint]) -> tuple[Measure, ...]:
    """The metrics of touchpoints, each once: one of metrics.yml by its id, another by its touchpoint."""
    found = {
        measure.id or f"{place.key} {measure.name}": measure for place in places for measure in place.metrics
    }
    return tuple(found.values())
