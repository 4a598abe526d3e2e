"""Percents: what can't be true together, and shares that leave a rest."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.remarks import told
from tests.unit.checks.rules.test_flow import steps

ALL_LEAVE = (
    "mina/map.md:6 All who arrive at `a` leave there, and yet a way leads on."
    " | a `drop_off` under 100, or `next: []`"
)


@pytest.mark.parametrize(
    "lines",
    [
        ("{name: a, drop_off: 99.5%}", "b"),
        ("{name: a, drop_off: 100%, next: []}", "b"),
        ("{name: a, drop_off: 100%}",),
        ("{name: a, drop_off: 100%}", "{name: b, entry: yes}"),
        ("{name: a, drop_off: 100%, status: retired}", "b"),
        ("{name: a, drop_off: 30%, next: [{to: b, share: 60%}, {to: c, share: 40%}]}", "b", "c"),
        ("{name: a, entry: 60%}", "{name: b, entry: 40%}", "{name: c, entry: 10%, status: planned}"),
    ],
)
def test_can_be_true(lines: tuple[str, ...], tmp_path: Path) -> None:
    assert told(tmp_path, "JM501", steps(*lines)) == []


@pytest.mark.parametrize("following", ["", ", next: [b]", ", next: [{to: b, share: 10%}]"])
def test_where_all_leave_nobody_goes_on(following: str, tmp_path: Path) -> None:
    assert told(tmp_path, "JM501", steps(f"{{name: a, drop_off: 100%{following}}}", "b")) == [ALL_LEAVE]


def test_in_a_future_journey_planned_ways_in_count_too(tmp_path: Path) -> None:
    fields = "state: future\n" + steps("{name: a, entry: 60%}", "{name: b, entry: 50%, status: planned}")
    assert told(tmp_path, "JM501", fields) == [
        "mina/map.md:8 With `b` the ways in add up to 110 percent. | at most 100 in all"
    ]


@pytest.mark.parametrize(
    "ways",
    [
        "[b, c]",
        "[{to: b, share: 90%}, c]",
        "[{to: b, share: 60%}, {to: c, share: 40%}]",
        "[{to: b, share: 33%}, {to: c, share: 33%}, {to: d, share: 33%}]",
    ],
)
def test_shares_make_a_hundred(ways: str, tmp_path: Path) -> None:
    assert told(tmp_path, "JM507", steps(f"{{name: a, next: {ways}}}", "b", "c", "d")) == []


def test_shares_leave_a_rest(tmp_path: Path) -> None:
    fields = steps("{name: a, drop_off: 20%, next: [{to: b, share: 50%}, {to: c, share: 30%}]}", "b", "c")
    assert told(tmp_path, "JM507", fields) == [
        "mina/map.md:6 The shares add up to 80 percent: where do the other 20 go?"
        " | shares of those who go on, so 100 in all; who leaves stands under `drop_off`"
    ]


def test_shares_leave_nobody_for_a_way(tmp_path: Path) -> None:
    fields = steps("{name: a, next: [{to: b, share: 100%}, C]}", "b", "C")
    assert told(tmp_path, "JM507", fields) == [
        "mina/map.md:6 The shares are 100 percent already, which leaves nobody for `C`."
        " | shares that add up to 100"
    ]
