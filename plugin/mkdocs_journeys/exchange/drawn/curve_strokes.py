"""The feeling curve as lines and areas: blue above zero, orange below, dashed where it is not validated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from mkdocs_journeys.diagrams.curve import Bend, bends
from mkdocs_journeys.exchange.drawn import colours
from mkdocs_journeys.exchange.drawn.shapes import Point, Stroke

# Straight pieces between two touchpoints: enough to look round, on a wall too.
_STEPS = 16
_TINTS = {colours.GOOD: colours.GOOD_TINT, colours.BAD: colours.BAD_TINT}


@dataclass(frozen=True, slots=True)
class Knot:
    """A point that the curve goes through. `is_certain`: validated."""

    point: Point
    is_certain: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    """A straight piece, all of it on one side of zero."""

    begin: Point
    end: Point
    colour: str
    is_certain: bool


def curve_strokes(runs: Sequence[Sequence[Knot]], zero: float, width: float) -> Iterator[Stroke]:
    """The areas first, so that the lines stand before them. `zero`: where the middle of the scale is."""
    traced = [tuple(_pieces(run, zero)) for run in runs]
    for pieces in traced:
        for colour, side in groupby(pieces, key=lambda piece: piece.colour):
            points = _through(side)
            if colour in _TINTS:
                (x0, _), (x1, _) = points[0], points[-1]
                yield Stroke("", (*points, (x1, zero), (x0, zero)), fill=_TINTS[colour])
    for pieces in traced:
        for _, kind in groupby(pieces, key=lambda piece: (piece.colour, piece.is_certain)):
            members = tuple(kind)
            first = members[0]
            yield Stroke("", _through(members), first.colour, width, is_dashed=not first.is_certain)


def _through(pieces: Iterator[_Piece] | Sequence[_Piece]) -> tuple[Point, ...]:
    members = tuple(pieces)
    return (members[0].begin, *(piece.end for piece in members))


def _pieces(run: Sequence[Knot], zero: float) -> Iterator[_Piece]:
    points = [knot.point for knot in run]
    for index, bend in enumerate(bends(points)):
        is_certain = run[index].is_certain and run[index + 1].is_certain
        steps = [_on(points[index], bend, step / _STEPS) for step in range(_STEPS + 1)]
        for begin, end in pairwise(steps):
            for one, two in _parted(begin, end, zero):
                yield _Piece(one, two, colours.side(2 * zero - one[1] - two[1]), is_certain)


def _on(begin: Point, bend: Bend, share: float) -> Point:
    """Where a cubic piece stands after a share of its way."""
    rest = 1 - share
    weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
    knots = (begin, bend.first, bend.second, bend.end)
    x, y = (sum(weight * knot[side] for weight, knot in zip(weights, knots, strict=True)) for side in (0, 1))
    # What stands on the line of zero is on no side of it, whatever the last digit says.
    return (round(x, 3), round(y, 3))


def _parted(begin: Point, end: Point, zero: float) -> Iterator[tuple[Point, Point]]:
    """A straight piece, in two where it crosses zero."""
    (x0, y0), (x1, y1) = begin, end
    if (y0 - zero) * (y1 - zero) < 0:
        crossing = (x0 + (x1 - x0) * (zero - y0) / (y1 - y0), zero)
        yield begin, crossing
        yield crossing, end
    else:
        yield begin, end
