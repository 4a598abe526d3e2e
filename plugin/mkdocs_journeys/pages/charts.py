"""A metric's readings as a line. The drawing is stretched; words stand beside it, so that they stay sharp."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_journeys.model.journey import Measure
from mkdocs_journeys.model.values.dates import Day

# Room above and below the line, as a part of the chart's height.
_MARGIN = 0.12
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a metric; `date` is None where nobody wrote it."""

    date: Day | None
    value: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A reading on the chart: percents of its width from the beginning, and of its height from the top."""

    x: float
    y: float
    reading: Reading


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the chart at a round value."""

    y: float
    value: float


@dataclass(frozen=True, slots=True)
class Trend:
    """The chart of a metric: its points, the height of the target line, and lines at round values."""

    points: tuple[Point, ...]
    target: float | None
    ticks: tuple[Tick, ...]

    @property
    def rises(self) -> bool:
        """Whether the last reading is higher than the one before."""
        return self.points[-1].reading.value > self.points[-2].reading.value

    @property
    def line(self) -> str:
        """The path of the line, in a box of 100 by 100."""
        return "M" + "L".join(f"{point.x:.2f} {point.y:.2f}" for point in self.points)


def readings(measure: Measure) -> tuple[Reading, ...]:
    """The readings of a metric, oldest first; a single value that is written beside them comes last."""
    dated = sorted(measure.fields.readings, key=lambda reading: reading.date.first)
    found = [Reading(reading.date, reading.value, reading.evidence) for reading in dated]
    if measure.fields.value is not None:
        found.append(Reading(measure.fields.as_of, measure.fields.value, ()))
    return tuple(found)


def trend(measure: Measure) -> Trend | None:
    """The chart of a metric; None where there are no two readings to draw a line between."""
    found = readings(measure)
    if len(found) < 2:
        return None
    values = [reading.value for reading in found]
    target = measure.fields.target
    low, high = _ends(values if target is None else [*values, target])
    return Trend(
        tuple(
            Point(x, _height(reading.value, low, high), reading)
            for x, reading in zip(_places(found), found, strict=True)
        ),
        None if target is None else _height(target, low, high),
        tuple(Tick(_height(value, low, high), value) for value in _round_values(low, high)),
    )


def is_better(measure: Measure) -> bool | None:
    """Whether the last reading is better than the one before; None where it is the same or there is none."""
    found = readings(measure)
    if len(found) < 2 or found[-1].value == found[-2].value:
        return None
    return (found[-1].value > found[-2].value) == (measure.fields.better == "higher")


def _places(found: Sequence[Reading]) -> list[float]:
    """Where the readings stand in time; at equal steps where dates are missing or don't tell."""
    days = [reading.date.first.toordinal() for reading in found if reading.date]
    if len(days) < len(found) or days != sorted(days) or days[0] == days[-1]:
        return [100 * index / (len(found) - 1) for index in range(len(found))]
    return [100 * (day - days[0]) / (days[-1] - days[0]) for day in days]


def _ends(values: Sequence[float]) -> tuple[float, float]:
    """The lowest and the highest value with some room around them."""
    low, high = min(values), max(values)
    room = (high - low) * _MARGIN or abs(high) * _MARGIN or 1.0
    return low - room, high + room


def _height(value: float, low: float, high: float) -> float:
    return 100 * (high - value) / (high - low)


def _round_values(low: float, high: float) -> list[float]:
    """Two to five round values between the ends."""
    rough = (high - low) / 4
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in _STEPS if power * factor >= rough)
    first = math.ceil(low / step)
    return [round(index * step, 9) for index in range(first, math.floor(high / step) + 1)]
