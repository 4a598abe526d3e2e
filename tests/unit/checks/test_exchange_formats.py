"""SARIF and JUnit: whole documents, whatever the files hold."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from mkdocs_journeys import __version__
from mkdocs_journeys.checks.printers.junit import as_junit
from mkdocs_journeys.checks.printers.sarif import as_sarif
from mkdocs_journeys.checks.report import Report
from mkdocs_journeys.checks.rules import RULES
from mkdocs_journeys.model.finding import Finding, Level, Position, Repair
from mkdocs_journeys.reading.nodes import Code

PRINTED = Path(__file__).parent / "printed"
FILE = "journeys/mina/first order & 100%.md"
LINES = ("---", "goal: \U0001f45f New shoes: now", "ownr: web-shop", "stages: []  # journeys: ignore", "---")
HOSTILE = "100% \n::stop-commands::x\n]]>&<b>\x1b]0;owned\x07\u202e[a](http://evil) {0}"
WHOLE = Report(
    (
        Finding(
            *(FILE, Position(2, 9), Level.ERROR, "unquoted-colon", "A colon without quotes.", "goal"),
            repair=Repair(2, 7, 23, '"\U0001f45f New shoes: now"'),
        ),
        Finding(FILE, Position(3, 1), Level.ERROR, "unknown-key", "There is no key `ownr` here.", "ownr",
                "owner, goal", "owner"),
        Finding(FILE, Position(4, 13), Level.WARNING, "JM002", "This waiver can go.", slug="unused-waiver"),
        Finding("journeys/mina/index.md", Position(1, 1), Level.INFO, "former-id", "It is called so now."),
    ),
    *(9, 3),
    {FILE: LINES},
    files=("journeys/journeys.yml", FILE, "journeys/mina/index.md"),
)  # fmt: skip


def hostile(text: str) -> Report:
    """A finding that says the same evil thing everywhere."""
    found = Finding(
        *(
            f"journeys/{text}".replace("\ud800", ""),
            Position(1, 3),
            Level.ERROR,
            "bad-value",
            text,
            text,
            text,
            text,
        ),
        Repair(1, 1, 2, text),
    )
    return Report((found, replace(found, level=Level.INFO)), lines={found.file: (text,)}, files=(text,))


def run_of(report: Report) -> Mapping[str, Any]:
    (run,) = json.loads(as_sarif(report))["runs"]
    found: Mapping[str, Any] = run
    return found


def compare(file: str, text: str, update: bool) -> None:
    path = PRINTED / file
    if update:
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


def test_sarif_whole(update: bool) -> None:
    text = as_sarif(WHOLE).replace(f'"{__version__}"', '"1.2.3"').replace(f" {__version__}", " 1.2.3")
    compare("findings.sarif", text, update)


def test_junit_whole(update: bool) -> None:
    compare("findings.xml", as_junit(WHOLE), update)


REPORTS = (WHOLE, Report(()), hostile(HOSTILE), hostile("\ud800\udcff\x00\ufffe"), hostile("../a b#c?d:e"))


def all_rules() -> Report:
    """A report in which each rule and each code speaks."""
    rules = [(rule.id, rule.slug, rule.level) for rule in RULES]
    codes = [(code.value, "", Level.ERROR) for code in Code]
    found = (
        Finding(FILE, Position(1, 1), level, code, "So it is.", slug=slug)
        for code, slug, level in (*rules, *codes)
    )
    return Report(tuple(found), lines={FILE: LINES})


@pytest.mark.parametrize("report", [*REPORTS, all_rules()])
def test_the_sums_of_junit(report: Report) -> None:
    root = ElementTree.fromstring(as_junit(report))  # noqa: S314  our own
    for element in (root, *root.iter("testsuite")):
        cases = list(element.iter("testcase"))
        assert element.get("tests") == str(len(cases))
        assert element.get("failures") == str(sum(1 for _ in element.iter("failure")))
        assert element.get("skipped", "0") in ("0", str(sum(1 for _ in element.iter("skipped"))))
        assert all(len(case) <= 1 for case in cases)


@pytest.mark.parametrize("report", REPORTS)
def test_the_same_report_is_written_the_same_way(report: Report) -> None:
    assert as_sarif(report) == as_sarif(report)
    assert as_junit(report) == as_junit(report)


@pytest.mark.parametrize("report", REPORTS)
def test_nothing_hidden_and_no_command_is_written(report: Report) -> None:
    for written in (as_sarif(report), as_junit(report)):
        assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff\ufffe]", written) == []
        assert re.findall(r"^\s*::|##\[", written, re.MULTILINE) == []
        written.encode("utf-8")


def test_what_is_hostile_stays_text() -> None:
    (first, _) = run_of(hostile(HOSTILE))["results"]
    shown = "100%  ::stop-commands::x ]]>&<b><U+001B>]0;owned<U+0007><U+202E>[a] (http://evil) {0}"
    assert first["message"]["text"].split("\n")[0] == shown
    assert first["locations"][0]["logicalLocations"][0]["fullyQualifiedName"].startswith("100%  ::stop")
    assert first["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == HOSTILE
    root = ElementTree.fromstring(as_junit(hostile(HOSTILE)))  # noqa: S314  our own
    case = root[1][0]
    assert case.get("classname", "").startswith("journeys/100%  ::stop-commands::x ]]>&<b><U+001B>")
    assert "::stop-commands::x ]]>&<b><U+001B>" in (case[0].text or "")


@pytest.mark.parametrize(
    ("file", "uri", "base"),
    [
        ("journeys/mina/a.md", "journeys/mina/a.md", True),
        ("journeys/mina/ä 100%#?.md", "journeys/mina/%C3%A4%20100%25%23%3F.md", True),
        ("a:b/c.md", "a%3Ab/c.md", True),
        ("../journeys/a.md", "../journeys/a.md", True),
        ("journeys/\udcff.md", "journeys/%FF.md", True),
        ("/tmp/a b.md", "file:///tmp/a%20b.md", False),  # noqa: S108  only a name
        ("C:/maps/a b.md", "file:///C:/maps/a%20b.md", False),
    ],
)
def test_sarif_names_files_as_addresses(file: str, uri: str, base: bool) -> None:
    (result,) = run_of(Report((Finding(file, Position(1, 1), Level.ERROR, "link", "So."),)))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {
        "uri": uri,
        **({"uriBaseId": "%SRCROOT%"} if base else {}),
    }
    assert unquote(uri, errors="surrogateescape").endswith(file)


def test_columns_of_sarif_count_units_of_utf16() -> None:
    """The shoe is one character and two units: what stands before it keeps its place, what follows moves."""
    first = run_of(WHOLE)["results"][0]
    assert first["locations"][0]["physicalLocation"]["region"] == {"startLine": 2, "startColumn": 10}
    change = first["fixes"][0]["artifactChanges"][0]["replacements"][0]
    units = LINES[1].encode("utf-16-le")
    start, end = (change["deletedRegion"][name] * 2 - 2 for name in ("startColumn", "endColumn"))
    new = change["insertedContent"]["text"].encode("utf-16-le")
    assert (units[:start] + new + units[end:]).decode("utf-16-le") == 'goal: "\U0001f45f New shoes: now"'


def fingerprints(report: Report) -> list[str]:
    return [result["partialFingerprints"]["journeysFinding/v1"] for result in run_of(report)["results"]]


def moved(finding: Finding) -> Finding:
    position = Position(finding.position.line + 1, finding.position.column)
    return replace(finding, position=position, key=finding.key.replace("[1]", "[2]"))


def test_a_fingerprint_stays_while_the_line_says_the_same() -> None:
    found = Finding(FILE, Position(3, 1), Level.ERROR, "unknown-key", "No.", "stages[1].ownr")
    report = Report((found, found), lines={FILE: LINES})
    below = Report((moved(found), moved(found)), lines={FILE: ("---", *LINES)})
    other = Report((found, found), lines={FILE: (*LINES[:2], "ownr: stores")})
    assert fingerprints(report) == fingerprints(below)
    assert len({*fingerprints(report), *fingerprints(other)}) == 4


def test_the_rules_of_sarif_are_those_that_speak() -> None:
    run = run_of(WHOLE)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["JM002", "former-id", "unknown-key", "unquoted-colon"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        *("unquoted-colon", "unknown-key", "JM002", "former-id")
    ]
    assert [rule["defaultConfiguration"]["level"] for rule in rules] == ["warning", "note", "error", "error"]


def test_every_rule_with_a_source_has_its_address_in_sarif() -> None:
    told = {rule["id"]: rule.get("helpUri") for rule in run_of(all_rules())["tool"]["driver"]["rules"]}
    assert {rule.id: rule.source.url if rule.source else None for rule in RULES} == {
        rule.id: told[rule.id] for rule in RULES
    }


def test_only_errors_fail_in_junit() -> None:
    root = ElementTree.fromstring(as_junit(WHOLE))  # noqa: S314  our own
    cases = {
        suite.get("name"): [(case.get("name"), *(part.tag for part in case)) for case in suite]
        for suite in root
    }
    assert cases == {
        "journeys/journeys.yml": [("no findings",)],
        FILE: [
            ("unquoted-colon goal", "failure"),
            ("unknown-key ownr", "failure"),
            ("JM002 unused-waiver", "skipped"),
        ],
        "journeys/mina/index.md": [("former-id", "skipped")],
    }


def test_equal_cases_of_junit_are_numbered() -> None:
    found = WHOLE.findings[1]
    root = ElementTree.fromstring(as_junit(Report((found, found))))  # noqa: S314  our own
    assert [case.get("name") for case in root[0]] == ["unknown-key ownr", "unknown-key ownr (2)"]
