"""What was renamed is recognised, and nothing else is taken for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.unit.changes.written import Wiki, reading_of

from mkdocs_journeys.changes.comparing import applied, difference
from mkdocs_journeys.changes.facts import facts_of
from mkdocs_journeys.changes.pairing import name_likeness

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("renames.yml").read_text("utf-8"))


def wiki(state: dict[str, Any]) -> Wiki:
    """A wiki of whole files, or of one journey with these stages or touchpoints."""
    if "files" in state:
        return dict(state["files"])
    stages = state.get("stages") or [{"name": "One", "touchpoints": state["touchpoints"]}]
    return {"mina/trip.md": {"title": "A trip", "stages": stages}}


def renamed(before: Wiki, after: Wiki) -> list[str]:
    """What has another id now, but for what only follows from the id of what holds it."""
    facts = [facts_of(reading_of(each).catalog) for each in (before, after)]
    found = difference(*facts)
    assert applied(found, facts[0]) == facts[1]
    return [f"{new[-2]} {old[-1]} → {new[-1]}" for old, new in found.renamed.items() if old[-1] != new[-1]]


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_renames(case: dict[str, Any]) -> None:
    before, after = wiki(case["before"]), wiki(case["after"])
    assert renamed(before, after) == case["renamed"]


def test_there_are_cases_of_both_kinds() -> None:
    none = [case for case in CASES if not case["renamed"]]
    assert (len(CASES) >= 30, len(none) >= 12) == (True, True)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Checkout", "checkout", 1.0),
        ("E-mail", "Email", 1.0),
        ("The till", "Till", 1.0),
        ("2. Pay", "3) Pay", 1.0),
        ("Log in", "Log out", 6 / 11),
        ("Flyer", "Till", 0.0),
        ("?!", "!", 0.0),
    ],
)
def test_names(one: str, other: str, expected: float) -> None:
    assert name_likeness(one, other) == name_likeness(other, one) == pytest.approx(expected)


def test_of_very_many_only_those_with_one_name_are_compared() -> None:
    """So that it takes no longer than a moment, and finds what is sure."""
    names = [f"Step {'abcdefghijklmnopqrst'[number % 20]} of way {number}" for number in range(150)]
    before: Wiki = {"mina/trip.md": {"title": "A", "stages": [{"name": "One", "touchpoints": names}]}}
    touchpoints = [{"id": f"t{number}", "name": name} for number, name in enumerate(names)]
    touchpoints[7]["name"] = f"The {names[7]}"
    after: Wiki = {"mina/trip.md": {"title": "A", "stages": [{"name": "One", "touchpoints": touchpoints}]}}
    found = renamed(before, after)
    assert found[:2] == ["touchpoint step-a-of-way-0 → t0", "touchpoint step-b-of-way-1 → t1"]
    assert len(found) == 149
