"""Who goes where, and who of 100 that began is still there."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from tests.trees import catalog_of, journey

from mkdocs_journeys.model.flow import Flow, flow
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.model.ways_in import ways_in

OTHER = journey("title: I go elsewhere\nstages: {name: There, touchpoints: Door}")


def made(root: Path, *steps: str, head: str = "") -> Journey:
    """A journey with these touchpoints, each as fields in braces: `a, drop_off: 5`."""
    lines = "".join(f"      - {{name: {step}}}\n" for step in steps)
    written = f"title: I go\n{head}stages:\n  - name: Way\n    touchpoints:\n{lines}"
    catalog = catalog_of(root, {"mina/trip.md": journey(written), "mina/other.md": OTHER})
    return catalog.journeys["mina/trip"]


def loops(found: Flow) -> list[tuple[str, str]]:
    return [(way.source, way.to) for way in found.ways if way.is_loop]


@pytest.mark.parametrize(
    ("steps", "arriving", "leaving"),
    [
        pytest.param(
            ["a, drop_off: 50", "b, drop_off: 10", "c, drop_off: 0"],
            {"a": 100, "b": 50, "c": 45},
            {"a": 50, "b": 5, "c": 0},
            id="one after the other",
        ),
        pytest.param(
            ["a, drop_off: 0, next: [{to: b, share: 30}, c]", "b, drop_off: 0, next: []", "c, drop_off: 0"],
            {"a": 100, "b": 30, "c": 70},
            {"a": 0, "b": 0, "c": 0},
            id="a share, and the rest where none is written",
        ),
        pytest.param(
            ["a, drop_off: 0, next: [b, c, d]", "b, next: []", "c, next: []", "d"],
            {"a": 100, "b": 100 / 3, "c": 100 / 3, "d": 100 / 3},
            {"a": 0, "b": None, "c": None, "d": None},
            id="equal shares",
        ),
        pytest.param(
            ["a, drop_off: 0, next: [{to: b, share: 60}]", "b, drop_off: 0"],
            {"a": 100, "b": 60},
            {"a": 0, "b": 0},
            id="what the shares leave ends here",
        ),
        pytest.param(
            ["a, drop_off: 0", "b, drop_off: 0, next: [{to: a, share: 50}, {to: c, share: 30}]", "c"],
            {"a": 100, "b": 100, "c": 60},
            {"a": 0, "b": 0, "c": None},
            id="a loop adds nobody",
        ),
        pytest.param(
            ["a, drop_off: 0, next: [a, b]", "b, drop_off: 0"],
            {"a": 100, "b": 100},
            {"a": 0, "b": 0},
            id="a loop to itself",
        ),
        pytest.param(
            ["a, drop_off: 10, next: b", "b, drop_off: 0, next: a"],
            {"a": 100, "b": 90},
            {"a": 10, "b": 0},
            id="nothing but a loop",
        ),
        pytest.param(
            ["a", "b, drop_off: 0", "c, drop_off: 0"],
            {"a": 100, "b": None, "c": None},
            {"a": None, "b": None, "c": None},
            id="after an unknown drop-off nothing is known",
        ),
        pytest.param(
            ["a, drop_off: 0", "b, drop_off: 90, status: retired", "c, drop_off: 0", "d, status: planned"],
            {"a": 100, "c": 100},
            {"a": 0, "c": 0},
            id="retired and planned ones are passed by",
        ),
        pytest.param(
            [
                "a, drop_off: 0, next: [b]",
                "b, status: retired, next: [d, c]",
                "c, drop_off: 0, entry: 10",
                "d",
            ],
            {"a": 90, "c": 10, "d": 100},
            {"a": 0, "c": 0, "d": None},
            id="a way to a retired one goes on where that first leads",
        ),
        pytest.param(
            ["a, drop_off: 0, next: [{to: mina/other#door, share: 25}, b]", "b, drop_off: 0"],
            {"a": 100, "b": 75},
            {"a": 0, "b": 0},
            id="who is handed over is not here any more",
        ),
        pytest.param(
            ["a, drop_off: 0, entry: 60", "b, drop_off: 0, entry: yes", "c, drop_off: 0"],
            {"a": 60, "b": 40, "c": 100},
            {"a": 0, "b": 0, "c": 0},
            id="ways in, of which one takes the rest",
        ),
        pytest.param(
            ["a, drop_off: 0, entry: yes", "b, drop_off: 0, entry: yes", "c"],
            {"a": None, "b": None, "c": None},
            {"a": None, "b": None, "c": None},
            id="several ways in that nobody has counted",
        ),
        pytest.param(
            ["a, drop_off: 0", "b, drop_off: 0, entry: 30, next: a"],
            {"a": 100, "b": 30},
            {"a": 0, "b": 0},
            id="a way in below that leads up",
        ),
        pytest.param(
            ["a, drop_off: 0, entry: 20", "b, drop_off: 0, entry: 20", "c"],
            {"a": 50, "b": 50, "c": 100},
            {"a": 0, "b": 0, "c": None},
            id="who comes in elsewhere is none of the hundred",
        ),
        pytest.param(
            ["a, drop_off: 0, next: c", "b, drop_off: 0", "c"],
            {"a": None, "b": None, "c": None},
            {"a": None, "b": None, "c": None},
            id="a step that nothing leads to may be a way in",
        ),
    ],
)
def test_of_a_hundred_who_began(
    steps: list[str], arriving: dict[str, float], leaving: dict[str, float], tmp_path: Path
) -> None:
    found = flow(made(tmp_path, *steps))
    assert dict(found.arriving) == pytest.approx(arriving)
    assert dict(found.leaving) == pytest.approx(leaving)
    assert found.is_measured is (
        None not in {**arriving, **leaving}.values() and None not in leaving.values()
    )


def test_a_future_journey_counts_what_is_planned(tmp_path: Path) -> None:
    found = flow(made(tmp_path, "a, drop_off: 0", "b, status: planned", head="state: future\n"))
    assert dict(found.arriving) == {"a": 100, "b": 100}


def test_a_journey_without_touchpoints_has_no_flow(tmp_path: Path) -> None:
    catalog = catalog_of(tmp_path, {"mina/trip.md": journey("title: I go\nstages: {name: A}")})
    found = flow(catalog.journeys["mina/trip"])
    assert (found.ways, dict(found.arriving), found.is_measured) == ((), {}, False)


def test_ways_that_go_in_circles_are_loops_and_others_are_not(tmp_path: Path) -> None:
    found = flow(
        made(tmp_path, "a", "b, next: [c, a]", "c, next: [b, d, c]", "d, next: []", "e, entry: 5, next: a")
    )
    assert loops(found) == [("b", "a"), ("c", "b"), ("c", "c")]


def test_ways_in_are_those_written_and_those_that_nothing_leads_to(tmp_path: Path) -> None:
    whole = made(tmp_path, "a", "b, entry: 25", "c")
    assert [(way.touchpoint.id, way.percent, way.written) for way in ways_in(whole)] == [
        ("a", 75.0, False),
        ("b", 25.0, True),
    ]


def test_a_dense_graph_of_loops_is_counted_in_no_time(tmp_path: Path) -> None:
    names = [f"n{number}" for number in range(40)]
    steps = [f"{name}, drop_off: 1, next: [{', '.join(names)}]" for name in names]
    found = flow(made(tmp_path, *steps))
    assert len(found.ways) == 1600
    assert len(loops(found)) == 40 * 41 / 2
    assert found.arriving["n0"] == 100
    assert found.is_measured


@pytest.mark.parametrize("seed", range(40))
def test_nobody_is_lost_between_beginning_and_end(seed: int, tmp_path: Path) -> None:
    """What begins either leaves at a drop-off or ends where no way leads on; loops or not."""
    chance = random.Random(seed)  # noqa: S311  a test's chance
    size = chance.randint(2, 12)
    steps = []
    for number in range(size):
        fields = f"n{number}, drop_off: {chance.randint(0, 60)}"
        if chance.random() < 0.6 and number < size - 1:
            ahead = {number + 1, *(chance.randrange(size) for _ in range(chance.randint(0, 2)))}
            fields += f", next: [{', '.join(f'n{to}' for to in sorted(ahead))}]"
        if number and chance.random() < 0.2:
            fields += f", entry: {chance.randint(1, 90 // size)}"
        steps.append(fields)
    whole = made(tmp_path, *steps)
    found = flow(whole)
    assert found.is_measured
    leads_on = {way.source for way in found.ways if not way.is_loop}
    ends = [step for step in found.arriving if step not in leads_on]
    left = sum(lost or 0 for lost in found.leaving.values())
    ended = sum((found.arriving[step] or 0) - (found.leaving[step] or 0) for step in ends)
    assert sum(begin or 0 for begin in found.beginning.values()) == pytest.approx(100)
    assert left + ended == pytest.approx(100)


def test_how_many_go_each_way_is_known_and_a_loop_passes_nobody(tmp_path: Path) -> None:
    found = flow(
        made(
            tmp_path,
            "a, drop_off: 20, next: [{to: b, share: 75}, c]",
            "b, drop_off: 0, next: [{to: a, share: 50}, c]",
            "c",
        )
    )
    assert found.passing == pytest.approx({("a", "b"): 60, ("a", "c"): 20, ("b", "c"): 60})
