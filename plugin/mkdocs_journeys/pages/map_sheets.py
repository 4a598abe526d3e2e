"""A map that is too wide for one sheet of paper, as several: some stages each, with all lane labels again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.pages.feeling_lane import FeelingLane, feeling_lane
from mkdocs_journeys.pages.journey_map import Cell, JourneyMap

# So many columns can be read on A3, on one sheet.
MOST_ON_ONE = 15
# So many stand on each sheet of a map that has more.
MOST_OF_SEVERAL = 10


@dataclass(frozen=True, slots=True)
class Sheet:
    """A part of the map, drawn as a map of its own. `starts`: the column with which each stage begins."""

    map: JourneyMap
    feeling: FeelingLane | None
    starts: tuple[int, ...]


def sheets(journey: Journey, whole: JourneyMap) -> tuple[Sheet, ...]:
    """The sheets of a map; none where it fits on one."""
    if len(whole.columns) <= MOST_ON_ONE:
        return ()
    ranges = sheet_ranges(whole.stages, MOST_OF_SEVERAL)
    return tuple(sheet(journey, whole, first, end) for first, end in ranges)


def sheet_ranges(stages: Sequence[Cell], most: int) -> list[tuple[int, int]]:
    """From which column to which each sheet goes, with at most so many: whole stages, but for one that alone
    is too wide.
    """
    found: list[tuple[int, int]] = []
    begin = at = 0
    for stage in stages:
        if at > begin and at + stage.span - begin > most:
            found.append((begin, at))
            begin = at
        at += stage.span
        while at - begin > most:
            found.append((begin, begin + most))
            begin += most
    return [*found, (begin, at)] if at > begin else found


def sheet(journey: Journey, whole: JourneyMap, first: int, end: int) -> Sheet:
    """The part of a map between two columns."""
    columns = whole.columns[first:end]
    stages = _cut(whole.stages, first, end)
    lanes = tuple(
        replace(lane, cells=_cut(lane.cells, first, end), stage_cells=_cut(lane.stage_cells, first, end))
        for lane in whole.lanes
    )
    starts = [0]
    for cell in stages[:-1]:
        starts.append(starts[-1] + cell.span)
    return Sheet(JourneyMap(columns, stages, lanes), feeling_lane(journey, columns), tuple(starts))


def _cut(cells: Sequence[Cell], first: int, end: int) -> tuple[Cell, ...]:
    """The cells between two columns. One that reaches over an end stands on both sheets."""
    found, at = [], 0
    for cell in cells:
        span = min(at + cell.span, end) - max(at, first)
        if span > 0:
            found.append(replace(cell, span=span, value=_of_sheet(cell, at, first, end)))
        at += cell.span
    return tuple(found)


def _of_sheet(cell: Cell, at: int, first: int, end: int) -> Any:
    """The items of a stage that is cut stand with their touchpoints, and the stage's own at its beginning."""
    if not isinstance(cell.value, tuple) or cell.stage is None or (first <= at and at + cell.span <= end):
        return cell.value
    numbers = {step.number for step in cell.stage.touchpoints[max(0, first - at) : end - at]}
    items = cell.value
    if not all(isinstance(item, tuple) and len(item) == 2 for item in items):
        return items
    return tuple(item for item in items if (item[1].number in numbers if item[1] else at >= first))
