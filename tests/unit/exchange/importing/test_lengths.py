"""Lengths of time in German, French, Spanish and Portuguese, and what is left alone."""

from __future__ import annotations

import pytest

from mkdocs_journeys.exchange.importing.lengths import in_our_words


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2 Tage", "2d"),
        ("1 Std.", "1h"),
        ("1,5 Stunden", "1.5h"),
        ("2 bis 3 Wochen", "2-3w"),
        ("10\u201315 Minuten", "10-15min"),
        ("3 jours", "3d"),
        ("1 mes", "1mo"),
        ("2 anos", "2y"),
        ("5 Min.", "5 Min."),
        ("ca. 2 Tage", "ca. 2 Tage"),
        ("2 Tage oder mehr", "2 Tage oder mehr"),
        ("Tage", "Tage"),
        ("", ""),
    ],
)
def test_a_length_of_time_is_said_in_our_words(written: str, read: str) -> None:
    assert in_our_words(written) == read
