"""What stands in a cell of a drawn map: things as cards or plain text, on shelves below each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mkdocs_journeys.exchange.drawn import colours
from mkdocs_journeys.exchange.drawn.cells import Item, Tint
from mkdocs_journeys.exchange.drawn.grid import Grid
from mkdocs_journeys.exchange.drawn.shapes import Box, Line, Shape, text_height
from mkdocs_journeys.model.journey import Touchpoint

_CARDS: dict[Tint, tuple[str, str]] = {
    "bad": (colours.BAD_TINT, colours.BAD_EDGE),
    "good": (colours.GOOD_TINT, colours.GOOD_EDGE),
}
# In sizes of the type: a card of this width has room beside another.
CARD = 24
_MOST_BESIDE = 3


@dataclass(frozen=True, slots=True)
class Card:
    """The lines of one thing, or a part of them, in a width."""

    lines: tuple[Line, ...]
    step: Touchpoint | None
    tint: Tint
    width: float


Shelf = tuple[Card, ...]


def shelves(
    found: Sequence[Item], grid: Grid, room: float, tallest: float, card: float = CARD
) -> list[tuple[Shelf, ...]]:
    """Things on shelves in a room of this width, in portions of at most this height.

    Several stand beside each other where each has the width of a `card`, in sizes of the type. What alone is
    too tall is parted between lines.
    """
    beside = max(1, min(len(found), _MOST_BESIDE, int(room / (card * grid.size))))
    width = (room - (beside - 1) * grid.padding) / beside
    cards = [_card(item, grid, width) for item in found]
    made = [tuple(cards[at : at + beside]) for at in range(0, len(cards), beside)]
    if any(shelf_height(shelf, grid) > tallest for shelf in made):
        whole = (_card(item, grid, room) for item in found)
        made = [(part,) for card in whole for part in _parts(card, grid, tallest)]
    return list(_portions(made, grid, tallest))


def shelf_height(shelf: Shelf, grid: Grid) -> float:
    """How tall a shelf is, with the gap below it."""
    return max(_height(card, grid) for card in shelf) + grid.padding


def shelf_shapes(shelf: Shelf, name: str, x: float, y: float, grid: Grid) -> Iterator[Shape]:
    """The cards of a shelf at their place, each with its number and its text."""
    tall = shelf_height(shelf, grid) - grid.padding
    for card in shelf:
        called = f"{name} {card.step.number}" if card.step else name
        inner = grid.padding if card.tint else 0.0
        if card.tint:
            fill, edge = _CARDS[card.tint]
            yield Box(called, x, y, card.width, tall, form="round", fill=fill, edge=edge)
        if card.step:
            yield grid.badge(card.step, x + inner, y + inner)
        beside = inner + (_badge_room(grid) if card.step else 0)
        down = 0.2 * grid.size if card.step else 0.0
        width = card.width - beside - inner
        yield Box(called, x + beside, y + inner + down, width, text_height(card.lines), lines=card.lines)
        x += card.width + grid.padding


def _card(item: Item, grid: Grid, width: float) -> Card:
    taken = (2 * grid.padding if item.tint else 0.0) + (_badge_room(grid) if item.step else 0)
    return Card(grid.lines(item.said, width - taken), item.step, item.tint, width)


def _badge_room(grid: Grid) -> float:
    return grid.size * 1.75 + grid.padding


def _height(card: Card, grid: Grid) -> float:
    text = text_height(card.lines) + (0.2 * grid.size if card.step else 0)
    least = grid.size * 1.75 if card.step else 0.0
    return max(text, least) + (2 * grid.padding if card.tint else 0)


def _portions(made: Sequence[Shelf], grid: Grid, tallest: float) -> Iterator[tuple[Shelf, ...]]:
    portion: list[Shelf] = []
    taken = 0.0
    for shelf in made:
        height = shelf_height(shelf, grid)
        if portion and taken + height > tallest:
            yield tuple(portion)
            portion, taken = [], 0.0
        portion.append(shelf)
        taken += height
    if portion:
        yield tuple(portion)


def _parts(card: Card, grid: Grid, tallest: float) -> Iterator[Card]:
    room = tallest - 4 * grid.padding
    lines: list[Line] = []
    taken = 0.0
    for line in card.lines:
        if lines and taken + line.look.leading > room:
            yield replace(card, lines=tuple(lines))
            lines, taken = [], 0.0
        lines.append(line)
        taken += line.look.leading
    yield replace(card, lines=tuple(lines))
