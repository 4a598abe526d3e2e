"""The inventory of touchpoints: one line each, a shared one with all its places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_journeys.model.catalog import Catalog, InventoryLine
from mkdocs_journeys.model.coverage import grounds
from mkdocs_journeys.model.experience import Experience
from mkdocs_journeys.model.journey import Stage, Touchpoint
from mkdocs_journeys.model.once import once
from mkdocs_journeys.pages.places import felt, pains

STATUSES = ("live", "untapped", "planned", "retired")


@dataclass(frozen=True, slots=True)
class Line:
    """A touchpoint of the inventory. `owners` holds None where a live place of it has nobody."""

    key: str
    name: str
    is_registered: bool
    places: tuple[Touchpoint, ...]
    stages: tuple[Stage, ...]
    owners: tuple[str | None, ...]
    channels: tuple[str, ...]
    statuses: tuple[str, ...]
    felt: Experience | None
    pains: int
    certainty: str | None

    @property
    def first(self) -> Touchpoint:
        return self.places[0]

    @property
    def persona(self) -> str:
        """In whose part of a long list it stands: the one where it is first met."""
        return self.first.journey.partition("/")[0]


@once
def inventory(catalog: Catalog) -> tuple[Line, ...]:
    """The touchpoints that stand on a current, live journey, worst first, unknown last."""
    return tuple(sorted((_line(catalog, found) for found in catalog.inventory if found.places), key=_rank))


def unplaced(catalog: Catalog) -> tuple[InventoryLine, ...]:
    """The registered touchpoints that no current, live journey uses."""
    used = {place.key for place in catalog.touchpoints}
    return tuple(found for found in catalog.inventory if not found.places and found.key not in used)


def _line(catalog: Catalog, found: InventoryLine) -> Line:
    places = found.places
    return Line(
        key=found.key,
        name=found.name,
        is_registered=found.shared is not None,
        places=places,
        stages=_stages(catalog, places),
        owners=_owners(places),
        channels=tuple(dict.fromkeys(channel for place in places for channel in place.channels)),
        statuses=tuple(status for status in STATUSES if any(place.status == status for place in places)),
        felt=felt(catalog, places),
        pains=len(pains(places)),
        certainty=_weakest(places),
    )


def _rank(line: Line) -> tuple[bool, float, int, float, str]:
    low, mean = (line.felt.low, line.felt.mean) if line.felt else (0.0, 0.0)
    return (line.felt is None, low, -line.pains, mean, line.key)


def _stages(catalog: Catalog, places: Iterable[Touchpoint]) -> tuple[Stage, ...]:
    """A stage for each of the lifecycle that they stand in, and those that line up with none."""
    found = {stage.lifecycle or stage.name: stage for stage in map(catalog.stage_of, places)}
    return tuple(found.values())


def _owners(places: Iterable[Touchpoint]) -> tuple[str | None, ...]:
    return tuple(dict.fromkeys(place.owner for place in places if place.owner or place.is_live))


def _weakest(places: Iterable[Touchpoint]) -> str | None:
    counted = grounds(places)
    return next(
        (name for name in ("assumed", "partly", "validated") if getattr(counted, name)),
        None,
    )
