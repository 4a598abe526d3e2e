"""The title that the name of a file makes."""

from __future__ import annotations

import pytest

from mkdocs_journeys.exchange.importing.columns import Columns
from mkdocs_journeys.exchange.importing.sources import source_of
from mkdocs_journeys.exchange.importing.titles import title_of_file


@pytest.mark.parametrize(
    ("stem", "title"),
    [
        ("Lastenrad-Abo", "Lastenrad-Abo"),
        ("Mein Lastenrad-Abo (1)", "Mein Lastenrad-Abo (1)"),
        ("Mein_E-Bike-Leasing", "Mein E-Bike-Leasing"),
        ("e-Bike", "E-Bike"),
        ("Straße-Übersicht", "Straße-Übersicht"),
        ("Cafe\u0301-U\u0308bersicht", "Café-Übersicht"),  # as macOS names files
        ("Путь-Клиента", "Путь-Клиента"),
    ],
)
def test_a_hyphen_between_a_letter_and_a_capital_stays(stem: str, title: str) -> None:
    assert title_of_file(stem) == title


@pytest.mark.parametrize(
    ("stem", "title"),
    [
        ("my-cool-journey", "My cool journey"),
        ("my-cool-journey (1)", "My cool journey (1)"),
        ("Trail-shoes", "Trail shoes"),
        ("Buying-a-New-Bike", "Buying a New Bike"),
        ("Kundenreise - Abo", "Kundenreise Abo"),
        ("a_b--c", "A b c"),
        ("-Abo", "Abo"),
        ("أول-حذاء", "أول حذاء"),
        ("---", ""),
        ("", ""),
    ],
)
def test_other_hyphens_stand_for_spaces(stem: str, title: str) -> None:
    assert title_of_file(stem) == title


@pytest.mark.parametrize(
    ("stem", "title"),
    [
        ("Lastenrad-Abo-2026", "Lastenrad-Abo 2026"),
        ("2026-03-Lastenrad-Abo", "2026 03 Lastenrad-Abo"),
        ("COVID-19-Impfung", "COVID 19 Impfung"),
    ],
)
def test_numbers_hang_on_to_no_name(stem: str, title: str) -> None:
    assert title_of_file(stem) == title


def test_a_map_without_a_title_has_that_of_its_file() -> None:
    table = b"Stage,Touchpoint,Emotion\nLook,Poster,1\nBuy,Shop,2\n"
    (draft,) = source_of("Lastenrad-Abo.csv", table, Columns()).drafts
    assert draft.title == "Lastenrad-Abo"
