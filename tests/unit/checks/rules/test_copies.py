"""Journeys of one persona that are nearly the same."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.remarks import told

FIVE = ("Product page", "Reviews", "Question to an adviser", "Checkout", "Parcel")


def of(names: Iterable[str], more: str = "") -> str:
    listed = ", ".join(names)
    return f"---\ntitle: I buy a tent\n{more}stages:\n  - stage: decision\n    touchpoints: [{listed}]\n---\n"


def test_the_later_one_is_told_how_much_is_the_same(tmp_path: Path) -> None:
    files = {"mina/a.md": of(FIVE), "mina/b.md": of([*reversed(FIVE[1:]), "PRODUCT page", "Unboxing"])}
    assert told(tmp_path, "JM108", files) == [
        "mina/b.md:2 This is nearly the same journey as `mina/a`, which has 5 of its 6 touchpoints too. "
        "| one journey for both, or `compares_to` where each has its reason"
    ]


def test_of_many_copies_each_is_told_once(tmp_path: Path) -> None:
    found = told(tmp_path, "JM108", {f"mina/{name}.md": of(FIVE) for name in "abcde"})
    assert [line.partition(".md")[0] for line in found] == ["mina/b", "mina/c", "mina/d", "mina/e"]
    assert all("as `mina/a`" in line for line in found)


@pytest.mark.parametrize(
    "other",
    [
        {"mina/b.md": of((*FIVE[:3], "Phone line", "Store"))},
        {"mina/b.md": of(FIVE, "status: archived\n")},
        {"mina/b.md": of(FIVE, "status: draft\n")},
        {"mina/b.md": of(FIVE, "state: future\n")},
        {"mina/b.md": of(FIVE, "compares_to: mina/a\n")},
        {"mina/b.md": of(FIVE, "parent: mina/a\n")},
        {"bode/index.md": "---\nname: Bode\n---\n", "bode/b.md": of(FIVE)},
    ],
    ids=["less in common", "archived", "draft", "future", "compared", "detail", "another persona"],
)
def test_what_is_no_copy(other: dict[str, str], tmp_path: Path) -> None:
    assert told(tmp_path, "JM108", {"mina/a.md": of(FIVE), **other}) == []


def test_three_touchpoints_are_too_few_to_tell(tmp_path: Path) -> None:
    assert told(tmp_path, "JM108", {"mina/a.md": of(FIVE[:3]), "mina/b.md": of(FIVE[:3])}) == []


def test_shared_touchpoints_are_the_same_under_any_name(tmp_path: Path) -> None:
    shared = "{use: advice, name: A word with an adviser}"
    files = {
        "touchpoints.yml": "advice: Question to an adviser\n",
        "mina/a.md": of(FIVE),
        "mina/b.md": of([shared if name.startswith("Question") else name for name in FIVE]),
    }
    assert len(told(tmp_path, "JM108", files)) == 1
