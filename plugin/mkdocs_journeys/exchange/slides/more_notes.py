"""What has no room on the slide of a stage: in the notes as plain text, by touchpoint."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mkdocs_journeys.exchange.drawn.cells import Item, items, lane_name
from mkdocs_journeys.exchange.drawn.wrapping import one_line
from mkdocs_journeys.exchange.slides.stage_rows import Fitted
from mkdocs_journeys.model.journey import Touchpoint
from mkdocs_journeys.pages.journey_map import Lane
from mkdocs_journeys.pages.map_sheets import Sheet
from mkdocs_journeys.pages.place import Place

_DOT = "• "


class More(NamedTuple):
    """What is told: in which lane, of which touchpoint or of the stage, and what."""

    lane: str
    step: Touchpoint | None
    text: str


def left_out(part: Sheet, found: Fitted, at: Place) -> tuple[More, ...]:
    """All that is said in a part of a stage and is not on its slide."""
    return (*_quotes(part, found, at), *(more for lane in found.left for more in _of_lane(part, lane, at)))


def more_notes(part: Sheet, left: tuple[More, ...]) -> Iterator[str]:
    """The lines of the notes: what is told of the stage, then of each touchpoint, below their names."""
    steps = [column.touchpoint for column in part.map.columns if column.touchpoint]
    stage = ", ".join(cell.value.name for cell in part.map.stages)
    for step, name in ((None, stage), *((step, f"{step.number} {step.name}") for step in steps)):
        told = [more for more in left if more.step is step]
        if told:
            yield one_line(name)
            yield from (one_line(f"{_DOT}{more.lane}: {more.text}") for more in told)


def _quotes(part: Sheet, found: Fitted, at: Place) -> Iterator[More]:
    for cell in part.map.stages:
        for quote in cell.value.fields.quote[found.quotes :]:
            yield More(at.words("lane.quote"), None, at.words("quoted", text=quote.text))


def _of_lane(part: Sheet, lane: Lane, at: Place) -> Iterator[More]:
    own = at.words("lane.stage_feeling") if lane.key == "feeling" else lane_name(lane, at)
    for cell in lane.stage_cells:
        yield from (More(own, item.step, _text(item)) for item in items(lane, cell, at))
    column = 0
    for cell in lane.cells:
        found = items(lane, cell, at)
        for each in part.map.columns[column : column + cell.span]:
            yield from (More(lane_name(lane, at), each.touchpoint, _text(item)) for item in found)
        column += cell.span


def _text(item: Item) -> str:
    whole = " · ".join(said.text.removeprefix(_DOT) for said in item.said)
    return whole.replace(": · ", ": ")  # where a handover goes to
