"""How many stages, which part of the customer's life, and what a stage's mean hides."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.remarks import told


def of(*stages: str, more: str = "") -> str:
    return f"title: I buy shoes\n{more}stages:\n" + "".join(f"  - {stage}\n" for stage in stages)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "one stage, and most have 3 to 9: is there nothing before or after it?"),
        (2, "2 stages, and most have 3 to 9: is there nothing before or after it?"),
        (3, ""),
        (9, ""),
        (10, "10 stages, and most have 3 to 9: join some, or draw a detail as its own map."),
    ],
)
def test_three_to_nine_stages(number: int, said: str, tmp_path: Path) -> None:
    found = told(tmp_path, "JM152", of(*(f"name: Part {n}" for n in range(number))))
    assert found == ([f"mina/map.md:3 This journey has {said}"] if said else [])


@pytest.mark.parametrize(
    ("stages", "said"),
    [
        (
            ("awareness", "consideration"),
            "at the purchase itself and after the purchase. | decision, retention, loyalty",
        ),
        (("awareness", "decision"), "after the purchase. | retention, loyalty"),
        (("decision", "retention"), "before the purchase. | awareness, consideration"),
        (("consideration", "loyalty"), "at the purchase itself. | decision"),
        (("consideration", "decision", "loyalty"), ""),
        (("retention", "loyalty"), ""),
    ],
)
def test_the_part_that_is_left_out(stages: tuple[str, ...], said: str, tmp_path: Path) -> None:
    found = told(tmp_path, "JM153", of(*(f"stage: {stage}" for stage in stages)))
    assert found == ([f"mina/map.md:3 This map leaves out what happens {said}"] if said else [])


@pytest.mark.parametrize(
    ("more", "last"),
    [("status: draft\n", ""), ("parent: mina/whole\n", ""), ("", "name: Something else")],
    ids=["draft", "detail", "a stage of its own"],
)
def test_where_the_whole_is_not_asked_for(more: str, last: str, tmp_path: Path) -> None:
    stages = ["stage: awareness", "stage: decision", *([last] if last else [])]
    files = {
        "mina/map.md": f"---\n{of(*stages, more=more)}---\n",
        "mina/whole.md": f"---\n{of('stage: loyalty')}---\n",
    }
    assert told(tmp_path, "JM153", files) == []


def test_positions_are_those_of_the_wiki_and_colleagues_buy_nothing(tmp_path: Path) -> None:
    map_ = f"---\n{of('stage: book', 'stage: ride')}---\n"
    stages = "book: {position: during}\nride: {position: after}\n"
    files = {
        "stages.yml": stages,
        "mina/map.md": map_,
        "jory/map.md": map_,
        "jory/index.md": "---\nname: Jory\nkind: employee\n---\n",
    }
    assert told(tmp_path, "JM153", files) == [
        "mina/map.md:3 This map leaves out what happens before the purchase."
    ]
    assert told(tmp_path, "JM153", {**files, "stages.yml": "book: {position: during}\nride: Ride\n"}) == []


def felt(*emotions: str) -> str:
    return of(
        "stage: decision\n    touchpoints:\n"
        + "".join(f"      - {{name: Step {n}, emotion: {felt}}}\n" for n, felt in enumerate(emotions))
    )


@pytest.mark.parametrize(
    ("emotions", "said"),
    [
        (("2", "-2"), "`Step 0` is good and `Step 1` is bad"),
        (("0", "-1.5", "1.5"), "`Step 2` is good and `Step 1` is bad"),
        (("[-2, 0]", "1"), "`Step 1` is good and `Step 0` is bad"),
        (("1", "-1"), ""),
        (("2", "2", "-1"), ""),
        (("[-2, 2]", "0"), ""),
        (("2", "-0.5"), ""),
        (("0", "0"), ""),
        (("2",), ""),
    ],
)
def test_a_mean_of_opposites(emotions: tuple[str, ...], said: str, tmp_path: Path) -> None:
    whole = (
        f"mina/map.md:4 The mean of `Decision` looks neutral, and nobody feels neutral there: {said}. "
        "| two stages where it tips, or read its low point and not its mean"
    )
    assert told(tmp_path, "JM157", felt(*emotions)) == ([whole] if said else [])


def test_what_is_retired_is_not_felt(tmp_path: Path) -> None:
    assert told(tmp_path, "JM157", felt("2", "-2, status: retired")) == []


ASKED = "`touchpoints`: the steps they take, also those without us (`channel: none`)"


def test_stages_in_which_nothing_happens(tmp_path: Path) -> None:
    full = "stage: decision\n    touchpoints: [Fitting]"
    assert told(tmp_path, "JM158", of("stage: awareness", full, "name: Waiting\n    action: Waits")) == [
        f"mina/map.md:4 Nothing happens in `Awareness`: it has no touchpoints. | {ASKED}",
        f"mina/map.md:7 Nothing happens in `Waiting`: it has no touchpoints. | {ASKED}",
    ]
    assert told(tmp_path, "JM158", of(full)) == []


def test_where_all_stages_are_empty_that_is_told_once(tmp_path: Path) -> None:
    assert told(tmp_path, "JM158", of("stage: awareness", "stage: decision")) == [
        "mina/map.md:3 No stage has a touchpoint yet. | `touchpoints`: the steps they take"
    ]
