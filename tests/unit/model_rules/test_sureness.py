"""What is surely meant, and what is only near."""

from __future__ import annotations

import pytest

from mkdocs_journeys.model.values.sureness import surely, surely_one_of


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("In Progress", "in-progress"),  # spaces and capitals
        ("in_progress", "in-progress"),
        ("inprogress", "in-progress"),
        ("planed", "planned"),  # one letter missing
        ("plannned", "planned"),  # one too many
        ("plamned", "planned"),  # a wrong one
        ("plannde", "planned"),  # two in the wrong order
        ("größe", "größe"),
        ("GRÖSSE", "größe"),
        ("دعمم", "دعم-م"),
    ],
)
def test_one_slip_is_sure(word: str, meant: str) -> None:
    assert surely_one_of(word, ["planned", "in-progress", "shipped", "größe", "دعم-م"]) == meant


@pytest.mark.parametrize(
    ("word", "choices"),
    [
        ("plnned!", ["planned"]),  # two slips
        ("lanned", ["planned"]),  # the first letter
        ("shop", ["stop", "ship"]),  # two that are equally near
        ("lw", ["low"]),  # too short
        ("use", ["user"]),
        ("interviews-2025", ["interviews-2026"]),  # figures tell things apart
        ("wave-12", ["wave-1"]),
        ("1-12", ["11-2"]),
        ("", ["planned"]),
        ("---", ["-"]),
        ("planned", []),
    ],
)
def test_what_is_not_sure(word: str, choices: list[str]) -> None:
    assert surely_one_of(word, choices) == ""


def test_two_spellings_of_one_thing_are_one() -> None:
    assert surely("web shopp", {"Web shop": "shop", "web-shop": "shop"}) == "shop"
    assert surely("web shopp", {"Web shop": "shop", "web-shop": "other"}) == ""
