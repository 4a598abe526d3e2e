"""Where a touchpoint leads: the ids behind what `next` names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_journeys.model.fields import TouchpointFields
from mkdocs_journeys.model.journey import Onward
from mkdocs_journeys.reading.names import Names, settled
from mkdocs_journeys.reading.nodes import Code
from mkdocs_journeys.reading.source import Path_, Source


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a way can lead to: the touchpoints of its own journey, and the other journeys."""

    journey: str
    touchpoints: Names
    journeys: Names


def onward(
    source: Source, fields: TouchpointFields, path: Path_, around: Surroundings
) -> tuple[Onward, ...] | None:
    """The ways on of a touchpoint; None where the file names none.

    A touchpoint of another journey stays as it is written: only that journey knows its id.
    """
    if fields.next is None:
        return None
    ways = []
    for index, way in enumerate(fields.next):
        found = _destination(source, (*path, "next", index), way.to, around)
        if found is not None:
            journey, step = found
            ways.append(Onward(step, journey, way.when, way.share, way.handover, index))
    total = sum(way.share or 0 for way in ways)
    if total > 100:
        source.say((*path, "next"), Code.SHARES, f"the shares add up to {total:g}", allowed="at most 100")
    return tuple(ways)


def say_ways_in(source: Source, steps: Iterable[tuple[Path_, TouchpointFields]]) -> None:
    """Say it where more than all customers come in."""
    total = 0.0
    for path, fields in steps:
        if fields.entry is not None and fields.entry.percent and fields.status not in ("planned", "retired"):
            before, total = total, total + fields.entry.percent
            if total > 100 >= before:
                message = f"with this one the ways in add up to {total:g}"
                source.say((*path, "entry"), Code.SHARES, message, allowed="at most 100 in all")


def _destination(
    source: Source, place: Path_, written: str, around: Surroundings
) -> tuple[str | None, str] | None:
    """Journey and touchpoint; no journey where it is this one. A name may hold any sign, so it goes first."""
    journey_name, mark, step = written.partition("#")
    is_here = not journey_name or ("/" not in journey_name and not mark)
    if not is_here and around.touchpoints.find(written) is None:
        missing = f"there is no journey `{journey_name}` in the wiki's folder"
        journey = settled(source, place, journey_name, around.journeys, missing)
        if journey is None:
            return None
        if journey != around.journey or not step:
            return journey, step
        written = step
    elif not journey_name:
        written = step
    missing = f"this journey has no touchpoint `{written}`"
    found = settled(source, place, written, around.touchpoints, missing)
    return (None, found) if found is not None else None
