"""Ways: what nobody gets to, and circles that nobody leaves."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.remarks import told

REACH = " | `entry: yes`, or its id under `next` of a touchpoint before it"
LEAVE = " | a way on, or a `drop_off`"


def steps(*lines: str) -> str:
    """A journey of these touchpoints, from line 6 on."""
    start = "title: I buy\nstages:\n  - stage: decision\n    touchpoints:\n"
    return start + "".join(f"      - {line}\n" for line in lines)


@pytest.mark.parametrize(
    "lines",
    [
        ("a", "b", "c"),
        ("{name: a, next: [c]}", "{name: b, entry: yes}", "c"),
        ("{name: a, next: [c]}", "{name: b, status: planned}", "c"),
        ("{name: a, next: [b]}", "{name: b, status: retired}", "c"),
        ("{name: a, next: [c]}", "{name: b, next: []}", "{name: c, next: [b]}"),
        ("a", "{name: b, next: []}", "{name: c, entry: 20%}"),
    ],
)
def test_all_is_reached(lines: tuple[str, ...], tmp_path: Path) -> None:
    assert told(tmp_path, "JM502", steps(*lines)) == []


def test_what_lies_behind_an_unreached_one_is_not_said_too(tmp_path: Path) -> None:
    fields = steps("{name: a, next: []}", "b", "c", "{name: d, next: [e]}", "{name: e, next: [b]}")
    assert told(tmp_path, "JM502", fields) == [
        f"mina/map.md:7 No way leads to `b`, and it is no way in.{REACH}"
    ]
    before = steps("{name: a, next: []}", "{name: b, next: []}", "{name: c, next: [b]}")
    assert told(tmp_path, "JM502", before) == [
        f"mina/map.md:8 No way leads to `c`, and it is no way in.{REACH}"
    ]


def test_another_journey_may_lead_there(tmp_path: Path) -> None:
    fields = steps("{name: a, next: []}", "b")
    other = steps("{name: x, next: [mina/a#b]}")
    files = {"mina/a.md": f"---\n{fields}---\n", "mina/b.md": f"---\n{other}---\n"}
    assert told(tmp_path, "JM502", files) == []
    archived = {**files, "mina/b.md": f"---\n{other}status: archived\n---\n"}
    assert told(tmp_path, "JM502", archived) == [
        f"mina/a.md:7 No way leads to `b`, and it is no way in.{REACH}"
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("a", "{name: b, next: [a, c]}", "c"),
        ("a", "{name: b, next: [a], drop_off: 5%}", "{name: c, entry: yes}"),
        ("a", "{name: b, next: [a]}"),
        ("{name: x, next: [a, c]}", "a", "{name: b, next: [a, x]}", "c"),
        ("{name: a, next: [a, b]}", "b"),
    ],
)
def test_there_is_a_way_out(lines: tuple[str, ...], tmp_path: Path) -> None:
    assert told(tmp_path, "JM506", steps(*lines)) == []


def test_a_circle_is_said_once_where_it_turns_back(tmp_path: Path) -> None:
    fields = steps("x", "a", "b", "{name: c, next: [a, b]}", "{name: d, entry: yes}")
    assert told(tmp_path, "JM506", fields) == [
        "mina/map.md:9 They go round in circles between `a` and `c`: no way leads out, and nobody drops off."
        f"{LEAVE}"
    ]


def test_a_drop_off_of_nobody_is_no_way_out(tmp_path: Path) -> None:
    fields = steps("{name: a, next: a, drop_off: 0}", "{name: b, entry: yes}")
    assert told(tmp_path, "JM506", fields) == [
        f"mina/map.md:6 They go round in circles at `a`: no way leads out, and nobody drops off.{LEAVE}"
    ]


def test_another_journey_is_a_way_out(tmp_path: Path) -> None:
    fields = steps("a", "{name: b, next: [a, mina/b#x]}", "{name: c, entry: yes}")
    other = steps("x")
    files = {"mina/a.md": f"---\n{fields}---\n", "mina/b.md": f"---\n{other}---\n"}
    assert told(tmp_path, "JM506", files) == []
