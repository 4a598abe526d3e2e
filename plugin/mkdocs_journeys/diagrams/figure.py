"""A diagram with all that a page needs of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Generic, TypeVar

from mkdocs_journeys.diagrams.alternative import of_stages, of_touchpoints
from mkdocs_journeys.diagrams.facts import StagesAlternative, TouchpointsAlternative
from mkdocs_journeys.diagrams.refusal import DiagramRefusal
from mkdocs_journeys.diagrams.stages import stages_chart
from mkdocs_journeys.diagrams.svg import render
from mkdocs_journeys.diagrams.touchpoints import touchpoints_chart
from mkdocs_journeys.diagrams.words import DiagramWords
from mkdocs_journeys.model.flow import Flow
from mkdocs_journeys.model.journey import Journey

Facts = TypeVar("Facts", StagesAlternative, TouchpointsAlternative)
ENGLISH = DiagramWords()
# Arrows in all pictures of a journey's touchpoints; one with a label counts as three. Each takes some
# milliseconds to find its way, and a label takes longer still.
MAX_WAYS = 400
NO_NAMES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Figure(Generic[Facts]):
    """A diagram: its picture, its Mermaid text, and the same facts as data.

    There is no picture without merman, nor where it would take too long to draw.
    """

    svg: str | None
    source: str
    alternative: Facts
    title: str


def stages_figure(
    journey: Journey,
    flow: Flow,
    *,
    names: Mapping[str, str] = NO_NAMES,
    words: DiagramWords = ENGLISH,
    diagram_id: str = "jd",
) -> Figure[StagesAlternative]:
    """The stages of a journey. `names` are what other journeys are called, by id."""
    facts = of_stages(journey, flow, names)
    source = stages_chart(facts, words).text
    title = words.stages_title.format(journey=journey.name)
    return Figure(_picture(source, f"{diagram_id}-stages", title), source, facts, title)


def touchpoints_figures(
    journey: Journey,
    flow: Flow,
    *,
    names: Mapping[str, str] = NO_NAMES,
    words: DiagramWords = ENGLISH,
    diagram_id: str = "jd",
) -> tuple[Figure[TouchpointsAlternative] | None, ...]:
    """One figure for each stage, in order; None for a stage in which customers meet no touchpoint.

    A stage with more ways than the pictures before it have left has none.
    """
    stages = of_stages(journey, flow, names)
    room = MAX_WAYS
    found: list[Figure[TouchpointsAlternative] | None] = []
    for stage in journey.stages:
        facts = of_touchpoints(journey, flow, stage, names)
        if not facts.touchpoints:
            found.append(None)
            continue
        chart = touchpoints_chart(facts, stages, words)
        source = chart.text
        title = words.touchpoints_title.format(journey=journey.name, stage=stage.name)
        own_id = f"{diagram_id}-s{stage.index + 1}"
        ways = sum(3 if edge.label else 1 for edge in chart.edges)
        is_drawn = ways <= room
        room -= ways if is_drawn else 0
        picture = _picture(source, own_id, title) if is_drawn else None
        found.append(Figure(picture, source, facts, title))
    return tuple(found)


def _picture(source: str, diagram_id: str, title: str) -> str | None:
    """Our own text is always drawn, but a picture that fails must not take the page with it."""
    try:
        return render(source, diagram_id, title)
    except DiagramRefusal:
        return None
