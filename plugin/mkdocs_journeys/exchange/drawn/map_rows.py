"""All rows of a drawn map, in the order of the page's map."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from mkdocs_journeys.exchange.drawn import colours
from mkdocs_journeys.exchange.drawn.feeling_row import feeling_row
from mkdocs_journeys.exchange.drawn.grid import Grid, Row
from mkdocs_journeys.exchange.drawn.header_rows import header_rows
from mkdocs_journeys.exchange.drawn.lane_rows import group_row, lane_rows
from mkdocs_journeys.exchange.drawn.shapes import Box, Shape, Stroke
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.pages.feeling_lane import FeelingLane
from mkdocs_journeys.pages.journey_map import GROUPS, JourneyMap
from mkdocs_journeys.pages.place import Place


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a map is drawn. `lanes`: only these, by their keys; all where it is None.

    `curve` is how tall 100 percent of the page's curve are. `tallest`: no row is taller, see `lane_rows`.
    """

    lanes: Collection[str] | None = None
    groups: bool = True
    quotes: bool = True
    curve: float = 200
    tallest: float | None = None


def map_rows(
    journey: Journey, drawn: JourneyMap, feeling: FeelingLane | None, grid: Grid, at: Place, wanted: Wanted
) -> tuple[Row, ...]:
    """The rows of the head, then those of the lanes. Lanes that say nothing have none."""
    head = header_rows(drawn, grid, at, quotes=wanted.quotes)
    return (*head, *rows_of_lanes(journey, drawn, feeling, grid, at, wanted))


def rows_of_lanes(
    journey: Journey, drawn: JourneyMap, feeling: FeelingLane | None, grid: Grid, at: Place, wanted: Wanted
) -> Iterator[Row]:
    """The rows below the head, in the order of the page's map."""
    for group in GROUPS:
        rows: list[Row] = []
        for lane in drawn.of_group(group):
            if wanted.lanes is not None and lane.key not in wanted.lanes:
                continue
            if lane.key == "feeling" and feeling:
                rows.append(feeling_row(journey, feeling, drawn.columns, grid, at, wanted.curve))
            rows += lane_rows(lane, grid, at, wanted.tallest)
        if rows and wanted.groups:
            words = at.words
            yield group_row(words(f"map.group.{group}"), words(f"map.group_hint.{group}"), grid)
        yield from rows


def backdrop(drawn: JourneyMap, grid: Grid, height: float) -> Iterator[Shape]:
    """What stands behind the rows: every other stage is shaded, and a line parts it from the next."""
    column = 0
    for index, cell in enumerate(drawn.stages):
        x, wide = grid.left(column), cell.span * grid.column
        if index % 2:
            yield Box("", x, 0, wide, height, fill=colours.SHADE)
        yield Stroke("", ((x, 0), (x, height)), colours.LINE)
        column += cell.span
