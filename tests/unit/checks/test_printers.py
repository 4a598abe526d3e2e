"""Whole reports as the printers write them."""

from __future__ import annotations

import json

from mkdocs_journeys.checks.printers.json import as_json
from mkdocs_journeys.checks.printers.text import as_text
from mkdocs_journeys.checks.report import Report
from mkdocs_journeys.model.finding import Finding, Level, Position, Repair

FILE = "journeys/mina/first-order.md"
LINES = ("---", "goal: New shoes: now", "\townr: web-shop", "価格: 高い", "---")


def finding(line: int = 1, column: int = 1, level: Level = Level.ERROR, **more: object) -> Finding:
    words = {"message": "This is wrong.", **more}
    return Finding(FILE, Position(line, column), level, "bad-value", **words)  # type: ignore[arg-type]


def report(*findings: Finding) -> Report:
    return Report(findings, journeys=9, personas=3, lines={FILE: LINES})


def test_nothing_found() -> None:
    assert as_text(report()) == "No errors. 9 journeys read.\n"


def test_one_of_each() -> None:
    repaired = finding(2, 7, repair=Repair(2, 7, 21, '"New shoes: now"'), suggestion='"New shoes: now"')
    keys = ", ".join(f"key-nr-{n}" for n in range(1, 12))
    warned = finding(3, 2, Level.WARNING, allowed=keys, suggestion="owner")
    told = Finding(FILE, Position(4, 5), Level.INFO, "former-id", "This has a new name.")
    assert as_text(report(repaired, warned, told)) == (
        "journeys/mina/first-order.md:2:7: error: This is wrong. [bad-value]\n"
        "    2 | goal: New shoes: now\n"
        "      |       ^\n"
        '        write: goal: "New shoes: now"\n'
        "\n"
        "journeys/mina/first-order.md:3:2: warning: This is wrong. [bad-value]\n"
        "    3 |     ownr: web-shop\n"
        "      |     ^\n"
        "        allowed: key-nr-1, key-nr-2, key-nr-3, key-nr-4, key-nr-5, key-nr-6, key-nr-7, key-nr-8,\n"
        "                 key-nr-9, key-nr-10, key-nr-11\n"
        "        did you mean: owner\n"
        "\n"
        "journeys/mina/first-order.md:4:5: info: This has a new name. [former-id]\n"
        "    4 | 価格: 高い\n"
        "      |       ^\n"
        "\n"
        "1 error, 1 warning, 1 info in 1 file. 9 journeys read.\n"
    )


def many(*places: tuple[str, str, str, Level, int]) -> Report:
    """A report with a number of findings of one file, rule and level each."""
    found = (
        Finding(file, Position(1, 1), level, code, "This is wrong.", slug=slug)
        for file, code, slug, level, number in places
        for _ in range(number)
    )
    return Report(tuple(found), journeys=9, personas=3)


def overview(report: Report) -> str:
    """What stands between the last finding and the sum."""
    *_, before, _ = as_text(report).rpartition("This is wrong.")[2].split("\n\n")
    return before if before.startswith(("By", "One")) else ""


WARNING = Level.WARNING


def test_of_many_findings_it_is_told_where_they_are() -> None:
    report = many(
        ("a.md", "JM301", "no-owner", WARNING, 10),
        ("b c.md", "JM301", "no-owner", WARNING, 12),
        ("b c.md", "JM101", "no-goal", Level.INFO, 1),
        ("d.md", "bad-value", "", Level.ERROR, 1),
    )
    assert as_text(report).endswith(
        "d.md:1:1: error: This is wrong. [bad-value]\n"
        "\n"
        "By file: 1 error              d.md\n"
        "         12 warnings, 1 info  b c.md\n"
        "         10 warnings          a.md\n"
        "By rule: 1 error      bad-value\n"
        "         22 warnings  JM301 no-owner\n"
        "         1 info       JM101 no-goal\n"
        "One file alone: journeys check d.md\n"
        "One rule alone: add --select JM301 (why: journeys explain JM301)\n"
        "\n"
        "1 error, 22 warnings, 1 info in 3 files. 9 journeys read.\n"
    )


def test_few_findings_need_no_overview() -> None:
    assert (
        overview(many(("a.md", "JM301", "no-owner", WARNING, 10), ("b.md", "JM302", "x", WARNING, 10))) == ""
    )
    assert (
        overview(many(("a.md", "JM301", "no-owner", WARNING, 10), ("b.md", "JM302", "x", WARNING, 11))) != ""
    )


def test_an_overview_names_only_what_there_are_several_of() -> None:
    assert overview(many(("a.md", "JM301", "no-owner", WARNING, 30))) == ""
    assert overview(
        many(("a.md", "JM301", "no-owner", WARNING, 30), ("b c.md", "JM301", "no-owner", WARNING, 31))
    ) == ('By file: 31 warnings  b c.md\n         30 warnings  a.md\nOne file alone: journeys check "b c.md"')
    assert overview(
        many(("a.md", "JM301", "no-owner", WARNING, 30), ("a.md", "JM302", "no-goal", WARNING, 31))
    ) == (
        "By rule: 31 warnings  JM302 no-goal\n         30 warnings  JM301 no-owner\n"
        "One rule alone: add --select JM302 (why: journeys explain JM302)"
    )
    # What is no rule can't be chosen.
    assert overview(
        many(("a.md", "bad-value", "", Level.ERROR, 30), ("a.md", "bad-place", "", Level.ERROR, 31))
    ) == ("By rule: 31 errors  bad-place\n         30 errors  bad-value")


def test_an_overview_has_ten_lines_at_most() -> None:
    five = (("abcde"[n] + ".md", f"JM30{n}", f"rule-{n}", WARNING, n + 3) for n in range(5))
    assert overview(many(*five)) == (
        "By file: 7 warnings  e.md\n"
        "         6 warnings  d.md\n"
        "         5 warnings  c.md\n"
        "         7 warnings  2 more files\n"
        "By rule: 7 warnings  JM304 rule-4\n"
        "         6 warnings  JM303 rule-3\n"
        "         5 warnings  JM302 rule-2\n"
        "         7 warnings  2 more rules\n"
        "One file alone: journeys check e.md\n"
        "One rule alone: add --select JM304 (why: journeys explain JM304)"
    )
    four = (("abcd"[n] + ".md", "JM301", "no-owner", WARNING, n + 5) for n in range(4))
    assert "\n         5 warnings  a.md\n" in overview(many(*four))


def test_the_command_of_an_overview_does_no_harm_where_it_is_pasted() -> None:
    report = many(
        ("$(rm -r x)\x1b.md", "JM301", "no-owner", WARNING, 30), ("b.md", "JM301", "no-owner", WARNING, 1)
    )
    assert overview(report).endswith("\nOne file alone: journeys check '$(rm -r x)<U+001B>.md'")


def test_a_repair_of_the_indentation_shows_the_indentation() -> None:
    assert as_text(report(finding(3, 1, repair=Repair(3, 1, 2, "  ")))).splitlines()[3] == (
        "        write:   ownr: web-shop"
    )


def test_a_repair_of_another_line_says_which() -> None:
    assert as_text(report(finding(4, 1, repair=Repair(2, 1, 5, "aim")))).splitlines()[3] == (
        "        write on line 2: aim: New shoes: now"
    )


def test_a_file_without_lines_is_named_alone() -> None:
    assert as_text(Report((finding(),))) == (
        "journeys/mina/first-order.md:1:1: error: This is wrong. [bad-value]\n"
        "\n"
        "1 error in 1 file. 0 journeys read.\n"
    )


def test_colour_where_it_is_asked_for() -> None:
    assert as_text(report(finding(2, 1)), colour=True) == (
        "\x1b[1mjourneys/mina/first-order.md:2:1:\x1b[0m \x1b[1;31merror:\x1b[0m This is wrong. "
        "\x1b[2m[bad-value]\x1b[0m\n"
        "\x1b[2m    2 | \x1b[0mgoal: New shoes: now\n"
        "\x1b[2m      | \x1b[0m\x1b[1;31m^\x1b[0m\n"
        "\n"
        "\x1b[1;31m1 error\x1b[0m in 1 file. 9 journeys read.\n"
    )


def test_no_control_character_is_printed() -> None:
    hostile = "\x1b]0;owned\x07\x9b2J\u202e\r"
    found = Finding(
        hostile,
        Position(1, 1),
        Level.ERROR,
        "code",
        hostile,
        hostile,
        hostile,
        hostile,
        Repair(1, 1, 2, hostile),
    )
    whole = Report((found,), lines={hostile: (hostile,)})
    for written in (as_text(whole), as_json(whole)):
        assert [sign for sign in written if sign in hostile and not sign.isprintable()] == []
        assert "\u202e" not in written
    assert json.loads(as_json(whole))["findings"][0]["message"] == hostile


def test_json() -> None:
    repaired = finding(2, 7, key="goal", repair=Repair(2, 7, 21, '"New shoes: now"'), allowed="a text")
    assert as_json(report(repaired, finding(message="価格"))) == (
        "{\n"
        '  "version": 1,\n'
        '  "findings": [\n'
        "    {\n"
        '      "file": "journeys/mina/first-order.md",\n'
        '      "line": 2,\n'
        '      "column": 7,\n'
        '      "level": "error",\n'
        '      "code": "bad-value",\n'
        '      "rule": null,\n'
        '      "message": "This is wrong.",\n'
        '      "key": "goal",\n'
        '      "allowed": "a text",\n'
        '      "suggestion": null,\n'
        '      "repair": {\n'
        '        "line": 2,\n'
        '        "start": 7,\n'
        '        "end": 21,\n'
        '        "new": "\\"New shoes: now\\""\n'
        "      }\n"
        "    },\n"
        "    {\n"
        '      "file": "journeys/mina/first-order.md",\n'
        '      "line": 1,\n'
        '      "column": 1,\n'
        '      "level": "error",\n'
        '      "code": "bad-value",\n'
        '      "rule": null,\n'
        '      "message": "価格",\n'
        '      "key": null,\n'
        '      "allowed": null,\n'
        '      "suggestion": null,\n'
        '      "repair": null\n'
        "    }\n"
        "  ],\n"
        '  "summary": {\n'
        '    "errors": 2,\n'
        '    "warnings": 0,\n'
        '    "infos": 0,\n'
        '    "files": 1,\n'
        '    "journeys": 9,\n'
        '    "personas": 3\n'
        "  }\n"
        "}\n"
    )
