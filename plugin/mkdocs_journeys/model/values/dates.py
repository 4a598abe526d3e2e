"""Days, months and years, as far as they are known."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

from mkdocs_journeys.model.values.refusal import Refusal
from mkdocs_journeys.model.values.texts import label

ALLOWED = "2026, 2026-06, 2026-06-14 or 14 Jun 2026"
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_ENGLISH = re.compile(r"(?:(\d{1,2})\.?\s+)?([A-Za-z]{3,9})\.?\s+(\d{4})")
_AMERICAN = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})")
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}


@dataclass(frozen=True, slots=True)
class Day:
    """A date that may be known to the year or the month only."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first(self) -> datetime.date:
        """The earliest day that it can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> datetime.date:
        """The latest day that it can mean."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


def day(value: object) -> Day:
    """A date as people write it. Refuses days that don't exist and ones that can be read two ways."""
    written = label(value)
    if found := _ISO.fullmatch(written):
        year, month, number = (int(part) if part else None for part in found.groups())
        return _checked(written, year or 0, month, number)
    if found := _ENGLISH.fullmatch(written):
        return _checked(
            written, int(found[3]), _month(written, found[2]), int(found[1]) if found[1] else None
        )
    if found := _AMERICAN.fullmatch(written):
        return _checked(written, int(found[3]), _month(written, found[1]), int(found[2]))
    if found := _SLASHED.fullmatch(written):
        return _slashed(written, int(found[1]), int(found[2]), int(found[3]))
    if found := _YEAR_FIRST.fullmatch(written):
        meant = _checked(written, int(found[1]), int(found[2]), int(found[3]))
        raise Refusal(f"{written} needs hyphens", allowed=ALLOWED, suggestion=str(meant), is_sure=True)
    raise Refusal(f"{written!r} is not a date", allowed=ALLOWED)


def _month(written: str, name: str) -> int:
    for month, number in _MONTHS.items():
        if month.startswith(name.lower()):
            return number
    raise Refusal(f"{written!r} is not a date", allowed=ALLOWED)


def _slashed(written: str, one: int, two: int, year: int) -> Day:
    """Always refused: with the year last, the order of day and month differs from country to country."""
    if one > 12 >= two:
        meant = [_checked(written, year, two, one)]
    elif two > 12 >= one or one == two:
        meant = [_checked(written, year, one, two)]
    else:
        meant = [_checked(written, year, two, one), _checked(written, year, one, two)]
    problem = "needs the year first" if len(meant) == 1 else "can be read as two dates"
    suggestion = " or ".join(map(str, meant))
    raise Refusal(f"{written} {problem}", allowed=ALLOWED, suggestion=suggestion, is_sure=len(meant) == 1)


def _checked(written: str, year: int, month: int | None, number: int | None) -> Day:
    found = Day(year, month, number)
    try:
        datetime.date(year, 1 if month is None else month, 1 if number is None else number)
    except ValueError:
        raise Refusal(f"there is no day {written}", allowed=ALLOWED) from None
    if not 1900 <= year <= 2200:
        raise Refusal(f"the year {year} is out of range", allowed="a year from 1900 to 2200")
    return found
