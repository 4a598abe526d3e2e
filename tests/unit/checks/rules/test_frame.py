"""Whose journey it is, what sets it off, where it begins and ends, and what a future one compares to."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.remarks import told

BARE = """
title: I buy my first trail shoes
stages:
  - stage: decision
    touchpoints: [Fitting in the store]
"""
NEITHER = "Nobody says where this journey begins and where it ends. | `start` and `end`, a few words each"
ONE = f"---{BARE}---\n"


def test_a_folder_without_a_persona_is_told_once(tmp_path: Path) -> None:
    files = {"bode/b.md": ONE, "bode/c.md": ONE, "bode/a.md": ONE.replace("title", "status: archived\ntitle")}
    assert told(tmp_path, "JM101", files) == [
        "bode/b.md:2 Nobody knows who goes this way: the folder `bode` has no index.md. "
        "| a file bode/index.md with at least a `name`"
    ]


def test_a_folder_of_the_archive_needs_no_persona(tmp_path: Path) -> None:
    assert told(tmp_path, "JM101", {"bode/a.md": ONE.replace("title", "status: archived\ntitle")}) == []


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("JM102", "Nobody says what sets this journey off. | `scenario`: when, where and why"),
        ("JM103", "Nobody says what they want to reach on this journey. | `goal`: in their words"),
        ("JM104", NEITHER),
    ],
)
def test_what_frames_a_journey_is_asked_for_at_its_title(rule: str, message: str, tmp_path: Path) -> None:
    assert told(tmp_path, rule, BARE) == [f"mina/map.md:2 {message}"]
    assert told(tmp_path, rule, BARE.replace("title", "status: archived\ntitle")) == []


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ("start: A friend asks", "Nobody says where this journey ends. | `end`"),
        ("end: The third run", "Nobody says where this journey begins. | `start`"),
        ("start: A friend asks\nend: The third run", ""),
        ("parent: {journey: mina/whole, stage: decision}", ""),
        ("parent: mina/whole", NEITHER),
    ],
)
def test_both_ends_are_asked_for(fields: str, message: str, tmp_path: Path) -> None:
    files = {
        "mina/map.md": f"---{BARE}{fields}\n---\n",
        "mina/whole.md": ONE.replace("title", "status: archived\ntitle"),
    }
    assert told(tmp_path, "JM104", files) == ([f"mina/map.md:2 {message}"] if message else [])


def test_ways_in_and_ends_of_the_flow_count_as_ends(tmp_path: Path) -> None:
    assert (
        told(
            tmp_path,
            "JM104",
            """
title: I buy my first trail shoes
stages:
  - stage: decision
    touchpoints:
      - {name: Station poster, entry: yes}
      - {name: Checkout, next: []}
""",
        )
        == []
    )


NOW = "---\ntitle: I send my shoes back\n{more}stages: [{{stage: retention}}]\n---\n"


def future(more: str = "", state: str = "future") -> str:
    return f"---\ntitle: I swap my shoes\nstate: {state}\n{more}stages: [{{stage: retention}}]\n---\n"


def test_a_future_alone_is_shown_what_it_may_compare_to(tmp_path: Path) -> None:
    files = {"mina/next.md": future(), "mina/now.md": NOW.format(more="")}
    assert told(tmp_path, "JM107", files) == [
        "mina/next.md:3 This is a map of the future that compares to none of today. "
        "| mina/now | -> compares_to: mina/now"
    ]


def test_of_several_none_is_suggested(tmp_path: Path) -> None:
    now = NOW.format(more="")
    files = {"mina/next.md": future(state="ideal"), "mina/a.md": now, "mina/b.md": now}
    assert told(tmp_path, "JM107", files) == [
        "mina/next.md:3 This is a map of the ideal that compares to none of today. | mina/a, mina/b"
    ]


def test_another_future_is_no_today(tmp_path: Path) -> None:
    files = {"mina/next.md": future("compares_to: mina/ideal\n"), "mina/ideal.md": future(state="ideal")}
    advice = "map first how it is today, and name that in `compares_to`"
    assert told(tmp_path, "JM107", files) == [
        f"mina/ideal.md:3 This is a map of the ideal that compares to none of today. | {advice}",
        f"mina/next.md:3 This is a map of the future that compares to none of today. | {advice}",
    ]


def test_either_of_the_two_may_name_the_other(tmp_path: Path) -> None:
    now = NOW.format(more="compares_to: mina/next\n")
    assert told(tmp_path, "JM107", {"mina/next.md": future(), "mina/now.md": now}) == []
    assert told(tmp_path, "JM107", {"mina/next.md": future("status: archived\n")}) == []
