"""The curve in a drawing: one colour on each side of zero, dashed where it is not validated."""

from __future__ import annotations

from mkdocs_journeys.exchange.drawn import colours
from mkdocs_journeys.exchange.drawn.curve_strokes import Knot, curve_strokes
from mkdocs_journeys.exchange.drawn.shapes import Stroke

ZERO = 50


def drawn(*runs: list[tuple[float, float, bool]]) -> list[Stroke]:
    knots = [[Knot((x, y), is_certain) for x, y, is_certain in run] for run in runs]
    return list(curve_strokes(knots, ZERO, 2))


def told(strokes: list[Stroke]) -> list[tuple[str | None, str | None, bool, tuple[float, ...]]]:
    """Fill, colour, dashes, and from where to where."""
    return [
        (
            stroke.fill,
            stroke.colour,
            stroke.is_dashed,
            (stroke.points[0][0], max(x for x, _ in stroke.points)),
        )
        for stroke in strokes
    ]


def test_above_zero_it_is_blue_with_its_area_behind_it() -> None:
    strokes = drawn([(0, 40, True), (100, 30, True)])
    assert told(strokes) == [
        (colours.GOOD_TINT, None, False, (0, 100)),
        (None, colours.GOOD, False, (0, 100)),
    ]
    area, line = strokes
    assert area.points == (*line.points, (100, ZERO), (0, ZERO))
    assert (line.points[0], line.points[-1], len(line.points)) == ((0, 40), (100, 30), 17)


def test_it_changes_its_colour_where_it_crosses_zero() -> None:
    strokes = drawn([(0, 40, True), (100, 60, True)])
    assert told(strokes) == [
        (colours.GOOD_TINT, None, False, (0, 50)),
        (colours.BAD_TINT, None, False, (50, 100)),
        (None, colours.GOOD, False, (0, 50)),
        (None, colours.BAD, False, (50, 100)),
    ]


def test_it_is_dashed_where_an_end_is_not_certain() -> None:
    strokes = drawn([(0, 40, True), (10, 40, True), (20, 40, False), (30, 40, True)])
    assert told(strokes) == [
        (colours.GOOD_TINT, None, False, (0, 30)),
        (None, colours.GOOD, False, (0, 10)),
        (None, colours.GOOD, True, (10, 30)),
    ]


def test_on_zero_it_is_grey_without_an_area() -> None:
    assert told(drawn([(0, ZERO, True), (10, ZERO, True)])) == [(None, colours.MIDDLE, False, (0, 10))]


def test_between_two_runs_there_is_a_gap_and_one_point_is_no_line() -> None:
    strokes = drawn([(0, 40, True)], [], [(20, 40, False), (30, 40, True)])
    assert told(strokes) == [
        (colours.GOOD_TINT, None, False, (20, 30)),
        (None, colours.GOOD, True, (20, 30)),
    ]
