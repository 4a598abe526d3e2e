"""Names: unused entries, touchpoints that are one, two of one name, and unknown lanes."""

from __future__ import annotations

from pathlib import Path

from tests.remarks import told
from tests.trees import read_tree

from mkdocs_journeys.checks.examination import examine


def one(step: str, **others: str) -> str:
    """A journey with one touchpoint."""
    more = "".join(f"{key}: {value}\n" for key, value in others.items())
    return f"---\ntitle: I buy\n{more}stages:\n  - stage: decision\n    touchpoints:\n      - {step}\n---\n"


def test_an_entry_may_rest_when_it_is_retired_or_used_anywhere(tmp_path: Path) -> None:
    entries = "call: {}\ncounter: {status: retired}\nclub: The club\n"
    files = {"touchpoints.yml": entries, "mina/a.md": one("use: call", status="draft")}
    assert told(tmp_path, "JM321", files) == [
        "touchpoints.yml:3 `The club` is in no journey: no touchpoint says `use: club`."
    ]


def test_nothing_is_unused_while_a_file_can_not_be_read(tmp_path: Path) -> None:
    files = {
        "touchpoints.yml": "call: {}\n",
        "mina/index.md": "---\nname: Mina\n---\n",
        "mina/a.md": "---\n- [\n---\n",
    }
    reading = read_tree(tmp_path, files)
    assert [broken.id for broken in reading.catalog.broken] == ["mina/a"]
    assert [finding for finding in examine(reading) if finding.code == "JM321"] == []


def test_equal_names_on_equal_channels_are_said_at_the_first_place(tmp_path: Path) -> None:
    files = {
        "mina/a.md": one("{name: Call us, channel: phone}"),
        "mina/b.md": one("{name: call  US, channel: phone, status: planned}"),
        "mina/c.md": one("{name: Call us, channel: [phone, chat]}"),
        "mina/d.md": one("{name: Call us, channel: phone}", state="future"),
        "mina/e.md": one("{name: Call us, channel: phone}", status="archived"),
        "mina/f.md": one("Call us"),
    }
    assert told(tmp_path, "JM322", files) == [
        "mina/a.md:6 `Call us` has the same name and channel in `mina/b`. If it is one thing, give it an "
        "entry in touchpoints.yml and write `use: call-us` in each place."
        ' | -> call-us: {name: "Call us", channel: phone}'
    ]


def test_the_entry_that_is_proposed_has_an_id_of_its_own_and_can_be_pasted(tmp_path: Path) -> None:
    step = "{name: 'Call: \"us\"', channel: [phone, chat]}"
    files = {
        "touchpoints.yml": "call-us: {name: Hotline, channel: phone}\n",
        "mina/a.md": one(step),
        "mina/b.md": one(step),
    }
    assert [line.partition(" | -> ")[2] for line in told(tmp_path, "JM322", files)] == [
        r'call-us-phone: {name: "Call: \"us\"", channel: [phone, chat]}'
    ]


def test_what_is_registered_already_is_to_be_used(tmp_path: Path) -> None:
    files = {
        "touchpoints.yml": "hotline: {name: Call us, channel: phone}\n",
        "mina/a.md": one("{name: Call us, channel: phone}"),
        "mina/b.md": one("{name: Call us, channel: phone}"),
    }
    assert told(tmp_path, "JM322", files) == [
        "mina/a.md:6 `Call us` stands in touchpoints.yml, and here by name alone. So it does in `mina/b`."
        " | -> use: hotline"
    ]


def test_a_second_one_of_a_name_is_said_where_its_address_has_a_number(tmp_path: Path) -> None:
    fields = """
title: I buy
stages:
  - stage: decision
    touchpoints: [Check-in, {name: Check in, id: desk}, Check in]
  - stage: loyalty
    touchpoints: [{use: call}, {use: call}, Step 2]
"""
    assert told(tmp_path, "JM323", fields) == [
        "mina/map.md:5 `Check in` is not the only one of that name on this journey, so links call it "
        "`check-in-2`, until the order changes. Give it a name or an `id` of its own."
        " | -> id: check-in-decision"
    ]


def test_a_lane_that_nobody_named_is_said_once_in_a_journey(tmp_path: Path) -> None:
    step = "{name: Till, more: {risks: Queue, law: x}}\n      - {name: Desk, more: {risks: Queue}}"
    files = {"journeys.yml": "lanes: [risk, law]\n", "mina/a.md": one(step)}
    assert told(tmp_path, "JM324", files) == [
        "mina/a.md:6 There is no lane `risks` in journeys.yml, so the map does not show this (2 places)."
        " | law, risk | -> risk"
    ]
    assert told(
        tmp_path, "JM324", {"journeys.yml": "", "mina/a.md": one("{name: Till, more: {law: x}}")}
    ) == [
        "mina/a.md:6 There is no lane `law` in journeys.yml, so the map does not show this."
        " | lanes that journeys.yml names under `lanes` | -> lanes: [law]"
    ]
