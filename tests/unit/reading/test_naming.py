"""Ids and names that nobody wrote."""

from __future__ import annotations

import pytest

from mkdocs_journeys.reading.naming import Ids, short_slug, tidied


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("photo-upload", "Photo upload"),
        ("a_b--c", "A b c"),
        ("أول-حذاء", "أول حذاء"),
        ("iOS-app", "IOS app"),
        ("", ""),
    ],
)
def test_an_id_is_tidied_into_a_name(name: str, shown: str) -> None:
    assert tidied(name) == shown


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Photo upload", "photo-upload"),
        ("😀!", "pain"),
        (f"{'word ' * 11}verylong", "-".join(["word"] * 11)),
        ("x" * 70, "x" * 60),
        ("y" * 60, "y" * 60),
    ],
)
def test_a_text_makes_an_id_that_is_not_too_long(text: str, made: str) -> None:
    assert short_slug(text, "pain") == made


def test_ids_are_given_out_once_and_written_ones_come_first() -> None:
    ids = Ids(["shop", "straße"])
    assert [
        ids.make(name, "touchpoint") for name in ("Shop", "Shop", "Strasse", "Till", "Till", "Shop-2", "?")
    ] == [
        "shop-2",
        "shop-3",
        "strasse-2",
        "till",
        "till-2",
        "shop-2-2",
        "touchpoint",
    ]
