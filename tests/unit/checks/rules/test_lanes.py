"""What each stage says of doing, thinking and feeling."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.remarks import told

LANES = {"JM154": "`action`", "JM155": "`thought`", "JM156": "`emotion` or `feeling`"}
SAYS = {"JM154": "what they do", "JM155": "what they think", "JM156": "how it feels"}


def of(first: str = "", second: str = "", third: str = "", more: str = "", steps: int = 2) -> str:
    """Three stages of several touchpoints; of each the last one says something."""
    stages = [
        f"  - stage: {stage}\n    touchpoints:\n"
        + "".join(f"      - Step {n}\n" for n in range(steps - 1))
        + f"      - {{name: Last{said and ', '}{said}}}\n"
        for stage, said in zip(("awareness", "decision", "loyalty"), (first, second, third), strict=True)
    ]
    return f"title: I buy shoes\n{more}stages:\n{''.join(stages)}"


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("JM154", "action: Asks"),
        ("JM155", "thought: Why?"),
        ("JM155", "quote: Why?"),
        ("JM156", "emotion: 0"),
        ("JM156", "feeling: lost"),
    ],
)
def test_a_stage_is_told_what_it_leaves_out(rule: str, said: str, tmp_path: Path) -> None:
    key, what = LANES[rule], SAYS[rule]
    assert told(tmp_path, rule, of(said, "", said)) == [
        f"mina/map.md:8 `Decision` does not say {what}. | {key} at one of its touchpoints, or of the stage"
    ]
    assert told(tmp_path, rule, of(said, said, said)) == []
    assert told(tmp_path, rule, of(said, "", said, more="status: draft\n")) == []


@pytest.mark.parametrize("rule", LANES)
def test_where_no_stage_says_it_that_is_told_once(rule: str, tmp_path: Path) -> None:
    other = "thought: Why?" if rule == "JM156" else "emotion: 1"
    assert told(tmp_path, rule, of(other)) == [
        f"mina/map.md:3 No stage says {SAYS[rule]}. | {LANES[rule]} at its touchpoints"
    ]
    assert told(tmp_path, rule, of(other, steps=1)) == []


@pytest.mark.parametrize("rule", ["JM155", "JM156"])
def test_a_map_of_our_side_is_told_so_elsewhere(rule: str, tmp_path: Path) -> None:
    assert told(tmp_path, rule, of("action: Asks")) == []


@pytest.mark.parametrize("second", ["status: planned", "status: retired"])
def test_stages_that_nobody_goes_through_are_passed_over(second: str, tmp_path: Path) -> None:
    assert told(tmp_path, "JM154", of("action: Asks", second, "action: Pays", steps=1)) == []


def test_the_stage_may_say_it_itself(tmp_path: Path) -> None:
    whole = of("action: Asks", "", "action: Pays").replace(
        "decision\n", "decision\n    action: Walks about\n"
    )
    assert told(tmp_path, "JM154", whole) == []
