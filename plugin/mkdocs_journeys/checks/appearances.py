"""Where touchpoints stand in journeys, and where in touchpoints.yml."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_journeys.checks.rule import Path
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.journey import Journey, Stage, Touchpoint
from mkdocs_journeys.model.registry import SharedTouchpoint


@dataclass(frozen=True, slots=True)
class Appearance:
    """A touchpoint in its place on a journey, with the way to it from the top of the journey's file."""

    journey: Journey
    touchpoint: Touchpoint
    path: Path


def kept(catalog: Catalog) -> tuple[Journey, ...]:
    """All journeys but those that rest in the archive."""
    return tuple(journey for journey in catalog.journeys.values() if journey.fields.status != "archived")


def today(catalog: Catalog) -> tuple[Journey, ...]:
    """The journeys, drafts too, that tell how it is and not how it should be."""
    return tuple(journey for journey in kept(catalog) if journey.fields.state == "current")


def appearances(catalog: Catalog) -> Iterator[Appearance]:
    """All places of touchpoints and steps in the journeys of today."""
    for journey in today(catalog):
        for touchpoint, path in journey.places:
            yield Appearance(journey, touchpoint, path)


def holders(journey: Journey) -> Iterator[tuple[Stage | Touchpoint, Path]]:
    """What can hold pains and opportunities: the stages, then the touchpoints."""
    for stage in journey.stages:
        yield stage, ("stages", stage.index)
    yield from journey.places


def shared(catalog: Catalog) -> dict[str, list[Appearance]]:
    """The places of each touchpoint that is named by `use`, by its id."""
    found: dict[str, list[Appearance]] = {}
    for appearance in appearances(catalog):
        if appearance.touchpoint.fields.use is not None:
            found.setdefault(appearance.touchpoint.key, []).append(appearance)
    return found


def entry_of(touchpoint: Touchpoint, catalog: Catalog) -> SharedTouchpoint | None:
    """What touchpoints.yml says of a touchpoint; None where it is not registered there."""
    entry = catalog.registries.touchpoints.get(touchpoint.fields.use) if touchpoint.fields.use else None
    return entry if entry is not None and entry.written else None
