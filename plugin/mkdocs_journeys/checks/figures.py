"""Metrics where they are written: in metrics.yml, at touchpoints of touchpoints.yml, or in a journey."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from mkdocs_journeys.checks.rule import Path, Remark
from mkdocs_journeys.checks.wiki_files import registry_file
from mkdocs_journeys.checks.written import measures, shared_parts
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.fields import MeasureFields, MetricFields
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.model.registry import Metric
from mkdocs_journeys.model.values.numbers import number
from mkdocs_journeys.model.values.refusal import Refusal

_NUMBER = r"[+\-\u2212]?\d[\d,]*(?:\.\d+)?"
_SCALE = re.compile(rf"\s*({_NUMBER})\s*%?\s*(?:\.\.+|\u2026|-|\u2013|\bto\b)\s*({_NUMBER})(?![\d.\-\u2013])")
_PERCENT = frozenset({"%", "percent", "per cent", "percentage", "prozent", "\u066a"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A metric as it is written at one place, with what metrics.yml adds to it.

    `defines`: this is the place that says what the metric is. Elsewhere it is only named, or read.
    """

    fields: MetricFields
    path: Path
    defines: bool
    entry: Metric | None = None

    @property
    def name(self) -> str:
        if self.entry is not None:
            return self.entry.name
        return self.fields.name or getattr(self.fields, "use", None) or ""

    @property
    def unit(self) -> str | None:
        return self.fields.unit or (self.entry.fields.unit if self.entry else None)

    @property
    def scale(self) -> str | None:
        return self.fields.scale or (self.entry.fields.scale if self.entry else None)

    @property
    def limits(self) -> tuple[float, float] | None:
        """The lowest and the highest value that are possible; None where nobody can know."""
        if self.scale is not None:
            return _ends(self.scale)
        return (0.0, 100.0) if self.unit is not None and self.unit.casefold() in _PERCENT else None

    @property
    def values(self) -> Iterator[tuple[float, Path]]:
        """All that is measured or aimed at here, each with the way to it."""
        if self.fields.target is not None:
            yield self.fields.target, (*self.path, "target")
        if isinstance(self.fields, MeasureFields) and self.fields.value is not None:
            yield self.fields.value, (*self.path, "value")
        for index, reading in enumerate(self.fields.readings):
            yield reading.value, (*self.path, "readings", index, "value")


FigureLook: TypeAlias = Callable[[Figure, Catalog], Iterator[Remark]]


def in_journey(look: FigureLook) -> Callable[[Journey, Catalog], Iterator[Remark]]:
    """A look at each metric that a journey's file holds."""

    def of_journey(journey: Journey, catalog: Catalog) -> Iterator[Remark]:
        for measure, path in measures(journey):
            yield from look(_figure(measure, path, catalog), catalog)

    return of_journey


def in_registries(look: FigureLook) -> Callable[[Catalog], Iterator[Remark]]:
    """A look at each metric of metrics.yml and touchpoints.yml."""

    def of_wiki(catalog: Catalog) -> Iterator[Remark]:
        file = registry_file(catalog, "metrics")
        for entry in catalog.registries.metrics:
            if entry.written:
                figure = Figure(entry.fields, (entry.id,), defines=True, entry=entry)
                yield from (replace(remark, file=file) for remark in look(figure, catalog))
        file = registry_file(catalog, "touchpoints")
        for part, path in shared_parts(catalog):
            for index, measure in enumerate(part.metrics):
                figure = _figure(measure, (*path, "metrics", index), catalog)
                yield from (replace(remark, file=file) for remark in look(figure, catalog))

    return of_wiki


def _figure(measure: MeasureFields, path: Path, catalog: Catalog) -> Figure:
    if measure.use is None:
        return Figure(measure, path, defines=True)
    entry = catalog.registries.metrics.get(measure.use)
    if entry is not None and entry.written:
        return Figure(measure, path, defines=False, entry=entry)
    # Without metrics.yml a metric that is only named is a word, and one with a number is written inline.
    says_more = bool(measure.model_fields_set - {"use", "name", "extras"})
    return Figure(measure, path, defines=says_more)


def _ends(scale: str) -> tuple[float, float] | None:
    """The ends of a scale such as 1..5; None where it is written in words."""
    found = _SCALE.match(scale)
    if found is None:
        return None
    try:
        one, other = number(found[1]), number(found[2])
    except Refusal:
        return None
    return min(one, other), max(one, other)
