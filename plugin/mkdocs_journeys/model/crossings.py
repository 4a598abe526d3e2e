"""Metrics that have crossed their target since the maps that use them were last reviewed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.fields import MetricFields, ReadingFields
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.model.registry import Metric


@dataclass(frozen=True, slots=True)
class Crossing:
    """A metric on the other side of its target than before, since its reading `at`.

    `untouched` are the live journeys that use it and were last reviewed before that, or never.
    """

    metric: Metric
    at: ReadingFields
    is_met: bool
    untouched: tuple[Journey, ...]


def crossings(catalog: Catalog) -> tuple[Crossing, ...]:
    """The metrics whose last crossing some journey knows nothing of, in the order of metrics.yml."""
    users = _users(catalog)
    found = []
    for metric in catalog.registries.metrics:
        at = last_crossing(metric.fields)
        if at is None:
            continue
        untouched = tuple(journey for journey in users[metric.id] if _is_older(journey, at))
        if untouched:
            found.append(Crossing(metric, at, _is_met(metric.fields, at), untouched))
    return tuple(found)


def last_crossing(metric: MetricFields) -> ReadingFields | None:
    """The first reading on the side of the target where the last one is; None where all are there."""
    if metric.target is None or not metric.readings:
        return None
    newest_first = sorted(metric.readings, key=lambda reading: reading.date.first, reverse=True)
    now = _is_met(metric, newest_first[0])
    for later, earlier in pairwise(newest_first):
        if _is_met(metric, earlier) != now:
            return later
    return None


def _is_met(metric: MetricFields, reading: ReadingFields) -> bool:
    target = metric.target or 0.0
    return reading.value <= target if metric.better == "lower" else reading.value >= target


def _is_older(journey: Journey, at: ReadingFields) -> bool:
    """Whether the last review came before the reading. One of a whole month is known when that ends."""
    reviewed = journey.fields.reviewed
    return reviewed is None or reviewed.last < at.date.last


def _users(catalog: Catalog) -> defaultdict[str, list[Journey]]:
    found: defaultdict[str, list[Journey]] = defaultdict(list)
    for journey in catalog.journeys.values():
        if journey.fields.status == "live":
            for metric in dict.fromkeys(_used(journey)):
                found[metric].append(journey)
    return found


def _used(journey: Journey) -> Iterator[str]:
    """The metrics that a journey names anywhere."""
    measures = [*journey.metrics, *(measure for part in journey.parts for measure in part.metrics)]
    yield from (measure.id for measure in measures if measure.id)
    yield from (found.fields.metric for found in journey.opportunities if found.fields.metric)
    yield from (objective.metric for objective in journey.fields.objectives if objective.metric)
