"""What journeys say of each other: whether it is there."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.reading.nodes import Code
from mkdocs_journeys.reading.source import Path_, Source
from mkdocs_journeys.reading.ways import LocalNames


def say_between(journeys: Mapping[str, Journey], sources: Mapping[str, Source]) -> None:
    """Say where a way leads to a touchpoint, or a parent to a stage, that the other journey doesn't have.

    Of a journey that could not be read nothing is known, so nothing is said.
    """
    names = {journey.id: _step_names(journey) for journey in journeys.values()}
    for journey in journeys.values():
        _say_ways(journey, sources[journey.id], names)
        _say_parent(journey, sources[journey.id], journeys)
        if journey.id in journey.fields.compares_to:
            message = "a journey can't be compared with itself"
            sources[journey.id].say(("compares_to",), Code.BAD_VALUE, message)


def _step_names(journey: Journey) -> LocalNames:
    return LocalNames((step.id, (step.name, *step.fields.formerly)) for step in journey.touchpoints)


def _say_ways(journey: Journey, source: Source, names: Mapping[str, LocalNames]) -> None:
    for stage in journey.stages:
        for place, step in enumerate(stage.touchpoints):
            for index, way in enumerate(step.onward or ()):
                known = names.get(way.journey or "")
                if known is not None and way.to and way.to not in known.ids:
                    path: Path_ = ("stages", stage.index, "touchpoints", place, "next", index)
                    known.say_unknown(source, path, "touchpoint", way.to, of=f"the journey {way.journey}")


def _say_parent(journey: Journey, source: Source, journeys: Mapping[str, Journey]) -> None:
    parent = journey.fields.parent
    if parent is None:
        return
    if parent.journey == journey.id:
        source.say(("parent",), Code.BAD_VALUE, "a journey can't be its own parent")
        return
    found = journeys.get(parent.journey)
    if found is None or parent.stage is None:
        return
    known = LocalNames((stage.id, (stage.name, *stage.fields.formerly)) for stage in found.stages)
    if parent.stage not in known.ids:
        known.say_unknown(source, ("parent", "stage"), "stage", parent.stage, of=f"the journey {found.id}")
