"""What lengths of time may look like."""

from __future__ import annotations

import pytest

from mkdocs_journeys.model.values.durations import ALLOWED, Duration, duration
from mkdocs_journeys.model.values.refusal import Refusal


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("10s", Duration(10, 10, "s")),
        ("5min", Duration(5, 5, "min")),
        ("5 m", Duration(5, 5, "min")),
        ("2h", Duration(2, 2, "h")),
        ("1.5 hours", Duration(1.5, 1.5, "h")),
        ("3d", Duration(3, 3, "d")),
        ("2w", Duration(2, 2, "w")),
        ("2 weeks", Duration(2, 2, "w")),
        ("6mo", Duration(6, 6, "mo")),
        ("1y", Duration(1, 1, "y")),
        ("2 Yrs.", Duration(2, 2, "y")),
        ("2-3w", Duration(2, 3, "w")),
        ("2 – 3 weeks", Duration(2, 3, "w")),
        ("2 to 3 weeks", Duration(2, 3, "w")),
        ("0d", Duration(0, 0, "d")),
    ],
)
def test_a_length_is_read(written: str, meant: Duration) -> None:
    assert duration(written) == meant


@pytest.mark.parametrize(
    ("written", "message", "suggestion"),
    [
        ("5", "'5' is not a length of time", ""),
        ("5 fortnights", "'5 fortnights' is not a length of time", ""),
        ("soon", "'soon' is not a length of time", ""),
        ("-3d", "'-3d' is not a length of time", ""),
        ("1,5h", "'1,5h' is not a length of time", ""),
        ("3-2w", "3-2w runs backwards", "2-3w"),
    ],
)
def test_a_length_is_refused(written: str, message: str, suggestion: str) -> None:
    with pytest.raises(Refusal) as caught:
        duration(written)
    refusal = caught.value
    assert (refusal.message, refusal.allowed, refusal.suggestion) == (message, ALLOWED, suggestion)


def test_a_range_counts_by_its_middle_and_lasts_at_most_its_end() -> None:
    two_to_four = duration("2-4d")
    assert (two_to_four.seconds, two_to_four.days, two_to_four.amount, str(two_to_four)) == (
        3 * 86_400,
        4,
        "2–4",
        "2-4d",
    )
