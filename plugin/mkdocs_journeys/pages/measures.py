"""Metrics with the places where they are used: those of metrics.yml, and those written inline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.fields import MeasureFields
from mkdocs_journeys.model.fields.journey import ObjectiveFields
from mkdocs_journeys.model.journey import Journey, Measure, Opportunity
from mkdocs_journeys.pages.spots import Gathered, Spot, opportunities, spots
from mkdocs_journeys.reading.journeys import filled_measure


@dataclass(frozen=True, slots=True)
class Use:
    """A place where a metric is used; `spot` is None where it is one of the whole journey."""

    journey: Journey
    spot: Spot | None
    measure: Measure


@dataclass(frozen=True, slots=True)
class Used:
    """A metric, once. `key` names it among all; `measure` is what its registry says, where it has one."""

    key: str
    measure: Measure
    uses: tuple[Use, ...]
    objectives: tuple[tuple[Journey, ObjectiveFields], ...]
    opportunities: tuple[Gathered[Opportunity], ...]

    @property
    def persona(self) -> str:
        """The persona of the first journey that uses it, "" where none does."""
        return self.uses[0].journey.persona if self.uses else ""

    @property
    def rank(self) -> tuple[int, str]:
        """Sorts those not yet on target first, then those without target or reading, then those met."""
        return ({False: 0, None: 1, True: 2}[self.measure.is_met], self.measure.name.casefold())

    @property
    def is_used(self) -> bool:
        return bool(self.uses or self.objectives or self.opportunities)


def registered(catalog: Catalog, metric_id: str) -> Measure | None:
    """A metric of metrics.yml; None where it has no entry."""
    entry = catalog.registries.metrics.get(metric_id)
    return Measure(metric_id, filled_measure(MeasureFields(use=metric_id), entry)) if entry else None


def all_used(catalog: Catalog) -> tuple[Used, ...]:
    """All metrics: the registered ones, used or not, and the inline ones of journeys that count."""
    uses: dict[str, list[Use]] = {entry.id: [] for entry in catalog.registries.metrics}
    for key, use in _uses(catalog):
        uses.setdefault(key, []).append(use)
    objectives = _objectives(catalog)
    improving = _opportunities(catalog)
    found = [
        Used(
            key,
            registered(catalog, key) or places[0].measure,
            tuple(places),
            tuple(objectives.get(key, ())),
            tuple(improving.get(key, ())),
        )
        for key, places in uses.items()
    ]
    return tuple(sorted(found, key=lambda used: used.rank))


def _uses(catalog: Catalog) -> Iterator[tuple[str, Use]]:
    for journey in catalog.counted:
        for measure in journey.metrics:
            yield measure.id or f"{journey.id}: {measure.name}", Use(journey, None, measure)
        for spot in spots((journey,)):
            for measure in spot.part.metrics:
                yield measure.id or f"{spot.key}: {measure.name}", Use(journey, spot, measure)


def _objectives(catalog: Catalog) -> dict[str, list[tuple[Journey, ObjectiveFields]]]:
    found: dict[str, list[tuple[Journey, ObjectiveFields]]] = {}
    for journey in catalog.counted:
        for objective in journey.fields.objectives:
            if objective.metric:
                found.setdefault(objective.metric, []).append((journey, objective))
    return found


def _opportunities(catalog: Catalog) -> dict[str, list[Gathered[Opportunity]]]:
    found: dict[str, list[Gathered[Opportunity]]] = {}
    for opportunity in opportunities(catalog):
        if opportunity.item.fields.metric:
            found.setdefault(opportunity.item.fields.metric, []).append(opportunity)
    return found
