"""A metric as a bar: how far along it is, and where its target stands."""

from __future__ import annotations

import re

from mkdocs_journeys.diagrams.curve import spark
from mkdocs_journeys.model.journey import Measure

_SCALE = re.compile(r"\s*(-?[\d.]+)\s*(?:\.\.|-|\u2013|to)\s*(-?[\d.]+)\s*")


def bar(measure: Measure) -> tuple[str, str] | None:
    """The latest reading and the target as percents of the bar's length; None where one is missing.

    The bar is as long as the metric's scale, else 100 for percents, else a third longer than what it shows.
    """
    value, target = measure.latest, measure.fields.target
    if value is None or target is None:
        return None
    begin, end = _ends(measure, value, target)
    if end <= begin:
        return None
    return tuple(f"{min(100, max(0, (x - begin) / (end - begin) * 100)):.1f}" for x in (value, target))  # type: ignore[return-value]


def trend(measure: Measure) -> str:
    """The readings as a small line, from the lowest to the highest; "" for fewer than two."""
    values = [value for _, value in measure.readings]
    if len(values) < 2:
        return ""
    low, high = min(values), max(values)
    middle, half = (low + high) / 2, (high - low) / 2 or 1
    return spark([(value - middle) / half * 2 for value in values])


def _ends(measure: Measure, value: float, target: float) -> tuple[float, float]:
    found = _SCALE.fullmatch(measure.fields.scale or "")
    if found:
        return float(found[1]), float(found[2])
    if measure.fields.unit == "%":
        return 0, 100
    return min(0, value, target), max(value, target) * 4 / 3
