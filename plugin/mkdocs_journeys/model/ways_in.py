"""Where customers come from: the touchpoints at which they first meet us."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_journeys.model.flow import flow
from mkdocs_journeys.model.journey import Journey, Touchpoint


@dataclass(frozen=True, slots=True)
class WayIn:
    """A touchpoint at which a journey begins, and the percent that begins there; None where unknown.

    `written`: its `entry` says so. Otherwise nothing leads there, as to the first step. The percent is the
    written one, or what the others leave.
    """

    touchpoint: Touchpoint
    percent: float | None
    written: bool


def ways_in(journey: Journey) -> tuple[WayIn, ...]:
    """The ways into a journey, in its order."""
    begins = flow(journey).beginning
    found = []
    for touchpoint in journey.touchpoints:
        if touchpoint.id in begins:
            entry = touchpoint.fields.entry
            written = entry.percent if entry else None
            percent = begins[touchpoint.id] if written is None else written
            found.append(WayIn(touchpoint, percent, entry is not None))
    return tuple(found)


def ways_in_by_channel(journeys: Iterable[Journey]) -> dict[str, tuple[WayIn, ...]]:
    """The ways into the current, live ones of these journeys by channel; a step without contact has none.

    Percents of several journeys don't add up: each is of those who begin that journey.
    """
    grouped: dict[str, list[WayIn]] = {}
    for journey in journeys:
        for way in ways_in(journey) if journey.counts else ():
            for channel in way.touchpoint.channels:
                grouped.setdefault(channel, []).append(way)
    return {channel: tuple(found) for channel, found in grouped.items()}
