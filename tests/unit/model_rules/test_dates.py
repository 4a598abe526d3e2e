"""What dates may look like, and which can be read two ways."""

from __future__ import annotations

import datetime

import pytest

from mkdocs_journeys.model.values.dates import ALLOWED, Day, day
from mkdocs_journeys.model.values.refusal import Refusal


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026", Day(2026)),
        ("2026-06", Day(2026, 6)),
        ("2026-6", Day(2026, 6)),
        ("2026-06-14", Day(2026, 6, 14)),
        ("2026-6-4", Day(2026, 6, 4)),
        ("4 Nov 2026", Day(2026, 11, 4)),
        ("4. November 2026", Day(2026, 11, 4)),
        ("Nov 2026", Day(2026, 11)),
        ("sept. 2026", Day(2026, 9)),
        ("Nov 4, 2026", Day(2026, 11, 4)),
        ("november 4 2026", Day(2026, 11, 4)),
        ("29 Feb 2028", Day(2028, 2, 29)),
        ("1900", Day(1900)),
        ("2200", Day(2200)),
    ],
)
def test_a_date_is_read(written: str, meant: Day) -> None:
    assert day(written) == meant


@pytest.mark.parametrize(
    ("written", "message", "suggestion"),
    [
        ("03/04/2026", "03/04/2026 can be read as two dates", "2026-04-03 or 2026-03-04"),
        ("3.4.2026", "3.4.2026 can be read as two dates", "2026-04-03 or 2026-03-04"),
        ("3-4-2026", "3-4-2026 can be read as two dates", "2026-04-03 or 2026-03-04"),
        ("03/03/2026", "03/03/2026 needs the year first", "2026-03-03"),
        ("14.06.2026", "14.06.2026 needs the year first", "2026-06-14"),
        ("06/14/2026", "06/14/2026 needs the year first", "2026-06-14"),
        ("14-06-2026", "14-06-2026 needs the year first", "2026-06-14"),
        ("2026/06/14", "2026/06/14 needs hyphens", "2026-06-14"),
        ("2026.6.14", "2026.6.14 needs hyphens", "2026-06-14"),
        ("31/02/2026", "there is no day 31/02/2026", ""),
        ("13/13/2026", "there is no day 13/13/2026", ""),
        ("0/0/2026", "there is no day 0/0/2026", ""),
        ("2026-00", "there is no day 2026-00", ""),
        ("2026-06-00", "there is no day 2026-06-00", ""),
        ("2026-13", "there is no day 2026-13", ""),
        ("2026-02-30", "there is no day 2026-02-30", ""),
        ("0000", "there is no day 0000", ""),
        ("last spring", "'last spring' is not a date", ""),
        ("Foo 2026", "'Foo 2026' is not a date", ""),
        ("03/04/26", "'03/04/26' is not a date", ""),
        ("26", "'26' is not a date", ""),
    ],
)
def test_a_date_is_refused(written: str, message: str, suggestion: str) -> None:
    with pytest.raises(Refusal) as caught:
        day(written)
    assert (caught.value.message, caught.value.allowed, caught.value.suggestion) == (
        message,
        ALLOWED,
        suggestion,
    )


@pytest.mark.parametrize("year", ["1899", "2201"])
def test_a_year_out_of_range_is_refused(year: str) -> None:
    with pytest.raises(Refusal) as caught:
        day(year)
    assert (caught.value.message, caught.value.allowed) == (
        f"the year {year} is out of range",
        "a year from 1900 to 2200",
    )


@pytest.mark.parametrize(
    ("known", "first", "last", "written"),
    [
        (Day(2028), (2028, 1, 1), (2028, 12, 31), "2028"),
        (Day(2028, 2), (2028, 2, 1), (2028, 2, 29), "2028-02"),
        (Day(2028, 2, 3), (2028, 2, 3), (2028, 2, 3), "2028-02-03"),
    ],
)
def test_a_date_spans_what_is_not_known_of_it(
    known: Day, first: tuple[int, int, int], last: tuple[int, int, int], written: str
) -> None:
    assert (known.first, known.last, str(known)) == (datetime.date(*first), datetime.date(*last), written)
