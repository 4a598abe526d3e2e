"""Whether any map uses the research, and how old it is. The tests' today is the first of June 2026."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.remarks import told
from tests.trees import read_tree

from mkdocs_journeys.checks.examination import examine


def journey(fields: str = "", stages: str = "[stage: decision]") -> str:
    return f"---\ntitle: I buy shoes\n{fields}stages: {stages}\n---\n"


def test_research_that_nothing_names(tmp_path: Path) -> None:
    files = {
        "evidence.yml": "diaries: Diaries\ncalls: Calls\nwall: Wall\n",
        "mina/index.md": "---\nname: Mina\nevidence: diaries\n---\n",
        "mina/map.md": journey("status: archived\nevidence: wall\n"),
    }
    assert told(tmp_path, "JM255", files) == [
        "evidence.yml:2 `calls` is named by no journey, persona or metric. "
        "| `evidence: calls` where it tells something"
    ]


@pytest.mark.parametrize(
    "files",
    [
        {"mina/map.md": journey(stages="[{stage: decision, quote: {text: Yes, evidence: calls}}]")},
        {"mina/map.md": journey("volume: {people: 3, evidence: calls}\n")},
        {
            "mina/map.md": journey(
                stages="[{stage: decision, opportunities: [{text: Move it, tested: calls}]}]"
            )
        },
        {"metrics.yml": "sales: {readings: [{date: 2026-05, value: 3, evidence: calls}]}\n"},
        {"touchpoints.yml": "ramp: {pains: [{text: Far away, evidence: calls}]}\n"},
    ],
    ids=["quote", "volume", "test", "reading", "shared pain"],
)
def test_any_mention_is_a_use(files: dict[str, str], tmp_path: Path) -> None:
    assert told(tmp_path, "JM255", {"evidence.yml": "calls: Calls\n", **files}) == []


def test_a_file_that_cannot_be_read_may_be_the_one_that_names_it(tmp_path: Path) -> None:
    files = {
        "evidence.yml": "calls: Calls\n",
        "mina/index.md": "---\nname: Mina\n---\n",
        "mina/map.md": "---\n",
    }
    assert "JM255" not in {finding.code for finding in examine(read_tree(tmp_path, files))}


def two_steps(one: str, two: str) -> str:
    return journey(
        stages="[{stage: decision, touchpoints: "
        f"[{{name: Ramp, evidence: [{one}]}}, {{name: Till, evidence: [{two}]}}]}}]"
    )


@pytest.mark.parametrize(
    ("date", "speaks"),
    [("2025-05-31", True), ("2025-06-01", False), ("2025-05", True), ("2025", False), ("2024", True)],
)
def test_old_is_over_a_year(date: str, speaks: bool, tmp_path: Path) -> None:
    files = {"evidence.yml": f"calls:\n  date: {date}\n", "mina/map.md": journey("evidence: calls\n")}
    whole = (
        f"evidence.yml:2 `calls` is from {date}, and `mina/map` rests on nothing newer. "
        "| a newer look at it, with an entry of its own, named beside it"
    )
    assert told(tmp_path, "JM256", files) == ([whole] if speaks else [])


@pytest.mark.parametrize(
    ("one", "two", "said"),
    [
        ("old, older", "new", "`Ramp` of `mina/map` rests on nothing newer"),
        ("old", "old, older, undated", "2 places rest on nothing newer, such as `Ramp` of `mina/map`"),
        ("old, new", "new", ""),
        ("undated", "", ""),
    ],
)
def test_each_place_goes_by_its_newest(one: str, two: str, said: str, tmp_path: Path) -> None:
    files = {
        "evidence.yml": "old: {date: 2024-03}\nolder: {date: 2023-03}\nnew: {date: 2026-03}\nundated: Some\n",
        "mina/map.md": two_steps(one, two),
    }
    whole = (
        f"evidence.yml:1 `old` is from 2024-03, and {said}. "
        "| a newer look at it, with an entry of its own, named beside it"
    )
    assert told(tmp_path, "JM256", files) == ([whole] if said else [])


@pytest.mark.parametrize("fields", ["status: draft\n", "status: archived\n", "state: future\n"])
def test_only_maps_that_count_must_be_up_to_date(fields: str, tmp_path: Path) -> None:
    files = {"evidence.yml": "calls: {date: 2024}\n", "mina/map.md": journey(f"{fields}evidence: calls\n")}
    assert told(tmp_path, "JM256", files) == []
