"""Whatever git keeps for a time, a time comes out that one can count on from."""

from __future__ import annotations

import datetime

import pytest

from mkdocs_journeys.git.times import time_from


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("1700000000 +0000", "2023-11-14T22:13:20+00:00"),
        ("1700000000 +0130", "2023-11-14T23:43:20+01:30"),
        ("1700000000 -0800\n", "2023-11-14T14:13:20-08:00"),
        ("1700000000 +2359", "2023-11-15T22:12:20+23:59"),
        ("1700000000 +2400", "2023-11-14T22:13:20+00:00"),
        ("1700000000 +2500", "2023-11-14T22:13:20+00:00"),
        ("1700000000 -9999", "2023-11-14T22:13:20+00:00"),
        ("0 +0000", "1970-01-01T00:00:00+00:00"),
        ("0 -1200", "1969-12-31T12:00:00-12:00"),
        ("", "1970-01-01T00:00:00+00:00"),
        ("-5 +0000", "1970-01-01T00:00:00+00:00"),
        ("1700000000 abc", "1970-01-01T00:00:00+00:00"),
        ("221845392000 +0000", "9000-01-01T00:00:00+00:00"),
        ("221845392001 +0100", "9000-01-01T01:00:00+01:00"),
        ("99999999999999 +0000", "9000-01-01T00:00:00+00:00"),
        (f"{'9' * 5000} +0000", "9000-01-01T00:00:00+00:00"),
    ],
)
def test_times(raw: str, expected: str) -> None:
    found = time_from(raw)
    assert found.isoformat() == expected
    assert found.astimezone(datetime.UTC) + datetime.timedelta(days=36_500) > found
