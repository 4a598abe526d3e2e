"""What journeys say of each other: the ids behind it, found once all journeys are there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mkdocs_journeys.model.journey import Journey, Onward, Stage, Touchpoint
from mkdocs_journeys.reading.names import Names, settled
from mkdocs_journeys.reading.nodes import Code
from mkdocs_journeys.reading.source import Path_, Source


def settle_between(journeys: Mapping[str, Journey], sources: Mapping[str, Source]) -> dict[str, Journey]:
    """The journeys with ids in the place of what they call each other's touchpoints and stages.

    It is said where the other journey has no such thing. Of a journey that could not be read nothing is
    known, so nothing is said.
    """
    parts = _Parts(journeys)
    return {journey.id: _Between(sources[journey.id], parts).settle(journey) for journey in journeys.values()}


def settle_one(journey: Journey, journeys: Mapping[str, Journey], source: Source) -> Journey:
    """The same for one journey, among those that it names."""
    return _Between(source, _Parts(journeys)).settle(journey)


def names_of(parts: tuple[Stage, ...] | tuple[Touchpoint, ...]) -> Names:
    """What the parts of a journey may be called."""
    names = Names()
    for part in parts:
        names.add(part.id, [part.name], part.fields.formerly)
    return names


class _Parts:
    """What the parts of journeys may be called. Few journeys are named by others."""

    def __init__(self, journeys: Mapping[str, Journey]) -> None:
        self._journeys = journeys
        self._touchpoints: dict[str, Names] = {}
        self._stages: dict[str, Names] = {}

    def touchpoints(self, journey: str) -> Names | None:
        """Of a journey that can be read."""
        if journey in self._journeys and journey not in self._touchpoints:
            self._touchpoints[journey] = names_of(self._journeys[journey].touchpoints)
        return self._touchpoints.get(journey)

    def stages(self, journey: str) -> Names | None:
        """Of a journey that can be read."""
        if journey in self._journeys and journey not in self._stages:
            self._stages[journey] = names_of(self._journeys[journey].stages)
        return self._stages.get(journey)


class _Between:
    """Settles what one journey says of the others."""

    def __init__(self, source: Source, parts: _Parts) -> None:
        self._source = source
        self._parts = parts

    def settle(self, journey: Journey) -> Journey:
        if journey.id in journey.fields.compares_to:
            message = "a journey can't be compared with itself"
            self._source.say(("compares_to",), Code.BAD_VALUE, message)
        if any(way.journey for step in journey.touchpoints for way in step.onward or ()):
            journey = replace(journey, stages=tuple(self._stage(stage) for stage in journey.stages))
        return self._with_parent(journey)

    def _stage(self, stage: Stage) -> Stage:
        path: Path_ = ("stages", stage.index, "touchpoints")
        steps = [self._touchpoint(step, (*path, place)) for place, step in enumerate(stage.touchpoints)]
        return replace(stage, touchpoints=tuple(steps))

    def _touchpoint(self, step: Touchpoint, path: Path_) -> Touchpoint:
        if not any(way.journey for way in step.onward or ()):
            return step
        ways = [self._way(way, (*path, "next", way.index)) for way in step.onward or ()]
        return replace(step, onward=tuple(ways))

    def _way(self, way: Onward, path: Path_) -> Onward:
        names = self._parts.touchpoints(way.journey or "")
        if names is None or not way.to:
            return way
        missing = f"the journey {way.journey} has no touchpoint `{way.to}`"
        return replace(way, to=settled(self._source, path, way.to, names, missing) or way.to)

    def _with_parent(self, journey: Journey) -> Journey:
        parent = journey.fields.parent
        if parent is None:
            return journey
        if parent.journey == journey.id:
            self._source.say(("parent",), Code.BAD_VALUE, "a journey can't be its own parent")
            return journey
        names = self._parts.stages(parent.journey)
        if names is None or parent.stage is None:
            return journey
        missing = f"the journey {parent.journey} has no stage `{parent.stage}`"
        stage = settled(self._source, ("parent", "stage"), parent.stage, names, missing)
        fields = {"parent": parent.model_copy(update={"stage": stage})}
        return replace(journey, fields=journey.fields.model_copy(update=fields))
