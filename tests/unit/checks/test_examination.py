"""All rules over a wiki: which remarks become findings, at which level, and what waivers do to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from tests.trees import read_tree

from mkdocs_journeys.checks.checking import findings_of
from mkdocs_journeys.checks.examination import examine, is_meant, selected
from mkdocs_journeys.checks.rule import Remark, Rule
from mkdocs_journeys.checks.rules import RULES, own
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.model.journey import Journey

BASE = {"mina/index.md": "---\nname: Mina\n---\n"}


def _rule(own_id: str, slug: str, level: Level = Level.WARNING) -> Rule:
    """A rule by the name of a real one, that waivers may name; it speaks of touchpoints and the prose."""
    return Rule(own_id, slug, level, "", "", None, "", "", of_journey=_look)


def _look(journey: Journey, catalog: Catalog) -> Iterator[Remark]:  # noqa: ARG001
    for stage in journey.stages:
        for place, step in enumerate(stage.touchpoints):
            yield Remark(f"see {step.name}", ("stages", stage.index, "touchpoints", place))
    for number, line in enumerate(journey.body.split("\n"), journey.body_line):
        if "odd" in line:
            yield Remark("odd", line=number)


_OTHERS = [rule for rule in RULES if rule not in own.RULES]
ONE, TWO = (_rule(rule.id, rule.slug) for rule in _OTHERS[:2])
A, B = ONE.id, TWO.id

JOURNEY = """---
title: I buy
stages:
- name: Buy
  touchpoints:
  - name: Till
  - name: Bag
---
Fine.
"""


def said(
    folder: Path, journey: str, rules: tuple[Rule, ...] = (ONE, *own.RULES), **files: str
) -> list[tuple[int, str, str, str]]:
    """Line, level, rule and message of what is found in a wiki with this journey."""
    settings = {f"{name}.yml": text for name, text in files.items()}
    reading = read_tree(folder, {**BASE, **settings, "mina/buy.md": journey})
    return [
        (each.position.line, each.level.value, each.code, each.message) for each in examine(reading, rules)
    ]


TILL = (6, "warning", A, "See Till.")
BAG = (7, "warning", A, "See Bag.")


def waived(old: str, new: str) -> str:
    assert old in JOURNEY
    return JOURNEY.replace(old, new)


def test_without_waivers_all_is_said(tmp_path: Path) -> None:
    assert said(tmp_path, JOURNEY) == [TILL, BAG]


@pytest.mark.parametrize("name", [A, ONE.slug])
def test_a_waiver_on_the_line_or_above_it(tmp_path: Path, name: str) -> None:
    note = f"# journeys: ignore {name} -- why"
    assert said(tmp_path, waived("name: Till", f"name: Till  {note}")) == [BAG]
    above = waived("  - name: Till\n", f"  {note}\n  - name: Till\n")
    assert said(tmp_path, above) == [(8, *BAG[1:])]
    whole = waived("title:", f"{note}\ntitle:")
    assert said(tmp_path, whole) == []


def test_a_waiver_in_the_prose(tmp_path: Path) -> None:
    note = f"<!-- journeys: ignore {A} -- why -->"
    fields = waived("title:", f"# journeys: ignore {B} -- y\ntitle:")
    rest = waived("Fine.\n", f"{note}\nAn odd line.\n\nodd again\n")
    assert said(tmp_path, rest) == [TILL, BAG, (12, "warning", A, "Odd.")]
    assert said(tmp_path, fields, (TWO, *own.RULES)) == []


def test_several_rules_in_one_waiver(tmp_path: Path) -> None:
    note = f"# journeys: ignore {A}, {TWO.slug} -- why"
    rules = (ONE, TWO, *own.RULES)
    assert said(tmp_path, waived("name: Till", f"name: Till {note}"), rules) == [
        BAG,
        (7, "warning", B, BAG[3]),
    ]


def test_of_several_rules_the_needless_one_is_told(tmp_path: Path) -> None:
    quiet = Rule(B, TWO.slug, Level.INFO, "", "", None, "", "", of_journey=lambda *_: iter(()))
    note = f"# journeys: ignore {A}, {B} -- why"
    assert said(tmp_path, waived("name: Till", f"name: Till {note}"), (ONE, quiet, *own.RULES)) == [
        (6, "warning", "JM002", f"{B} says nothing here: this waiver can go."),
        BAG,
    ]


def test_what_is_wrong_with_waivers(tmp_path: Path) -> None:
    def with_note(note: str) -> list[tuple[int, str, str, str]]:
        return said(tmp_path, waived("name: Till", f"name: Till # journeys: ignore {note}"))

    no_reason = (6, "error", "JM001", "This waiver gives no reason. Write it behind two hyphens.")
    assert with_note(A) == [no_reason, BAG]  # it waives nevertheless
    assert with_note(f"{A} - why it is fine") == [no_reason, BAG]  # one fault, and not one a word
    assert with_note(f"{A} \N{EM DASH} why") == [BAG]  # what a phone makes of two hyphens
    assert with_note(f"{A} \N{EN DASH} why") == [BAG]
    assert with_note("-- why") == [TILL, (6, "error", "JM003", "This waiver names no rule."), BAG]
    assert with_note("JM999 -- why") == [TILL, (6, "error", "JM003", "There is no rule `JM999`."), BAG]
    assert with_note("") == [TILL, no_reason, (6, "error", "JM003", "This waiver names no rule."), BAG]


def test_an_unknown_rule_comes_with_the_nearest(tmp_path: Path) -> None:
    files = {**BASE, "mina/buy.md": waived("name: Till", f"name: Till # journeys: ignore {ONE.slug}s -- y")}
    found = examine(read_tree(tmp_path, files), own.RULES)
    assert [(each.code, each.suggestion, each.position) for each in found] == [("JM003", ONE.slug, (6, 16))]


def test_a_waiver_with_nothing_to_waive(tmp_path: Path) -> None:
    note = f"# journeys: ignore {A} -- why"
    needless = f"{A} says nothing here: this waiver can go."
    stray = waived("title: I buy", f"title: I buy {note}")
    assert said(tmp_path, stray) == [(2, "warning", "JM002", needless), TILL, BAG]
    # nobody knows whether it is needless where the rule is off, or was not asked for
    assert said(tmp_path, stray, own.RULES) == []
    assert said(tmp_path, stray, journeys=f"rules: {{{A}: off}}\n") == []


def test_faults_of_waivers_cannot_be_waived_but_their_rules_have_levels(tmp_path: Path) -> None:
    note = f"# journeys: ignore {A}, JM001, JM002 -- \n"
    found = said(tmp_path, waived("title:", f"{note}title:"))
    assert [each[2:] for each in found] == [
        ("JM001", "This waiver gives no reason. Write it behind two hyphens."),
        ("JM002", "JM001 says nothing here: this waiver can go."),
        ("JM002", "JM002 says nothing here: this waiver can go."),
    ]
    assert (
        said(tmp_path, waived("title:", f"{note}title:"), journeys="rules: {JM001: off, JM002: off}\n") == []
    )


def test_archived_journeys_rest(tmp_path: Path) -> None:
    old = waived("title: I buy", f"title: I buy # journeys: ignore {A} -- why\nstatus: archived")
    assert said(tmp_path, old) == []


def test_reading_errors_cannot_be_waived(tmp_path: Path) -> None:
    note = f"# journeys: ignore unknown-key, {A} -- why"
    files = {**BASE, "mina/buy.md": waived("title: I buy", f"title: I buy\n{note}\nkyend: x")}
    found = findings_of(read_tree(tmp_path, files), (ONE, *own.RULES)).findings
    assert [(each.position.line, each.code, each.message) for each in found] == [
        (3, "JM003", "`unknown-key` can't be waived: mend what keeps the file from being read."),
        (4, "unknown-key", "There is no key `kyend` here."),
    ]


def test_in_a_text_it_is_no_waiver(tmp_path: Path) -> None:
    quoted = waived("name: Till", f'name: "Till # journeys: ignore {A} -- why"')
    assert said(tmp_path, quoted)[0][2:] == (A, f"See Till # journeys: ignore {A} -- why.")


@pytest.mark.parametrize(
    ("rules", "level"),
    [
        ({}, "warning"),
        ({A: "error"}, "error"),
        ({ONE.slug: "info"}, "info"),
        ({A: "off"}, None),
        ({A: "error", "mina/": {A: "info"}}, "info"),
        ({"mina/": {A: "off"}}, None),
        ({"mina/": {A: "off"}, "mina/buy": {A: "error"}}, "error"),
        ({"mina/buy": {ONE.slug: "error"}, "mina/": {A: "off"}}, "error"),  # the order does not matter
        ({"mina/buy.md": {A: "error"}}, "error"),
        ({"mina/bu": {A: "error"}}, "warning"),
        ({A[:3]: "off"}, None),
        ({A[:4]: "info"}, "info"),
        ({A[:3]: "off", A: "error"}, "error"),  # what means one rule wins over what means several
        ({A: "error", A[:3]: "off"}, "error"),
        ({A: "error", "mina/": {A[:3]: "off"}}, None),
        ({"JM9": "off"}, "warning"),
        ({"mina/buyer": {A: "error"}}, "warning"),
        ({"min/": {A: "error"}}, "warning"),
        ({"tove/": {A: "error"}}, "warning"),
    ],
)
def test_levels(tmp_path: Path, rules: Mapping[str, object], level: str | None) -> None:
    found = said(tmp_path, JOURNEY, (ONE,), journeys=f"rules: {_flow(rules)}\n")
    assert {each[1] for each in found} == ({level} if level else set())


def test_unknown_rules_in_the_settings(tmp_path: Path) -> None:
    settings = f"rules:\n  {A}: off\n  flat-emotionn: off\n  mina/:\n    JM999: off\n"
    reading = read_tree(tmp_path, {**BASE, "journeys.yml": settings})
    found = examine(reading, own.RULES)
    assert [(each.file, each.position, each.code, each.message, each.key) for each in found] == [
        (
            "journeys/journeys.yml",
            (3, 3),
            "JM003",
            "There is no rule `flat-emotionn`.",
            "rules.flat-emotionn",
        ),
        ("journeys/journeys.yml", (5, 5), "JM003", "There is no rule `JM999`.", "rules.mina/.JM999"),
    ]


def test_all_that_is_wrong_with_levels_is_told_at_its_line(tmp_path: Path) -> None:
    settings = (
        "rules:\n  JM1: off\n  JM301: of\n  mina:\n    JM2: off\n  mnia/:\n    JM3: off\n    JM309: [info]\n"
        "  mina/bye: {JM2: off}\n  mina/by: {}\n  JM9: off\n"
    )
    files = {**BASE, "mina/buy.md": JOURNEY, "journeys.yml": settings}
    found = findings_of(read_tree(tmp_path, files), own.RULES).findings
    assert [(each.position, each.code, each.message, each.suggestion) for each in found] == [
        ((3, 3), "bad-value", "'of' is no level, and `JM301` takes one.", "off"),
        ((4, 3), "bad-value", "`mina` is no place: the name of a folder ends with a slash.", "mina/"),
        (
            (6, 3),
            "JM003",
            "There is no folder or journey `mnia/`, so these levels are of no use.",
            "mina/",
        ),
        ((8, 5), "bad-value", "The rule `JM309` takes one level.", ""),
        (
            (9, 3),
            "JM003",
            "There is no folder or journey `mina/bye`, so these levels are of no use.",
            "mina/buy",
        ),
        (
            (10, 3),
            "JM003",
            "There is no folder or journey `mina/by`, so these levels are of no use.",
            "mina/buy",
        ),
        ((11, 3), "JM003", "There is no rule `JM9`.", "JM109"),
    ]


def test_findings_are_in_the_order_of_lines_and_said_once(tmp_path: Path) -> None:
    found = said(tmp_path, JOURNEY, (TWO, ONE, ONE))
    assert found == [TILL, (6, "warning", B, TILL[3]), BAG, (7, "warning", B, BAG[3])]


def test_selecting() -> None:
    rules = (_rule("JM101", "one"), _rule("JM102", "two"), _rule("JM201", "three"))
    assert [rule.id for rule in selected(rules, [], [])] == ["JM101", "JM102", "JM201"]
    assert [rule.id for rule in selected(rules, ["JM1"], ["two"])] == ["JM101"]
    assert [rule.id for rule in selected(rules, ["three", "JM102"], [])] == ["JM102", "JM201"]
    assert [rule.id for rule in selected(rules, [], ["JM"])] == []
    assert not is_meant(rules[0], "on")
    assert not is_meant(rules[0], "")


def _flow(value: Mapping[str, object]) -> str:
    inner = (f"{key}: {_flow(each) if isinstance(each, Mapping) else each}" for key, each in value.items())
    return f"{{{', '.join(inner)}}}"
