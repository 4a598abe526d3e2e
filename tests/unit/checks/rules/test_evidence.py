"""What a map claims without any evidence."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.remarks import told

TO_WRITE = "`evidence` here: how this is known; or `certainty: assumed` where it is a guess"


def of(step: str, stage: str = "", more: str = "") -> str:
    listed = f"    touchpoints:\n      - {{name: The ramp{step and ', '}{step}}}\n"
    return f"title: I try shoes on\n{more}stages:\n  - stage: decision\n{stage and f'    {stage}'}\n{listed}"


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("emotion: 2", "as good as can be"),
        ("emotion: -2", "as bad as can be"),
        ("emotion: [2, -2]", "as bad as can be"),
        ("emotion: 2, status: untapped", "as good as can be"),
        ("emotion: 2, certainty: validated", "as good as can be"),
        ("emotion: 2, pains: [It is far away]", "as good as can be"),
        ("emotion: 1.5", ""),
        ("emotion: 2, evidence: fittings", ""),
        ("emotion: -2, pains: [{text: It is far away, evidence: fittings}]", ""),
        ("emotion: 2, quote: {text: That is it, evidence: fittings}", ""),
        ("emotion: 2, certainty: assumed", ""),
        ("emotion: 2, status: planned", ""),
        ("emotion: 2, moment_of_truth: yes", ""),
    ],
)
def test_the_strongest_feelings(step: str, said: str, tmp_path: Path) -> None:
    whole = f"mina/map.md:7 `The ramp` feels {said}, and nobody says how that is known. | {TO_WRITE}"
    assert told(tmp_path, "JM251", of(step)) == ([whole] if said else [])


@pytest.mark.parametrize(
    ("stage", "step", "speaks"),
    [
        ("emotion: -2", "", True),
        ("emotion: -2", "emotion: 0", False),
        ("emotion: -1.5", "", False),
        ("emotion: -2", "evidence: fittings", False),
    ],
)
def test_the_strongest_feeling_of_a_stage(stage: str, step: str, speaks: bool, tmp_path: Path) -> None:
    whole = (
        "mina/map.md:5 `Decision` feels as bad as can be, and nobody says how that is known. "
        "| `evidence` here: how this is known"
    )
    assert told(tmp_path, "JM251", of(step, stage)) == ([whole] if speaks else [])
    assert told(tmp_path, "JM251", of(step, f"{stage}\n    evidence: fittings")) == []


@pytest.mark.parametrize(
    ("step", "speaks"),
    [
        ("moment_of_truth: yes", True),
        ("moment_of_truth: yes, emotion: 2", True),
        ("moment_of_truth: yes, evidence: fittings", False),
        ("moment_of_truth: yes, certainty: assumed", False),
        ("moment_of_truth: no", False),
    ],
)
def test_moments_of_truth(step: str, speaks: bool, tmp_path: Path) -> None:
    whole = (
        f"mina/map.md:7 `The ramp` decides whether they stay, and nobody says how that is known. | {TO_WRITE}"
    )
    assert told(tmp_path, "JM252", of(step)) == ([whole] if speaks else [])


def test_a_shared_moment_of_truth_is_told_where_it_is_used(tmp_path: Path) -> None:
    files = {
        "touchpoints.yml": "ramp: {name: The ramp, moment_of_truth: yes}\n",
        "mina/map.md": "---\ntitle: I try shoes on\nstages:\n"
        "  - stage: decision\n    touchpoints: [{use: ramp}]\n---\n",
    }
    whole = (
        f"mina/map.md:5 `The ramp` decides whether they stay, and nobody says how that is known. | {TO_WRITE}"
    )
    assert told(tmp_path, "JM252", files) == [whole]


@pytest.mark.parametrize("rule", ["JM251", "JM252", "JM254"])
def test_of_the_future_nothing_can_be_known(rule: str, tmp_path: Path) -> None:
    step = "emotion: 2, moment_of_truth: yes" if rule == "JM252" else "emotion: 2"
    stages = "".join(
        f"  - stage: {stage}\n    touchpoints: [One, Two, {{name: Three, {step}}}]\n"
        for stage in ("awareness", "decision", "loyalty")
    )
    assert told(tmp_path, rule, f"title: I buy shoes\nstages:\n{stages}") != []
    assert told(tmp_path, rule, f"title: I buy shoes\nstate: future\nstages:\n{stages}") == []


def test_quotes_that_nobody_can_trace(tmp_path: Path) -> None:
    advice = "`evidence` here or beside its `text`; `thought` if nobody said it"
    bare = of(
        "quote: [That is it, {text: Mine, evidence: fittings}, At last]", "quote: Help me", "state: future\n"
    )
    assert told(tmp_path, "JM253", bare) == [
        f"mina/map.md:6 Nobody says where this quote of `Decision` comes from. | {advice}",
        *[f"mina/map.md:8 Nobody says where this quote of `The ramp` comes from. | {advice}"] * 2,
    ]


@pytest.mark.parametrize(
    ("step", "stage"),
    [
        ("quote: That is it, evidence: fittings", ""),
        ("quote: {text: That is it, evidence: fittings}", ""),
        ("quote: That is it", "evidence: fittings"),
    ],
)
def test_quotes_with_evidence_beside_them(step: str, stage: str, tmp_path: Path) -> None:
    assert told(tmp_path, "JM253", of(step, stage)) == []


GUESSED = """
title: I buy my first trail shoes
stages:
  - stage: awareness
    touchpoints: [A friend's photo, Station poster]
  - stage: consideration
    touchpoints: [Guide to first shoes, Product page]
  - stage: decision
    touchpoints: [Checkout, {name: Parcel, pains: [{text: It is late%s}]}]
"""


@pytest.mark.parametrize(
    ("evidence", "said"),
    [
        ("", "No research stands behind this map."),
        (", evidence: wall", "Only a workshop of ours stands behind this map."),
        (", evidence: [wall, calls]", ""),
        (", evidence: calls", ""),
    ],
)
def test_a_map_without_research(evidence: str, said: str, tmp_path: Path) -> None:
    files = {
        "evidence.yml": "wall: {type: workshop, from: staff}\ncalls: {type: support}\n",
        "mina/map.md": f"---{GUESSED % evidence}---\n",
    }
    advice = "`evidence` at its touchpoints; five talks with customers are a beginning"
    assert told(tmp_path, "JM254", files) == ([f"mina/map.md:2 {said} | {advice}"] if said else [])


def test_a_sketch_may_be_a_guess(tmp_path: Path) -> None:
    assert told(tmp_path, "JM254", GUESSED.replace("Station poster", "")[:120]) == []
    assert told(tmp_path, "JM254", GUESSED % "" + "status: draft\n") == []
