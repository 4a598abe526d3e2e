"""The portfolio: all personas and journeys at a glance. The home page where a site has none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mkdocs_journeys.model.catalog import Broken, Persona
from mkdocs_journeys.model.experience import Experience, experience, of_journey, of_stage
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.model.priorities import next_steps
from mkdocs_journeys.model.registry import LifecycleStage
from mkdocs_journeys.model.review import Review, review
from mkdocs_journeys.model.totals import totals
from mkdocs_journeys.pages.contents import content
from mkdocs_journeys.pages.page import Content, Page
from mkdocs_journeys.pages.wiki import Wiki

MOST_NEXT_STEPS = 5
MOST_ROWS = 500


@dataclass(frozen=True, slots=True)
class Row:
    """A journey in the table of feelings by stage: what each stage of the lifecycle feels like."""

    journey: Journey
    overall: Experience | None
    by_stage: Mapping[str, Experience | None]
    review: Review


@dataclass(frozen=True, slots=True)
class Group:
    """A persona with its journeys: the counted ones as rows, the others by name."""

    persona: Persona
    rows: tuple[Row, ...]
    others: tuple[Journey, ...]
    broken: tuple[Broken, ...]


def portfolio_page(wiki: Wiki, address: str, *, in_search: bool) -> Page:
    """The portfolio at an address."""
    return Page(
        address,
        wiki.words("portfolio.title"),
        lambda: _content(wiki, address),
        description=wiki.words("portfolio.description"),
        language=wiki.language,
        in_search=in_search,
    )


def _content(wiki: Wiki, address: str) -> Content:
    catalog = wiki.catalog
    stages = [stage for stage in catalog.registries.stages if catalog.at_stage(stage.id)]
    groups = [_group(wiki, persona, stages) for persona in catalog.personas.values()]
    html = wiki.render(
        "portfolio.html",
        address,
        groups=groups,
        stages=stages,
        totals=totals(catalog.counted),
        overdue=[row for group in groups for row in group.rows if row.review.state == "overdue"],
        unowned=catalog.of_owner(None),
        next_steps=next_steps(catalog.counted)[:MOST_NEXT_STEPS],
        is_long=len(catalog.counted) > MOST_ROWS,
    )
    return content(html)


def _group(wiki: Wiki, persona: Persona, stages: list[LifecycleStage]) -> Group:
    journeys = [journey for journey in wiki.journeys.values() if journey.persona == persona.id]
    return Group(
        persona,
        tuple(_row(wiki, journey, stages) for journey in journeys if journey.counts),
        tuple(journey for journey in journeys if not journey.counts),
        tuple(broken for broken in wiki.catalog.broken if broken.persona == persona.id),
    )


def _row(wiki: Wiki, journey: Journey, stages: list[LifecycleStage]) -> Row:
    by_stage = {
        lifecycle.id: _felt(journey, lifecycle.id)
        for lifecycle in stages
        if any(stage.lifecycle == lifecycle.id for stage in journey.stages)
    }
    return Row(journey, of_journey(journey), by_stage, review(journey, wiki.catalog.today))


def _felt(journey: Journey, lifecycle: str) -> Experience | None:
    """How a stage of the lifecycle feels on a journey that may pass through it more than once."""
    stages = [stage for stage in journey.stages if stage.lifecycle == lifecycle]
    if len(stages) == 1:
        return of_stage(journey, stages[0])
    return experience(
        touchpoint.emotion
        for stage in stages
        for touchpoint in stage.touchpoints
        if journey.is_experienced(touchpoint)
    )
