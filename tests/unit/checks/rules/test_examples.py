"""Each rule speaks of its bad example and not of its good one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.trees import read_tree

from mkdocs_journeys.checks.examination import examine
from mkdocs_journeys.checks.rule import BEFORE, Example, Rule
from mkdocs_journeys.checks.rules import RULES
from mkdocs_journeys.model.finding import Finding

BASE = {"mina/index.md": "---\nname: Mina\n---\n"}


def files(example: Example) -> Mapping[str, str]:
    """The files of an example: a journey of Mina's, or a wiki."""
    if isinstance(example, str):
        return {**BASE, "mina/example.md": f"---{example}---\n"}
    return {**BASE, **example}


def said(rule: Rule, example: Example, folder: Path) -> list[Finding]:
    """What a rule says of an example, which must read clean."""
    written = files(example)
    earlier = {name.removeprefix(BEFORE): text for name, text in written.items() if name.startswith(BEFORE)}
    reading = read_tree(folder, {name: text for name, text in written.items() if not name.startswith(BEFORE)})
    assert reading.findings == ()
    (folder / "then").mkdir()
    before = read_tree(folder / "then", BASE | earlier).catalog if earlier else None
    return [finding for finding in examine(reading, before=before) if finding.code == rule.id]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.id}-{rule.slug}")
def test_speaks_of_the_bad_example(rule: Rule, tmp_path: Path) -> None:
    found = said(rule, rule.bad, tmp_path)
    assert found
    assert {(finding.level, finding.slug) for finding in found} == {(rule.level, rule.slug)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.id}-{rule.slug}")
def test_is_silent_about_the_good_example(rule: Rule, tmp_path: Path) -> None:
    assert said(rule, rule.good, tmp_path) == []


def test_ids_and_slugs_are_each_ones_own() -> None:
    names = [name for rule in RULES for name in rule.names]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"JM\d{3}", rule.id) for rule in RULES)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.slug) for rule in RULES)
    assert [rule.id for rule in RULES] == sorted(rule.id for rule in RULES)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.dated], ids=lambda rule: rule.id)
def test_what_depends_on_the_date_is_no_error_by_itself(rule: Rule) -> None:
    assert rule.level != "error"
