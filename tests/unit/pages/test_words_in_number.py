"""Words in the form that a number asks for, and with the signs of their language between them."""

from __future__ import annotations

import pytest

from mkdocs_journeys.model.values.durations import Duration
from mkdocs_journeys.pages.figures import diagram_words
from mkdocs_journeys.pages.words import words_in


@pytest.mark.parametrize(
    ("language", "low", "high", "told"),
    [
        ("en", 1, 1, "1 day"),
        ("en", 1, 2, "1\u20132 days"),
        ("de", 1, 1, "1 Tag"),
        ("de", 1, 2, "1\u20132 Tage"),
        ("ar", 1, 1, "يوم واحد"),
        ("ar", 2, 2, "يومان"),
        ("ar", 1, 2, "1\u20132 يوم"),
        ("ar", 2, 3, "2\u20133 أيام"),
        ("ar", 11, 11, "11 يومًا"),
        ("ar", 1.5, 1.5, "1.5 يوم"),
    ],
)
def test_a_length_of_time(language: str, low: float, high: float, told: str) -> None:
    assert words_in(language).duration(Duration(low, high, "d")) == told


@pytest.mark.parametrize(
    ("language", "people", "told"),
    [
        ("en", 1.2, "1 of 100 arrives"),
        ("en", 1.5, "2 of 100 arrive"),
        ("de", 0.6, "1 von 100 kommt an"),
        ("de", 0.4, "0 von 100 kommen an"),
        ("ar", 2.4, "يصل اثنان من 100"),
    ],
)
def test_the_form_is_that_of_the_number_that_is_shown(language: str, people: float, told: str) -> None:
    assert words_in(language).count("way.arrive", people, 0) == told


@pytest.mark.parametrize(
    ("language", "listed", "parted"),
    [("de", "A, B", "A; B"), ("ar", "A\u200f، B", "A\u200f؛ B")],
)
def test_texts_one_after_the_other(language: str, listed: str, parted: str) -> None:
    words = words_in(language)
    assert (words.listed("AB"), words.parted("AB")) == (listed, parted)


@pytest.mark.parametrize(
    ("people", "to", "told"),
    [
        (1.2, None, "1 von 100 springt ab"),
        (1, "Nebenan", "1 von 100 springt ab: Nebenan"),
        (2, None, "2 von 100 springen ab"),
        (2, "Nebenan", "2 von 100 springen ab: Nebenan"),
    ],
)
def test_who_leaves_in_a_diagram(people: float, to: str | None, told: str) -> None:
    assert diagram_words(words_in("de")).leaving(people, to) == told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "+0.5 good, low −1.25"),
        ("de", "+0,5 gut, Tief −1,25"),
        ("ar", "\u200e\u200e+0.5 جيد، الأدنى \u200e−1.25"),
    ],
)
def test_a_feeling_in_a_diagram_is_written_as_on_the_page(language: str, told: str) -> None:
    assert diagram_words(words_in(language)).feel(0.5, 1, -1.25) == told
