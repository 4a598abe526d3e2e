"""The rows of a drawn map's lanes: what fits into a row, and what goes on in the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from mkdocs_journeys.exchange.drawn import colours
from mkdocs_journeys.exchange.drawn.cells import Item, Tint, items, lane_name
from mkdocs_journeys.exchange.drawn.grid import Grid, Row
from mkdocs_journeys.exchange.drawn.header_rows import label, label_height
from mkdocs_journeys.exchange.drawn.shapes import Box, Line, Shape, Stroke, text_height
from mkdocs_journeys.model.journey import Touchpoint
from mkdocs_journeys.pages.journey_map import Cell, Lane
from mkdocs_journeys.pages.place import Place

_CARDS: dict[Tint, tuple[str, str]] = {
    "bad": (colours.BAD_TINT, colours.BAD_EDGE),
    "good": (colours.GOOD_TINT, colours.GOOD_EDGE),
}


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one thing in a cell, or a part of them."""

    lines: tuple[Line, ...]
    step: Touchpoint | None
    tint: Tint


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell of a row: from which column on, over how many, with what."""

    column: int
    span: int
    blocks: tuple[Block, ...]


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


def blocks_of(found: Sequence[Item], grid: Grid, room: float) -> tuple[Block, ...]:
    """Things as lines in a room of this width."""
    return tuple(
        Block(grid.lines(item.said, _inner(item, grid, room)), item.step, item.tint) for item in found
    )


def _inner(item: Item | Block, grid: Grid, room: float) -> float:
    """The room for the text: beside the number, within the card."""
    taken = 2 * grid.padding if item.tint else 0.0
    return room - taken - (_badge_room(grid) if item.step else 0)


def _badge_room(grid: Grid) -> float:
    return grid.size * 1.75 + grid.padding


def block_height(block: Block, grid: Grid) -> float:
    """How tall a thing is, with its number and its card."""
    text = text_height(block.lines)
    least = grid.size * 1.75 if block.step else 0.0
    return max(text, least) + (2 * grid.padding if block.tint else 0)


def block_shapes(block: Block, name: str, x: float, y: float, room: float, grid: Grid) -> Iterator[Shape]:
    """A thing at its place: its card, its number, its text."""
    height = block_height(block, grid)
    inner = grid.padding if block.tint else 0.0
    if block.tint:
        fill, edge = _CARDS[block.tint]
        yield Box(name, x, y, room, height, form="round", fill=fill, edge=edge)
    if block.step:
        yield grid.badge(block.step, x + inner, y + inner)
    beside = inner + (_badge_room(grid) if block.step else 0)
    width = _inner(block, grid, room)
    down = 0.2 * grid.size if block.step else 0.0
    text = text_height(block.lines)
    yield Box(name, x + beside, y + inner + down, width, text, lines=block.lines)


def portions(blocks: Sequence[Block], grid: Grid, tallest: float) -> list[tuple[Block, ...]]:
    """Things in portions of at most this height. What alone is taller is parted between its lines."""
    found: list[list[Block]] = [[]]
    taken = 0.0
    for block in blocks:
        for part in _parts(block, grid, tallest):
            height = block_height(part, grid) + grid.padding
            if found[-1] and taken + height > tallest:
                found.append([])
                taken = 0.0
            found[-1].append(part)
            taken += height
    return [tuple(portion) for portion in found if portion]


def _parts(block: Block, grid: Grid, tallest: float) -> Iterator[Block]:
    room = tallest - 3 * grid.padding
    lines: list[Line] = []
    for line in block.lines:
        if lines and text_height([*lines, line]) > room:
            yield replace(block, lines=tuple(lines))
            lines = []
        lines.append(line)
    yield replace(block, lines=tuple(lines))


def _rows(
    lane: Lane, cells: Sequence[Cell], name: str, grid: Grid, at: Place, tallest: float | None
) -> Iterator[Row]:
    placed = []
    column = 0
    for cell in cells:
        room = cell.span * grid.column - 2 * grid.padding
        placed.append(_Placed(column, cell.span, blocks_of(items(lane, cell, at), grid, room)))
        column += cell.span
    if not any(cell.blocks for cell in placed):
        return
    most = float("inf") if tallest is None else tallest - 2 * grid.padding
    parted = [portions(cell.blocks, grid, most) for cell in placed]
    for number, row in enumerate(zip_longest(*parted, fillvalue=())):
        found = [replace(cell, blocks=blocks) for cell, blocks in zip(placed, row, strict=True)]
        yield _row(name if number == 0 else "", lane_name(lane, at), found, grid)


def _row(name: str, lane: str, cells: Sequence[_Placed], grid: Grid) -> Row:
    height = label_height(name, grid) if name else 0.0
    shapes: list[Shape] = []
    for cell in cells:
        x, room = grid.left(cell.column) + grid.padding, cell.span * grid.column - 2 * grid.padding
        down = grid.padding
        for block in cell.blocks:
            whose = f" {block.step.number}" if block.step else ""
            shapes += block_shapes(block, f"{lane}{whose}", x, down, room, grid)
            down += block_height(block, grid) + grid.padding
        height = max(height, down)
    rule = Stroke("", ((0, height), (grid.width, height)), colours.LINE)
    named = (label(name, grid, height),) if name else ()
    return Row(height, (rule, *named, *shapes))
