"""Which rows of a stage stand on its slide: the ones that matter most, as far as they can be read there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from mkdocs_journeys.exchange.drawn.grid import Grid, Row
from mkdocs_journeys.exchange.drawn.header_rows import header_rows
from mkdocs_journeys.exchange.drawn.map_rows import Wanted, rows_of_lanes
from mkdocs_journeys.exchange.slides.map_slides import height_of
from mkdocs_journeys.exchange.slides.slide import INNER, LEAST_SIZE, ROOM
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.pages.journey_map import Lane
from mkdocs_journeys.pages.map_sheets import Sheet
from mkdocs_journeys.pages.place import Place

_SIZES = (14.0, 12.5, 11.2, 10.6)
_LABEL = 96.0
# A column must hold most words without breaking them.
_SIZES_IN_COLUMN = 7.2
# How tall the curve is at least, in sizes of the type, so that its scale can be read; and at most, in points.
_CURVE, _TALLEST_CURVE = 8.0, 190.0
# Without these a slide says too little of its stage.
_FIRST = ("goal", "doing", "feeling")
# These come next, in this order, each if it has room.
_MAIN = ("pains", "opportunities", "owner", "thinking", "channel", "metrics")
# Where these are too many, as many as have room: in the order of what is worst and what is best.
_RANKS: Mapping[str, Callable[[Any], Any]] = {
    "pains": lambda pain: -pain.weight,
    "opportunities": lambda opportunity: opportunity.rank,
}
# In sizes of the type: less of a text says nothing.
_LEAST_ROWS = 4
# Of the room that is left, so that opportunities have some beside pain points.
_SHARE_OF_PAINS = 0.55
# For the line that tells what stands in the notes.
_MORE = 32.0

Rows = tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Fitted:
    """The rows of a slide. `left` are the lanes that are not on it, or not all of them.

    `quotes`: so many of the stage's are told in the head.
    """

    grid: Grid
    rows: Rows
    left: tuple[Lane, ...]
    quotes: int


@dataclass(frozen=True, slots=True)
class _Stage:
    """A stage, or some of its touchpoints, in a size of the type."""

    journey: Journey
    part: Sheet
    at: Place
    grid: Grid

    @property
    def curve(self) -> float:
        """How tall the curve is at least."""
        return _CURVE * self.grid.size

    def rows(self, lane: Lane, tallest: float | None = None, curve: float | None = None) -> Rows:
        """The rows of a lane: several where none may be taller."""
        drawn = replace(self.part.map, lanes=(lane,))
        wanted = Wanted(groups=False, curve=curve or self.curve, tallest=tallest)
        return tuple(rows_of_lanes(self.journey, drawn, self.part.feeling, self.grid, self.at, wanted))

    def head(self) -> tuple[Rows, int]:
        """The rows of the head, and how many quotes of the stage are told there."""
        head = header_rows(self.part.map, self.grid, self.at, quotes=True)
        if height_of(head) < ROOM / 3:
            return head, 1
        return header_rows(self.part.map, self.grid, self.at, quotes=False), 0


def is_readable(journey: Journey, part: Sheet, at: Place) -> bool:
    """Whether so many touchpoints have room on one slide, with the first of their rows."""
    stage = _stage(journey, part, at, _SIZES[-1])
    if len(part.map.columns) > 1 and stage.grid.column < _SIZES_IN_COLUMN * stage.grid.size:
        return False
    first = [row for lane in part.map.lanes if lane.key in _FIRST for row in stage.rows(lane)]
    return height_of((*stage.head()[0], *first)) <= ROOM - _MORE


def fitted(journey: Journey, part: Sheet, at: Place) -> Fitted:
    """All rows in the largest type in which they fit; else the ones that matter most in the smallest."""
    for size in _SIZES:
        stage = _stage(journey, part, at, size)
        whole = {lane.key: stage.rows(lane) for lane in part.map.lanes}
        head, quotes = stage.head()
        room = ROOM - height_of(head)
        if _height(whole.values()) <= room:
            return Fitted(stage.grid, (*head, *_stretched(stage, whole, room)), (), quotes)
    room -= _MORE
    chosen = _chosen(stage, whole, room)
    left = tuple(lane for lane in part.map.lanes if chosen.get(lane.key, ()) != whole[lane.key])
    return Fitted(stage.grid, (*head, *_stretched(stage, chosen, room)), left, quotes)


def _stage(journey: Journey, part: Sheet, at: Place, size: float) -> _Stage:
    columns = len(part.map.columns)
    return _Stage(journey, part, at, Grid(columns, _LABEL, (INNER - _LABEL) / columns, size, LEAST_SIZE))


def _height(rows: Iterable[Rows]) -> float:
    return sum(map(height_of, rows))


def _chosen(stage: _Stage, whole: Mapping[str, Rows], room: float) -> dict[str, Rows]:
    """The rows that have room, by their lanes."""
    lanes = {lane.key: lane for lane in stage.part.map.lanes}
    chosen: dict[str, Rows] = {}
    for key in (key for key in (*_FIRST, *_MAIN) if key in lanes):
        left = room - _height(chosen.values())
        if height_of(whole[key]) <= left and not (key == "pains" and _crowds_out(whole, left)):
            chosen[key] = whole[key]
        elif key in (*_FIRST, *_RANKS):
            share = _SHARE_OF_PAINS if key == "pains" and _crowds_out(whole, left) else 1
            chosen[key] = _begun(stage, lanes[key], share * left) or _begun(stage, lanes[key], left)
    # The others in the order of the map, unless something that matters more is left out.
    if any(chosen.get(key) != whole[key] for key in lanes if key in (*_FIRST, *_MAIN)):
        return chosen
    for key in lanes:
        if key not in chosen:
            if height_of(whole[key]) > room - _height(chosen.values()):
                break
            chosen[key] = whole[key]
    return chosen


def _crowds_out(whole: Mapping[str, Rows], left: float) -> bool:
    """Whether all pain points would leave no room for all opportunities."""
    opportunities = height_of(whole.get("opportunities", ()))
    return opportunities > 0 and height_of(whole["pains"]) + opportunities > left


def _begun(stage: _Stage, lane: Lane, room: float) -> Rows:
    """The beginning of a lane, as much of it as has room."""
    if lane.key in _RANKS:
        (cell,) = lane.stage_cells
        rank = _RANKS[lane.key]
        ranked = sorted(cell.value, key=lambda pair: rank(pair[0]))
        for number in range(len(ranked) - 1, 0, -1):
            rows = stage.rows(replace(lane, stage_cells=(replace(cell, value=tuple(ranked[:number])),)))
            if height_of(rows) <= room:
                return rows
    if room < _LEAST_ROWS * stage.grid.size:
        return ()
    first, *_ = (*stage.rows(lane, tallest=room), Row(0, ()))
    return (first,) if 0 < first.height <= room else ()


def _stretched(stage: _Stage, chosen: Mapping[str, Rows], room: float) -> Iterator[Row]:
    """The rows in the order of the map, with the curve as tall as what is left allows."""
    curve = min(stage.curve + room - _height(chosen.values()), _TALLEST_CURVE)
    for lane in stage.part.map.lanes:
        rows = chosen.get(lane.key, ())
        yield from stage.rows(lane, curve=curve) if lane.key == "feeling" and rows else rows
