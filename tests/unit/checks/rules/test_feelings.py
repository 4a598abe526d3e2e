"""What the curve of emotions says, and whether it can be believed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.remarks import told


def of(*steps: str, more: str = "") -> str:
    listed = "".join(
        f"      - {{name: Step {n}{step and ', '}{step}}}\n" for n, step in enumerate(steps, start=1)
    )
    return f"title: I buy shoes\n{more}stages:\n  - stage: decision\n    touchpoints:\n{listed}"


def felt(*emotions: str) -> tuple[str, ...]:
    return tuple(f"emotion: {emotion}" for emotion in emotions)


LOW_AND_HIGH = "the low and the high points too"


@pytest.mark.parametrize(
    ("emotions", "said"),
    [
        (("1", "1", "1", "1"), "every emotion here is 1"),
        (("-0.5", "1", "0", "0.5"), "all emotions lie from -0.5 to 1"),
        (("-2", "-1", "-1.5", "-2"), "all emotions lie from -2 to -1"),
        (("0", "1", "1", "2"), ""),
        (("1", "1", "1", "[2, 0]"), ""),
        (("1", "1", "1"), ""),
    ],
)
def test_a_flat_journey(emotions: tuple[str, ...], said: str, tmp_path: Path) -> None:
    whole = f"mina/map.md:2 This journey has no ups and downs: {said}. | {LOW_AND_HIGH}"
    assert told(tmp_path, "JM201", of(*felt(*emotions))) == ([whole] if said else [])


@pytest.mark.parametrize(
    ("emotions", "speaks"),
    [
        (("0", "1", "1", "2"), True),
        (("0", "1", "1", "1"), False),
        (("-0.5", "1", "1", "2"), False),
        (("1", "1", "2", "[2, -1]"), False),
        (("0", "1", "2"), False),
    ],
)
def test_nothing_below_neutral(emotions: tuple[str, ...], speaks: bool, tmp_path: Path) -> None:
    whole = (
        "mina/map.md:2 Nothing on this journey feels bad: no emotion is below 0. "
        "| what they complain of, wait for or give up at"
    )
    assert told(tmp_path, "JM202", of(*felt(*emotions))) == ([whole] if speaks else [])


@pytest.mark.parametrize(
    ("rule", "emotions"), [("JM201", ("1", "1", "1", "1")), ("JM202", ("0", "1", "1", "2"))]
)
def test_the_curve_of_a_future_or_a_draft_may_please(
    rule: str, emotions: tuple[str, ...], tmp_path: Path
) -> None:
    for more in ("state: future\n", "state: ideal\n", "status: draft\n"):
        assert told(tmp_path, rule, of(*felt(*emotions), more=more)) == []


def test_what_is_retired_or_planned_is_not_felt(tmp_path: Path) -> None:
    steps = (*felt("1", "1", "1", "1"), "emotion: -2, status: retired", "emotion: -2, status: planned")
    assert len(told(tmp_path, "JM201", of(*steps))) == 1


TRUTH = "moment_of_truth: yes"


@pytest.mark.parametrize(
    ("moments", "others", "said"),
    [
        (1, 0, ""),
        (2, 8, ""),
        (2, 7, "2 of 9 touchpoints are moments of truth: `Step 1` and `Step 2`"),
        (5, 0, "5 of 5 touchpoints are moments of truth: `Step 1`, `Step 2`, `Step 3` and 2 more"),
    ],
)
def test_moments_of_truth_are_few(moments: int, others: int, said: str, tmp_path: Path) -> None:
    whole = f"mina/map.md:2 {said}. | those alone at which they decide whether to stay"
    assert told(tmp_path, "JM203", of(*[TRUTH] * moments, *[""] * others)) == ([whole] if said else [])


def test_a_longer_journey_has_a_moment_of_truth(tmp_path: Path) -> None:
    assert told(tmp_path, "JM204", of(*[""] * 6)) == [
        "mina/map.md:2 No touchpoint of this journey is a moment of truth. "
        "| `moment_of_truth: yes` where they decide whether to stay"
    ]
    assert told(tmp_path, "JM204", of(*[""] * 5)) == []
    assert told(tmp_path, "JM204", of(TRUTH, *[""] * 6)) == []
    assert told(tmp_path, "JM204", of(*[""] * 6, more="status: draft\n")) == []
    assert len(told(tmp_path, "JM204", of(f"{TRUTH}, status: retired", *[""] * 6))) == 1


def test_a_shared_touchpoint_may_be_the_moment_of_truth(tmp_path: Path) -> None:
    whole = of(*[""] * 6).replace("name: Step 1", "use: ramp")
    files = {"touchpoints.yml": f"ramp: {{{TRUTH}}}\n", "mina/map.md": f"---\n{whole}---\n"}
    assert told(tmp_path, "JM204", files) == []


HURTS = "`pains`: what they run into here, as they would say it"


@pytest.mark.parametrize(
    ("step", "speaks"),
    [
        ("emotion: -1", True),
        ("emotion: [1, -1]", True),
        ("emotion: -2, status: untapped", True),
        ("emotion: -0.5", False),
        ("emotion: -2, pains: [It rubs]", False),
        ("emotion: -2, channel: none", False),
        ("emotion: -2, status: retired", False),
        ("feeling: sad", False),
    ],
)
def test_a_low_point_says_what_hurts(step: str, speaks: bool, tmp_path: Path) -> None:
    whole = f"mina/map.md:6 `Step 1` feels bad, and nothing says what hurts. | {HURTS}"
    assert told(tmp_path, "JM205", of(step)) == ([whole] if speaks else [])


def test_a_pain_of_the_stage_says_it_too(tmp_path: Path) -> None:
    assert told(tmp_path, "JM205", of("emotion: -2") + "    pains: The queue\n") == []


@pytest.mark.parametrize(
    ("steps", "fields", "speaks"),
    [
        ((), "", True),
        ((), "    pains: The queue\n", False),
        (("emotion: 0",), "", False),
        (("pains: [The queue]",), "", False),
    ],
)
def test_a_low_stage_says_what_hurts(
    steps: tuple[str, ...], fields: str, speaks: bool, tmp_path: Path
) -> None:
    journey = of(*steps) if steps else "title: I buy shoes\nstages:\n  - stage: decision\n"
    line = 6 + len(steps) if steps else 5
    whole = f"mina/map.md:{line} `Decision` feels bad, and nothing says what hurts. | {HURTS}"
    assert told(tmp_path, "JM205", f"{journey}    emotion: -1\n{fields}") == ([whole] if speaks else [])


@pytest.mark.parametrize(
    ("known", "unknown", "more", "speaks"),
    [
        (1, 3, "", True),
        (2, 3, "", True),
        (2, 2, "", False),
        (0, 4, "", False),
        (1, 2, "", False),
        (1, 3, "status: draft\n", False),
    ],
)
def test_a_curve_of_a_few_points(known: int, unknown: int, more: str, speaks: bool, tmp_path: Path) -> None:
    feel = "says how it feels" if known == 1 else "say how they feel"
    whole = (
        f"mina/map.md:2 Only {known} of {known + unknown} touchpoints {feel}: the curve is mostly "
        "guesswork. | `emotion` at more of them, or a question for research"
    )
    steps = (*felt(*["1"] * known), *[""] * unknown)
    assert told(tmp_path, "JM206", of(*steps, more=more)) == ([whole] if speaks else [])
