"""The feeling curve: smooth, never past a value, with gaps where nothing is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

# One column of the map is this wide in the picture's own units; the picture is stretched to the map's width.
COLUMN = 100
# Where 0 stands, and how far apart two steps of emotion are, in percent of the picture's height.
MIDDLE = 48.0
STEP = 12.0


@dataclass(frozen=True, slots=True)
class Felt:
    """A feeling at a column, counted from 0. `is_certain`: validated. None of it where nothing is known."""

    column: int
    value: float
    is_certain: bool


@dataclass(frozen=True, slots=True)
class Curve:
    """The paths of a curve, as SVG path data: what is validated, what is not, and the area under both."""

    width: int
    solid: str
    dashed: str
    area: str


@dataclass(frozen=True, slots=True)
class Bend:
    """A cubic piece of a curve: the two points that pull at it, and where it ends."""

    first: tuple[float, float]
    second: tuple[float, float]
    end: tuple[float, float]


def height(value: float) -> float:
    """Where a value stands, in percent from the top."""
    return MIDDLE - value * STEP


def curve(runs: Sequence[Sequence[Felt]], columns: int) -> Curve:
    """The curve through runs of feelings; between two runs there is a gap.

    A piece is solid where both of its ends are certain. A run of one feeling draws no line. Dashes begin anew
    with each piece.
    """
    solid: list[str] = []
    dashed: list[str] = []
    area: list[str] = []
    for run in runs:
        if len(run) < 2:
            continue
        points = [((felt.column + 0.5) * COLUMN, height(felt.value)) for felt in run]
        pieces = _smooth(points)
        was_certain = False
        for index, piece in enumerate(pieces):
            certain = run[index].is_certain and run[index + 1].is_certain
            begin = "" if certain and was_certain else f"M{_xy(points[index])}"
            (solid if certain else dashed).append(f"{begin}{piece}")
            was_certain = certain
        first, last, zero = points[0], points[-1], _number(height(0))
        area.append(f"M{_xy(first)}{''.join(pieces)}L{_number(last[0])} {zero}L{_number(first[0])} {zero}Z")
    return Curve(columns * COLUMN, "".join(solid), "".join(dashed), "".join(area))


def spark(values: Sequence[float], width: float = 100, tall: float = 28) -> str:
    """A small curve through values from -2 to 2, without columns."""
    if len(values) < 2:
        return ""
    step = (width - 6) / (len(values) - 1)
    points = [(3 + index * step, tall / 2 - value * (tall - 6) / 4) for index, value in enumerate(values)]
    return f"M{_xy(points[0])}{''.join(_smooth(points))}"


def bends(points: Sequence[tuple[float, float]]) -> list[Bend]:
    """Cubic pieces between points whose slopes never swing past one (Fritsch and Carlson, harmonic mean)."""
    slopes = [(y1 - y0) / (x1 - x0) for (x0, y0), (x1, y1) in pairwise(points)]
    between = [0.0 if a * b <= 0 else 2 * a * b / (a + b) for a, b in pairwise(slopes)]
    tangents = [*slopes[:1], *between, *slopes[-1:]]
    pieces = []
    for index, ((x0, y0), (x1, y1)) in enumerate(pairwise(points)):
        third = (x1 - x0) / 3
        begin = (x0 + third, y0 + tangents[index] * third)
        end = (x1 - third, y1 - tangents[index + 1] * third)
        pieces.append(Bend(begin, end, (x1, y1)))
    return pieces


def _smooth(points: Sequence[tuple[float, float]]) -> list[str]:
    return [f"C{_xy(bend.first)} {_xy(bend.second)} {_xy(bend.end)}" for bend in bends(points)]


def _xy(point: tuple[float, float]) -> str:
    return f"{_number(point[0])} {_number(point[1])}"


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
