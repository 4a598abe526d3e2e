"""Opportunities and questions: what they lack, at which status, and when they are late."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.remarks import told

SCORE = " | 1 to 5, or low, medium, high"


def opportunity(fields: str, more: str = "") -> str:
    """A journey with one opportunity at its touchpoint."""
    return (
        "title: I buy\nstages:\n  - stage: decision\n    touchpoints:\n      - name: Till\n"
        f"        opportunities: [{{text: More tills, {fields}}}]\n{more}"
    )


@pytest.mark.parametrize("status", ["idea", "planned", "in-progress", "testing"])
def test_an_owner_is_asked_for_until_it_is_done(status: str, tmp_path: Path) -> None:
    assert told(tmp_path, "JM402", opportunity(f"status: {status}")) == [
        "mina/map.md:7 Nobody takes care of `More tills`: it has no `owner`."
    ]
    assert told(tmp_path, "JM402", opportunity(f"status: {status}, owner: stores")) == []


@pytest.mark.parametrize("status", ["shipped", "dropped"])
def test_what_is_done_needs_neither_owner_nor_score(status: str, tmp_path: Path) -> None:
    assert told(tmp_path, "JM402", opportunity(f"status: {status}")) == []
    assert told(tmp_path, "JM403", opportunity(f"status: {status}")) == []


@pytest.mark.parametrize(
    ("fields", "lacks"),
    [
        ("status: idea", "no `impact` and no `effort`"),
        ("impact: 2", "no `effort`"),
        ("effort: low, confidence: 0.5, status: planned", "no `impact`"),
    ],
)
def test_a_score_needs_impact_and_effort(fields: str, lacks: str, tmp_path: Path) -> None:
    assert told(tmp_path, "JM403", opportunity(fields)) == [
        f"mina/map.md:7 `More tills` has {lacks}, so it can't be ranked.{SCORE}"
    ]


def test_once_somebody_is_on_it_no_score_is_asked_for(tmp_path: Path) -> None:
    assert told(tmp_path, "JM403", opportunity("status: in-progress")) == []


def test_a_status_counts_when_somebody_wrote_it(tmp_path: Path) -> None:
    assert told(tmp_path, "JM404", opportunity("owner: stores")) == [
        "mina/map.md:7 Nobody says how far `More tills` is: it counts as an idea."
        " | `status`: idea, planned, in-progress, testing, shipped, dropped | -> status: idea"
    ]
    assert told(tmp_path, "JM404", opportunity("owner: Stores, status: Idea")) == []


def test_a_registered_touchpoints_opportunity_is_said_once_in_its_own_file(tmp_path: Path) -> None:
    using = "---\ntitle: I buy\nstages: [{stage: decision, touchpoints: [{use: till}]}]\n---\n"
    shared = "till:\n  opportunities:\n    - text: More tills\n      owner: stores\n"
    files = {"touchpoints.yml": shared, "mina/a.md": using, "mina/b.md": using}
    assert told(tmp_path, "JM403", files) == [
        f"touchpoints.yml:3 `More tills` has no `impact` and no `effort`, so it can't be ranked.{SCORE}"
    ]
    assert told(tmp_path, "JM402", files) == []


def test_what_a_retired_touchpoint_could_have_been_is_left_alone(tmp_path: Path) -> None:
    retired = opportunity("impact: 1", "        status: retired\n")
    assert [told(tmp_path, rule, retired) for rule in ("JM402", "JM403", "JM404")] == [[], [], []]


def test_shipped_wants_a_result(tmp_path: Path) -> None:
    assert told(tmp_path, "JM405", opportunity("status: shipped")) == [
        "mina/map.md:7 `More tills` is shipped, and nobody says what it changed for customers."
        " | `result` with what the launch has shown"
    ]
    assert told(tmp_path, "JM405", opportunity("status: shipped, result: No queue")) == []
    assert told(tmp_path, "JM405", opportunity("status: testing")) == []


# Today is the first of June 2026.
@pytest.mark.parametrize(
    "fields", ["due: 2026-06", "due: 2026-06-01", "due: 2026", "due: 2026-05, status: dropped"]
)
def test_is_in_time(fields: str, tmp_path: Path) -> None:
    assert told(tmp_path, "JM407", opportunity(fields)) == []


@pytest.mark.parametrize("status", ["idea", "testing"])
def test_is_late(status: str, tmp_path: Path) -> None:
    assert told(tmp_path, "JM407", opportunity(f"status: {status}, due: 2026-05")) == [
        "mina/map.md:7 `More tills` was due by 2026-05, and is not shipped."
        " | a new date, or `status: shipped` or `dropped`"
    ]


def test_questions_are_late_wherever_they_stand(tmp_path: Path) -> None:
    fields = """
title: I buy
questions:
  - {text: Who?, due: 2026-05-31}
  - {text: How?, due: 2026-06-01}
  - Why?
stages:
  - stage: decision
    questions: {text: When?, due: 2025}
    touchpoints:
      - {name: Till, questions: [{text: Where?, due: 2026-04}]}
"""
    allowed = " | a new date; or take out what is answered"
    assert told(tmp_path, "JM408", fields) == [
        f"mina/map.md:4 The answer to `Who?` was due by 2026-05-31.{allowed}",
        f"mina/map.md:9 The answer to `When?` was due by 2025.{allowed}",
        f"mina/map.md:11 The answer to `Where?` was due by 2026-04.{allowed}",
    ]
