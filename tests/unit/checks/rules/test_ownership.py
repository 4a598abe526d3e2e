"""Owners: who is asked for one, where it is said, and when a review is due."""

from __future__ import annotations

from pathlib import Path

from tests.remarks import told

WHO = "`owner`: who can change it; at a place that we don't run, who listens there"
TWO_USES = {
    "mina/return.md": """
        ---
        title: I send back what does not fit
        owner: stores
        stages:
          - stage: retention
            touchpoints:
              - use: call
              - {use: call, owner: stores}
        ---
        """,
    "mina/repair.md": """
        ---
        title: I have my jacket mended
        owner: stores
        stages:
          - stage: retention
            touchpoints:
              - {use: call, owner: service}
        ---
        """,
}


def test_no_owner_is_asked_where_nobody_of_ours_is_today(tmp_path: Path) -> None:
    fields = """
title: I buy my first trail shoes
stages:
  - stage: awareness
    touchpoints:
      - Advert on a bus
      - {name: Talk with friends, channel: none}
      - {name: Running forum, status: untapped}
      - {name: Club evening, status: planned}
      - {name: Catalogue, status: retired}
"""
    assert told(tmp_path, "JM301", fields) == [
        f"mina/map.md:6 Nobody answers for `Advert on a bus`: it has no `owner`. | {WHO}"
    ]
    assert told(tmp_path, "JM301", f"{fields}state: future") == []


def test_of_a_registered_touchpoint_it_is_said_once_where_one_line_mends_it(tmp_path: Path) -> None:
    files = {**TWO_USES, "touchpoints.yml": "call: Call to us\n"}
    assert told(tmp_path, "JM301", files) == [
        "touchpoints.yml:1 Nobody answers for `Call to us`: it has no `owner`, neither here "
        f"nor in `mina/return`. | {WHO}"
    ]
    assert told(tmp_path, "JM301", {**files, "touchpoints.yml": "call: {owner: service}\n"}) == []


def test_without_touchpoints_yml_it_is_said_in_the_journey(tmp_path: Path) -> None:
    assert told(tmp_path, "JM301", TWO_USES) == [
        f"mina/return.md:7 Nobody answers for `Call`: it has no `owner`. | {WHO}"
    ]


def test_an_archived_journey_needs_no_owner(tmp_path: Path) -> None:
    fields = "title: I buy shoes\nstages:\n  - stage: decision\n"
    assert told(tmp_path, "JM302", fields) == [
        "mina/map.md:2 Nobody keeps this journey true: it has no `owner`. "
        "| `owner`: the team that looks after the whole map"
    ]
    assert told(tmp_path, "JM302", f"{fields}status: archived") == []


def test_what_touchpoints_yml_says_goes_before_the_most_places(tmp_path: Path) -> None:
    files = {**TWO_USES, "touchpoints.yml": "call: {name: Call to us, owner: service}\n"}
    assert told(tmp_path, "JM303", files) == [
        "mina/return.md:8 `stores` answers for `Call to us` here, and `service` in touchpoints.yml."
        " | one owner for one touchpoint | -> service"
    ]


def test_else_the_owner_of_most_places_is_the_usual_one(tmp_path: Path) -> None:
    third = TWO_USES["mina/repair.md"].replace("I have", "I want").replace("service", "stores")
    assert told(tmp_path, "JM303", {**TWO_USES, "mina/third.md": third}) == [
        "mina/repair.md:7 `service` answers for `Call` here, and `stores` in `mina/return` and `mina/third`."
        " | one owner for one touchpoint | -> stores"
    ]


def test_what_is_planned_or_to_come_may_have_another_owner(tmp_path: Path) -> None:
    planned = TWO_USES["mina/repair.md"].replace("owner: service", "owner: service, status: planned")
    assert told(tmp_path, "JM303", {**TWO_USES, "mina/repair.md": planned}) == []
    future = TWO_USES["mina/repair.md"].replace("owner: stores", "state: future")
    assert told(tmp_path, "JM303", {**TWO_USES, "mina/repair.md": future}) == []


def test_a_review_is_due_after_half_a_year_or_what_is_written(tmp_path: Path) -> None:
    fields = "title: I buy shoes\nreviewed: 2025-10-01\nstages:\n  - stage: decision\n"
    assert told(tmp_path, "JM304", fields) == [
        "mina/map.md:3 This journey was due for a review on 2026-03-30: check it against reality again."
        " | the day on which somebody did"
    ]
    assert told(tmp_path, "JM304", f"{fields}review_every: 1y") == []
    assert told(tmp_path, "JM304", f"{fields}status: draft") == []
    assert told(tmp_path, "JM304", f"{fields}state: ideal") == []
    assert told(tmp_path, "JM305", fields) == []


def test_a_draft_and_a_future_need_no_review(tmp_path: Path) -> None:
    fields = "title: I buy shoes\nstages:\n  - stage: decision\n"
    assert told(tmp_path, "JM305", fields) == [
        "mina/map.md:2 Nobody says when this journey was last checked against reality."
        " | `reviewed` with the day, such as `reviewed: 2026-06-14`"
    ]
    assert told(tmp_path, "JM305", f"{fields}status: draft") == []
    assert told(tmp_path, "JM305", f"{fields}state: future") == []


def test_an_owner_is_busy_wherever_it_is_named(tmp_path: Path) -> None:
    files = {
        "owners.yml": "a: {}\nb: {}\nc: {}\nd: {}\ne: {}\nidle: The quiet team\n",
        "campaigns.yml": "spring: {owner: a}\n",
        "touchpoints.yml": "call: {owner: b}\n",
        "mina/map.md": """
            ---
            title: I buy shoes
            informed: c
            questions: [{text: Why, owner: d}]
            stages:
              - stage: decision
                touchpoints:
                  - {use: call, opportunities: [{text: Shorter, owner: e}]}
            ---
            """,
    }
    said = [
        "owners.yml:6 `The quiet team` answers for nothing yet: no file names it. "
        "| `owner: idle` where they answer for something; or take the entry out"
    ]
    assert told(tmp_path, "JM307", files) == said
