"""The journeys of two states, each with its health, and what differs between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from itertools import chain
from typing import TypeAlias

from mkdocs_journeys.changes.comparing import Difference, difference
from mkdocs_journeys.changes.effects import Side
from mkdocs_journeys.changes.facts import facts_of
from mkdocs_journeys.checks.examination import examine
from mkdocs_journeys.checks.health import health
from mkdocs_journeys.checks.rules import RULES
from mkdocs_journeys.reading.reader import Reading
from mkdocs_journeys.reading.sharing import can_share, shared

# The rules that look at a journey by itself. What others say depends on the rest of the wiki too.
_OF_JOURNEYS = tuple(rule for rule in RULES if rule.of_journey is not None)
# For fewer journeys, starting processes takes longer than they save.
_WORTH_PROCESSES = 250

# The journeys at one time, and the points of their health, by their ids.
Sides: TypeAlias = Mapping[str, Side]
_Points: TypeAlias = Mapping[str, int]


def difference_and_sides(
    before: Reading, after: Reading, without: Set[str]
) -> tuple[Difference, tuple[Sides, Sides]]:
    """What differs, and the journeys on both sides. `without` are files that can't be read on both.

    Of many journeys, what differs and the points of health are found out at the same time.
    """
    readings = (before, after)

    def compare_here(_: object = ()) -> None:
        found.append(difference(facts_of(before.catalog, without), facts_of(after.catalog, without)))

    def examine_elsewhere(places: Sequence[int]) -> list[tuple[int, _Points]]:
        return [(place, _points(readings[place])) for place in places]

    found: list[Difference] = []
    places = (0, 1)
    if len(before.catalog.journeys) + len(after.catalog.journeys) < _WORTH_PROCESSES or not can_share():
        compare_here()
        points = dict(examine_elsewhere(places))
    else:
        points = dict(chain.from_iterable(shared(places, examine_elsewhere, compare_here, load=0)))
    return found[0], (_sides(before, points[0], without), _sides(after, points[1], without))


def _points(reading: Reading) -> _Points:
    findings = defaultdict(list)
    for finding in examine(reading, _OF_JOURNEYS):
        findings[finding.file].append(finding)
    return {each.id: health(findings[each.file]).points for each in reading.catalog.journeys.values()}


def _sides(reading: Reading, points: _Points, without: Set[str]) -> Sides:
    evidence = reading.catalog.registries.evidence
    return {
        journey.id: Side(journey, evidence, points[journey.id])
        for journey in reading.catalog.journeys.values()
        if f"{journey.id}.md" not in without
    }
