"""The history of one journey, also from when it was called otherwise."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mkdocs_journeys.changes.comparison import JourneyStep
from mkdocs_journeys.changes.history import Step
from mkdocs_journeys.git.log import Commit


@dataclass(frozen=True, slots=True)
class Point:
    """A commit that changed a journey, or gave it another id and nothing else: then there is no `step`.

    `was` is its id before, None where it was not there.
    """

    commit: Commit
    step: JourneyStep | None
    was: str | None


class Trails:
    """The histories of all journeys in some steps, which are newest first."""

    def __init__(self, steps: Iterable[Step]) -> None:
        self._places: dict[str, list[int]] = {}
        self._points: dict[str, list[Point]] = {}
        self._known: dict[str, Sequence[Point]] = {}
        for place, step in enumerate(steps):
            points = {new: Point(step.commit, None, old) for new, old in step.moved.items()}
            points |= {each.id: Point(step.commit, each, each.was) for each in step.journeys}
            for journey, point in points.items():
                self._places.setdefault(journey, []).append(place)
                self._points.setdefault(journey, []).append(point)

    def of(self, journey: str) -> Sequence[Point]:
        """What became of a journey, newest first."""
        if journey not in self._known:
            self._known[journey] = tuple(self._followed(journey))
        return self._known[journey]

    def _followed(self, journey: str) -> Iterator[Point]:
        after = -1
        while True:
            places = self._places.get(journey, [])
            index = bisect_right(places, after)
            if index == len(places):
                return
            after, point = places[index], self._points[journey][index]
            yield point
            if point.was is None:
                return
            journey = point.was


def of_journey(steps: Iterable[Step], journey: str) -> Iterator[tuple[Commit, JourneyStep]]:
    """The commits that changed something on one journey, newest first."""
    return ((point.commit, point.step) for point in Trails(steps).of(journey) if point.step is not None)
