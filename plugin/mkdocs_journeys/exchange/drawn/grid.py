"""Where the columns of a drawn map stand, how its texts look, and what a row of it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_journeys.exchange.drawn import colours
from mkdocs_journeys.exchange.drawn.cells import Role, Said
from mkdocs_journeys.exchange.drawn.shapes import Box, Line, Look, Shape, moved
from mkdocs_journeys.exchange.drawn.wrapping import wrapped
from mkdocs_journeys.model.journey import Touchpoint


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of a map. `label` is as wide as the names of the lanes, `size` that of the type.

    What stands in smaller type than the rest is not smaller than `least`, which is not above `size`.
    """

    columns: int
    label: float
    column: float
    size: float
    least: float = 0

    @property
    def small(self) -> float:
        """The size of facts, which are told beside."""
        return max(self.size * 0.9, self.least)

    @property
    def width(self) -> float:
        return self.label + self.columns * self.column

    @property
    def padding(self) -> float:
        return self.size * 0.45

    def left(self, column: int) -> float:
        """Where a column begins."""
        return self.label + column * self.column

    def look(self, role: Role = "plain") -> Look:
        """How a paragraph looks."""
        if role == "strong":
            return Look(self.size, colours.TEXT, is_bold=True)
        if role == "quote":
            return Look(self.size, colours.TEXT, is_italic=True)
        if role == "plain":
            return Look(self.size, colours.TEXT)
        colour = {"good": colours.GOOD, "bad": colours.BAD}.get(role, colours.DIM)
        return Look(self.small, colour, is_bold=role != "dim")

    def lines(self, said: Iterable[Said], room: float) -> tuple[Line, ...]:
        """Paragraphs as lines in a room of this width."""
        return tuple(line for each in said for line in wrapped(each.text, self.look(each.role), room))

    def badge(self, step: Touchpoint, x: float, y: float) -> Box:
        """The number of a touchpoint. A moment of truth is a diamond; a step without contact has no edge."""
        big = self.size * 1.75
        edge = colours.INK if step.has_contact else None
        return Box(
            f"{step.number}",
            x,
            y,
            big,
            big,
            form="diamond" if step.fields.moment_of_truth else "oval",
            fill=colours.PAPER if edge else None,
            edge=edge,
            is_dashed=step.status != "live",
            lines=(Line(f"{step.number}", Look(self.size * 0.8, colours.TEXT, is_bold=True)),),
            align="middle",
            is_centred=True,
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a drawing. Its shapes are placed from its own top."""

    height: float
    shapes: tuple[Shape, ...]


def stacked(rows: Iterable[Row], left: float, top: float) -> tuple[tuple[Shape, ...], float]:
    """The rows below each other, and where the last one ends."""
    found: list[Shape] = []
    for row in rows:
        found += (moved(shape, left, top) for shape in row.shapes)
        top += row.height
    return tuple(found), top
