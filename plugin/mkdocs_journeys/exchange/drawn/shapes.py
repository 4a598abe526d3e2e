"""What a drawing is made of. Numbers are in one unit, from the top left corner; the writers scale it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

Align = Literal["start", "middle", "end"]
Form = Literal["plain", "round", "oval", "diamond", "chevron"]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Look:
    """How a text looks. `size` is in the unit of the drawing."""

    size: float
    colour: str
    is_bold: bool = False
    is_italic: bool = False

    @property
    def leading(self) -> float:
        """How tall a line is."""
        return self.size * 1.25


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text as it was wrapped. `glue` joins it to the one before; None begins a paragraph."""

    text: str
    look: Look
    glue: str | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A filled form with text in it, or only one of the two.

    `name` tells what it is to whoever edits the drawing. `start` is the side on which reading begins.
    """

    name: str
    x: float
    y: float
    width: float
    height: float
    form: Form = "plain"
    fill: str | None = None
    edge: str | None = None
    is_dashed: bool = False
    lines: tuple[Line, ...] = ()
    align: Align = "start"
    is_centred: bool = False
    padding: float = 0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points, or the area between them where there is a `fill`."""

    name: str
    points: tuple[Point, ...]
    colour: str | None = None
    width: float = 1
    is_dashed: bool = False
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """Strokes that are one thing, with what it says to those who can't see it."""

    name: str
    text: str
    strokes: tuple[Stroke, ...]


Shape = Box | Stroke | Picture


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole drawing. In one that `is_rtl` reading begins on the right."""

    width: float
    height: float
    is_rtl: bool
    shapes: tuple[Shape, ...]


def text_height(lines: Iterable[Line]) -> float:
    """How tall lines are below each other."""
    return sum(line.look.leading for line in lines)


def moved(shape: Shape, right: float, down: float) -> Shape:
    """The same shape at another place."""
    if isinstance(shape, Box):
        return replace(shape, x=shape.x + right, y=shape.y + down)
    if isinstance(shape, Picture):
        return replace(shape, strokes=tuple(_moved(stroke, right, down) for stroke in shape.strokes))
    return _moved(shape, right, down)


def _moved(stroke: Stroke, right: float, down: float) -> Stroke:
    return replace(stroke, points=tuple((x + right, y + down) for x, y in stroke.points))


def mirrored(shape: Shape, width: float) -> Shape:
    """The same shape in a drawing of this width that is read from right to left."""
    if isinstance(shape, Box):
        return replace(shape, x=width - shape.x - shape.width)
    if isinstance(shape, Picture):
        return replace(shape, strokes=tuple(_mirrored(stroke, width) for stroke in shape.strokes))
    return _mirrored(shape, width)


def _mirrored(stroke: Stroke, width: float) -> Stroke:
    return replace(stroke, points=tuple((width - x, y) for x, y in stroke.points))


def tip(box: Box) -> float:
    """How far a chevron's point stands out; its text begins after its notch."""
    return min(0.75 * box.padding, box.width / 3)


def chevron(box: Box, is_rtl: bool) -> tuple[Point, ...]:
    """The corners of a chevron: an arrow in the direction of reading, with a gap before the next."""
    out = tip(box)
    left, right, gap = box.x, box.x + box.width, 0.3 * out
    top, middle, bottom = box.y, box.y + box.height / 2, box.y + box.height
    points = (
        *((left, top), (right - gap, top), (right - gap + out, middle)),
        *((right - gap, bottom), (left, bottom), (left + out, middle)),
    )
    return tuple((left + right - x, y) for x, y in points) if is_rtl else points


def diamond(box: Box) -> tuple[Point, ...]:
    """The corners of a diamond. One as wide as a circle would look smaller, so it stands out a little."""
    over = 0.1 * box.width
    x, y = box.x + box.width / 2, box.y + box.height / 2
    wide, tall = box.width / 2 + over, box.height / 2 + over
    return (x, y - tall), (x + wide, y), (x, y + tall), (x - wide, y)
