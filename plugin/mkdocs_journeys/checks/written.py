"""What stages and touchpoints say in the file where it was written, which is where it can be mended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeAlias

from mkdocs_journeys.checks.rule import Path, Remark
from mkdocs_journeys.checks.wiki_files import registry_file
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.fields import (
    MeasureFields,
    OpportunityFields,
    SharedTouchpointFields,
    StageFields,
    TouchpointFields,
)
from mkdocs_journeys.model.journey import Journey

OpportunityLook: TypeAlias = Callable[[OpportunityFields, Path, Catalog], Iterator[Remark]]


def parts(journey: Journey, field: str) -> Iterator[tuple[StageFields | TouchpointFields, Path]]:
    """The stages and touchpoints of a journey that fill a field, without what touchpoints.yml says of them.

    What is retired is left out: nobody works on it any more.
    """
    for stage, written in zip(journey.stages, journey.fields.stages, strict=True):
        if getattr(written, field):
            yield written, ("stages", stage.index)
        for place, fields in enumerate(written.touchpoints):
            if getattr(fields, field) and stage.touchpoints[place].status != "retired":
                yield fields, ("stages", stage.index, "touchpoints", place)


def shared_parts(catalog: Catalog) -> Iterator[tuple[SharedTouchpointFields, Path]]:
    """The entries of touchpoints.yml, each with the way to it."""
    for entry in catalog.registries.touchpoints:
        if entry.written and entry.fields.status != "retired":
            yield entry.fields, (entry.id,)


def opportunities(look: OpportunityLook) -> Callable[[Journey, Catalog], Iterator[Remark]]:
    """A look at each opportunity that a journey's file holds."""

    def of_journey(journey: Journey, catalog: Catalog) -> Iterator[Remark]:
        for part, path in parts(journey, "opportunities"):
            for index, opportunity in enumerate(part.opportunities):
                yield from look(opportunity, (*path, "opportunities", index), catalog)

    return of_journey


def shared_opportunities(look: OpportunityLook) -> Callable[[Catalog], Iterator[Remark]]:
    """A look at each opportunity in touchpoints.yml."""

    def of_wiki(catalog: Catalog) -> Iterator[Remark]:
        file = registry_file(catalog, "touchpoints")
        for part, path in shared_parts(catalog):
            for index, opportunity in enumerate(part.opportunities):
                for remark in look(opportunity, (*path, "opportunities", index), catalog):
                    yield replace(remark, file=file)

    return of_wiki


def measures(journey: Journey) -> Iterator[tuple[MeasureFields, Path]]:
    """The metrics that a journey's file holds: those that it only names, and those that it writes out."""
    for index, measure in enumerate(journey.fields.metrics):
        yield measure, ("metrics", index)
    for part, path in parts(journey, "metrics"):
        for index, measure in enumerate(part.metrics):
            yield measure, (*path, "metrics", index)
