"""The chart of a metric's readings."""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_journeys.model.fields import MeasureFields
from mkdocs_journeys.model.journey import Measure
from mkdocs_journeys.pages.charts import Trend, is_better, readings, trend


def measure(*values: tuple[str, str], **fields: Any) -> Measure:
    dated = [{"date": date, "value": value} for date, value in values]
    return Measure("m", MeasureFields.model_validate({"name": "M", "readings": dated, **fields}))


def drawn(made: Measure) -> Trend:
    found = trend(made)
    assert found is not None
    return found


def test_points_stand_where_their_dates_are() -> None:
    found = drawn(measure(("2026-01-01", "1"), ("2026-01-11", "2"), ("2026-04-11", "3")))
    assert [round(point.x) for point in found.points] == [0, 10, 100]


def test_readings_are_in_order_and_a_single_value_comes_last() -> None:
    made = measure(("2026-03", "3"), ("2026-01", "1"), value="9", as_of="2026-05")
    assert [(str(reading.date), reading.value) for reading in readings(made)] == [
        ("2026-01", 1),
        ("2026-03", 3),
        ("2026-05", 9),
    ]


def test_without_all_dates_the_steps_are_equal() -> None:
    found = drawn(measure(("2026-01", "1"), ("2026-02", "2"), value="3"))
    assert [point.x for point in found.points] == [0, 50, 100]


def test_readings_of_one_day_stand_side_by_side() -> None:
    found = drawn(measure(("2026-01-01", "1"), ("2026-01-01", "2")))
    assert [point.x for point in found.points] == [0, 100]


def test_higher_values_stand_higher_and_the_target_is_on_the_chart() -> None:
    found = drawn(measure(("2026-01", "1"), ("2026-02", "2"), target="10"))
    assert found.target is not None
    assert 0 < found.target < found.points[1].y < found.points[0].y < 100
    assert found.line.startswith("M0.00 ")


def test_a_flat_line_can_be_drawn() -> None:
    found = drawn(measure(("2026-01", "0"), ("2026-02", "0")))
    assert [point.y for point in found.points] == [50, 50]


@pytest.mark.parametrize(
    ("low", "high"), [("0", "100"), ("0.001", "0.002"), ("-5", "5"), ("1000000", "9000000"), ("3", "3.4")]
)
def test_two_to_five_round_values_are_marked(low: str, high: str) -> None:
    found = drawn(measure(("2026-01", low), ("2026-02", high)))
    assert 2 <= len(found.ticks) <= 5
    assert all(0 <= tick.y <= 100 for tick in found.ticks)


def test_a_single_reading_is_no_line() -> None:
    assert trend(measure(("2026-01", "1"))) is None
    assert trend(measure()) is None


def test_better_depends_on_which_way_is_good() -> None:
    rising = (("2026-01", "1"), ("2026-02", "2"))
    assert is_better(measure(*rising)) is True
    assert is_better(measure(*rising, better="lower")) is False
    assert is_better(measure(("2026-01", "1"), ("2026-02", "1"))) is None
    assert is_better(measure(("2026-01", "1"))) is None
