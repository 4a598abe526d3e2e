"""What follows from the files of a wiki: ids, names, experience, ownership, evidence, reviews."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.coverage import Coverage, Grounds, grounds, ownership
from mkdocs_journeys.model.experience import Experience, of_journey, of_stage
from mkdocs_journeys.model.fields.shape import key_of
from mkdocs_journeys.model.fields.touchpoint import Certainty
from mkdocs_journeys.model.journey import Journey, Onward, Opportunity, Pain, Stage, Touchpoint
from mkdocs_journeys.model.review import Review, review
from mkdocs_journeys.model.totals import Totals, totals
from mkdocs_journeys.pages.catalog_data import written


@dataclass(frozen=True, slots=True)
class PainFacts:
    """A pain point: its id on this journey."""

    id: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class OpportunityFacts:
    """An opportunity: its id on this journey, the ids of the pains that it answers, and impact times
    confidence by effort (null where impact or effort is not known).
    """

    id: str
    answers: tuple[str, ...]
    score: float | None


@dataclass(frozen=True, slots=True)
class TouchpointFacts:
    """A touchpoint in its place. `number` counts from 1 along the journey; `key` is the same wherever it is
    shared; `taken_over` are the fields that come from touchpoints.yml; `onward` are the ways on that the file
    names (null: the following touchpoint). A step without contact has none: `has_contact` is false.
    """

    id: str
    number: int
    name: str
    key: str
    has_contact: bool
    is_experienced: bool
    certainty: Certainty
    pains: tuple[PainFacts, ...]
    opportunities: tuple[OpportunityFacts, ...]
    taken_over: dict[str, Any]
    onward: tuple[Onward, ...] | None


@dataclass(frozen=True, slots=True)
class StageFacts:
    """A stage. `lifecycle` is the stage of the lifecycle that it lines up with."""

    id: str
    name: str
    lifecycle: str | None
    experience: Experience | None
    pains: tuple[PainFacts, ...]
    opportunities: tuple[OpportunityFacts, ...]
    touchpoints: tuple[TouchpointFacts, ...]


@dataclass(frozen=True, slots=True)
class JourneyFacts:
    """A journey, with its stages and touchpoints in the order of its file. `counts`: current and live, so
    part of the totals. `ownership` and `grounds` count live touchpoints.
    """

    name: str
    persona: str
    counts: bool
    experience: Experience | None
    ownership: Coverage
    grounds: Grounds
    review: Review
    stages: tuple[StageFacts, ...]


@dataclass(frozen=True, slots=True)
class PersonaFacts:
    """A persona with its journeys, and the channels where it is and none of them is live."""

    name: str
    journeys: tuple[str, ...]
    untapped_channels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CatalogFacts:
    """What follows from all files. `names` are those of all entries of registries, by kind and id, also where
    no file lists them; `unreadable` the files with errors, which are left out of everything.
    """

    today: datetime.date
    totals: Totals
    names: dict[str, dict[str, str]]
    personas: dict[str, PersonaFacts]
    journeys: dict[str, JourneyFacts]
    unreadable: tuple[str, ...]


def catalog_facts(catalog: Catalog) -> CatalogFacts:
    """What follows from the files of a wiki."""
    registries = catalog.registries.all
    return CatalogFacts(
        catalog.today,
        totals(catalog.journeys.values()),
        {registry.kind: {entry.id: entry.name for entry in registry} for registry in registries},
        {
            persona.id: PersonaFacts(
                persona.name,
                tuple(journey.id for journey in catalog.of_persona(persona.id)),
                catalog.untapped_channels(persona.id),
            )
            for persona in catalog.personas.values()
        },
        {journey.id: _journey(journey, catalog.today) for journey in catalog.journeys.values()},
        tuple(broken.file for broken in catalog.broken),
    )


def _journey(journey: Journey, today: datetime.date) -> JourneyFacts:
    return JourneyFacts(
        journey.name,
        journey.persona,
        journey.counts,
        of_journey(journey),
        ownership(journey.touchpoints),
        grounds(journey.touchpoints),
        review(journey, today),
        tuple(_stage(journey, stage) for stage in journey.stages),
    )


def _stage(journey: Journey, stage: Stage) -> StageFacts:
    return StageFacts(
        stage.id,
        stage.name,
        stage.lifecycle,
        of_stage(journey, stage),
        _pains(stage.pains),
        _opportunities(stage.opportunities),
        tuple(_touchpoint(journey, touchpoint) for touchpoint in stage.touchpoints),
    )


def _touchpoint(journey: Journey, touchpoint: Touchpoint) -> TouchpointFacts:
    return TouchpointFacts(
        touchpoint.id,
        touchpoint.number,
        touchpoint.name,
        touchpoint.key,
        touchpoint.has_contact,
        journey.is_experienced(touchpoint),
        touchpoint.certainty,
        _pains(touchpoint.pains),
        _opportunities(touchpoint.opportunities),
        _taken_over(touchpoint),
        touchpoint.onward,
    )


def _taken_over(touchpoint: Touchpoint) -> dict[str, Any]:
    keys: Mapping[str, str] = {
        key_of(type(touchpoint.fields), name): name for name in sorted(touchpoint.shared)
    }
    said = written(touchpoint.fields) if keys else {}
    return {key: value for key, value in said.items() if key in keys}


def _pains(pains: Iterable[Pain]) -> tuple[PainFacts, ...]:
    return tuple(PainFacts(pain.id, pain.is_open) for pain in pains)


def _opportunities(opportunities: Iterable[Opportunity]) -> tuple[OpportunityFacts, ...]:
    return tuple(OpportunityFacts(found.id, found.pains, found.score) for found in opportunities)
