"""The rows of a drawn map's lanes: what fits into a row, and what goes on in the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from mkdocs_journeys.exchange.drawn import colours
from mkdocs_journeys.exchange.drawn.cards import Shelf, shelf_height, shelf_shapes, shelves
from mkdocs_journeys.exchange.drawn.cells import items, lane_name
from mkdocs_journeys.exchange.drawn.grid import Grid, Row
from mkdocs_journeys.exchange.drawn.header_rows import label, label_height
from mkdocs_journeys.exchange.drawn.shapes import Box, Line, Shape, Stroke
from mkdocs_journeys.pages.journey_map import Cell, Lane
from mkdocs_journeys.pages.place import Place


def lane_rows(lane: Lane, grid: Grid, at: Place, tallest: float | None = None) -> tuple[Row, ...]:
    """The rows of a lane but the curve's: the stages' own cells above those of the touchpoints.

    None is taller than `tallest`: what is left stands in the rows that follow.
    """
    name = lane_name(lane, at)
    cells = () if lane.key == "feeling" else lane.cells
    own = at.words("lane.stage_feeling") if lane.key == "feeling" else name
    rows = [*_rows(lane, lane.stage_cells, own, grid, at, tallest)]
    rows += _rows(lane, cells, "" if rows else name, grid, at, tallest)
    return tuple(rows)


def group_row(name: str, hint: str, grid: Grid) -> Row:
    """The heading of a group of lanes."""
    look = grid.look("strong")
    height = look.leading + 1.2 * grid.padding
    line = Line(f"{name}", look)
    band = Box(name, 0, 0, grid.width, height, fill=colours.BAND)
    title = Box(name, 0, 0, grid.label, height, lines=(line,), padding=grid.padding, is_centred=True)
    more = Box(
        hint,
        grid.label,
        0,
        grid.width - grid.label,
        height,
        lines=(Line(hint, grid.look("dim")),),
        padding=grid.padding,
        is_centred=True,
    )
    if len(title.lines[0].text) * look.size * 0.6 > grid.label - 2 * grid.padding:
        # A name that is longer than its column goes over into the next, before the hint.
        both = Line(f"{name} · {hint}", look)
        return Row(height, (band, replace(title, width=grid.width, lines=(both,))))
    return Row(height, (band, title, more))


def _rows(
    lane: Lane, cells: Sequence[Cell], name: str, grid: Grid, at: Place, tallest: float | None
) -> Iterator[Row]:
    most = float("inf") if tallest is None else tallest - 2 * grid.padding
    places = []
    column = 0
    for cell in cells:
        room = cell.span * grid.column - 2 * grid.padding
        places.append((grid.left(column) + grid.padding, shelves(items(lane, cell, at), grid, room, most)))
        column += cell.span
    called = lane_name(lane, at)
    for number, row in enumerate(zip_longest(*(portions for _, portions in places), fillvalue=())):
        found = [(x, portion) for (x, _), portion in zip(places, row, strict=True)]
        yield _row(name if number == 0 else "", called, found, grid)


def _row(name: str, lane: str, cells: Sequence[tuple[float, tuple[Shelf, ...]]], grid: Grid) -> Row:
    """A row with its name, if it has one, and the shelves of each cell from its left edge on."""
    height = label_height(name, grid) if name else 0.0
    shapes: list[Shape] = []
    for x, portion in cells:
        down = grid.padding
        for shelf in portion:
            shapes += shelf_shapes(shelf, lane, x, down, grid)
            down += shelf_height(shelf, grid)
        height = max(height, down)
    rule = Stroke("", ((0, height), (grid.width, height)), colours.LINE)
    named = (label(name, grid, height),) if name else ()
    return Row(height, (rule, *named, *shapes))
