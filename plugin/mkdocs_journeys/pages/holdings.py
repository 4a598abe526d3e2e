"""What an owner holds, in figures. The list of owners and an owner's own page show the same ones."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.experience import Experience
from mkdocs_journeys.model.journey import SEVERITIES, Touchpoint
from mkdocs_journeys.model.registry import Owner
from mkdocs_journeys.model.values.emotion import mood
from mkdocs_journeys.pages.duties import Duties
from mkdocs_journeys.pages.places import felt, measures, pains

_CRITICAL = len(SEVERITIES)


@dataclass(frozen=True)
class Holding:
    """An owner's touchpoints over all current, live journeys; shared ones, pains and metrics count once."""

    owner: Owner
    places: tuple[Touchpoint, ...]
    felt: Experience | None
    bad: int
    worst: int
    pains: int
    critical: int
    met: int
    targets: int
    kept: int
    overdue: int

    @cached_property
    def live(self) -> tuple[Touchpoint, ...]:
        return tuple(place for place in self.places if place.is_live)

    @cached_property
    def touchpoints(self) -> int:
        """How many touchpoints of today they own, a shared one once."""
        return len({place.key for place in self.live})

    @cached_property
    def journeys(self) -> int:
        return len({place.journey for place in self.live})

    @property
    def low(self) -> float | None:
        return self.felt.low if self.felt else None

    @property
    def low_mood(self) -> int:
        """The class of the lowest feeling, -2 to 2."""
        return mood(self.low or 0.0)

    @property
    def rank(self) -> tuple[bool, float, int, str]:
        """Sorts first who holds what feels worst; who holds nothing comes last."""
        return (self.low is None, self.low or 0.0, -self.pains, self.owner.name)


def holding(catalog: Catalog, duties: Duties, owner: Owner) -> Holding:
    """What an owner holds."""
    places = catalog.of_owner(owner.id)
    hurting = pains(places)
    met = [measure.is_met for measure in measures(places) if measure.is_met is not None]
    kept = duties.kept.get(owner.id, [])
    lows = _lows(catalog, places)
    return Holding(
        owner=owner,
        places=places,
        felt=felt(catalog, places),
        bad=sum(mood(low) < 0 for low in lows.values()),
        worst=sum(mood(low) == -2 for low in lows.values()),
        pains=len(hurting),
        critical=sum(once.item.weight == _CRITICAL for once in hurting),
        met=sum(met),
        targets=len(met),
        kept=len(kept),
        overdue=sum(review.state == "overdue" for _, review in kept),
    )


def _lows(catalog: Catalog, places: tuple[Touchpoint, ...]) -> dict[str, float]:
    """The lowest feeling of each touchpoint that they own, over its places."""
    found: dict[str, float] = {}
    for place in places:
        if place.emotion and catalog.journey_of(place).is_experienced(place):
            found[place.key] = min(place.emotion.low, found.get(place.key, 2.0))
    return found
