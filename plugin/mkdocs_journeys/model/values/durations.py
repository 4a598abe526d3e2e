"""How long something takes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mkdocs_journeys.model.values.numbers import show
from mkdocs_journeys.model.values.refusal import Refusal
from mkdocs_journeys.model.values.texts import label

ALLOWED = "a number with s, min, h, d, w, mo or y, such as 5min, 2 weeks or 2-3w"
_DURATION = re.compile(
    r"(\d{1,6}(?:\.\d{1,2})?)(?:\s*(?:-|\u2013|to)\s*(\d{1,6}(?:\.\d{1,2})?))?\s*([^\W\d]+)\.?"
)
_SECONDS = {
    "s": 1, "min": 60, "h": 3600, "d": 86_400, "w": 604_800, "mo": 2_629_800, "y": 31_557_600,
}  # fmt: skip
_SPELLINGS = {
    "s": ("sec", "secs", "second", "seconds"),
    "min": ("m", "mins", "minute", "minutes"),
    "h": ("hr", "hrs", "hour", "hours"),
    "d": ("day", "days"),
    "w": ("wk", "wks", "week", "weeks"),
    "mo": ("mth", "mths", "month", "months"),
    "y": ("yr", "yrs", "year", "years"),
}
_UNITS = {unit: unit for unit in _SECONDS} | {
    word: unit for unit, words in _SPELLINGS.items() for word in words
}


@dataclass(frozen=True, slots=True)
class Duration:
    """From `low` to `high` of a `unit`: s, min, h, d, w, mo or y."""

    low: float
    high: float
    unit: str

    @property
    def seconds(self) -> float:
        """The middle of the range. A month is 30.4 days, a year 365.25."""
        return (self.low + self.high) / 2 * _SECONDS[self.unit]

    @property
    def days(self) -> float:
        """The longest that it can mean, in days."""
        return self.high * _SECONDS[self.unit] / 86_400

    @property
    def amount(self) -> str:
        """The number or the range, without the unit."""
        return show(self.low) if self.low == self.high else f"{show(self.low)}\u2013{show(self.high)}"

    def __str__(self) -> str:
        amount = f"{self.low:g}" if self.low == self.high else f"{self.low:g}-{self.high:g}"
        return f"{amount}{self.unit}"


def duration(value: object) -> Duration:
    """A length of time or a range of it."""
    written = label(value)
    found = _DURATION.fullmatch(written)
    unit = _UNITS.get(found[3].lower()) if found else None
    if found is None or unit is None:
        raise Refusal(f"{written!r} is not a length of time", allowed=ALLOWED)
    low = float(found[1])
    high = float(found[2]) if found[2] else low
    if high < low:
        raise Refusal(f"{written} runs backwards", allowed=ALLOWED, suggestion=f"{high:g}-{low:g}{unit}")
    return Duration(low, high, unit)
