"""Findings as a workflow shows them. What a file holds is text there, whatever it looks like."""

from __future__ import annotations

import re
import string

import pytest

from mkdocs_journeys.checks.markdown_text import fenced, plain
from mkdocs_journeys.checks.printers.github import as_github
from mkdocs_journeys.checks.printers.step_summary import as_step_summary
from mkdocs_journeys.checks.report import Report
from mkdocs_journeys.model.finding import Finding, Level, Position, Repair

FILE = "journeys/mina/buy.md"
# What a runner would act on: two colons that begin a line, or ##[ anywhere.
COMMAND = re.compile(r"^\s*::|##\[", re.MULTILINE)


def finding(message: str = "This is wrong.", level: Level = Level.ERROR, file: str = FILE) -> Finding:
    return Finding(file, Position(2, 7), level, "bad-value", message)


def test_a_finding_is_told_and_noted() -> None:
    helped = Finding(
        FILE,
        Position(2, 7),
        Level.ERROR,
        "unquoted-colon",
        "100% wrong: here",
        allowed="a text",
        suggestion="goal",
        repair=Repair(2, 7, 17, '"Shoes: now"'),
    )
    lines = {FILE: ("---", "goal: Shoes: now")}
    assert as_github(Report((helped, finding(level=Level.INFO)), 1, 1, lines)) == (
        "journeys/mina/buy.md:2:7: error: 100% wrong: here [unquoted-colon]\n"
        "    2 | goal: Shoes: now\n"
        "      |       ^\n"
        "        allowed: a text\n"
        '        write: goal: "Shoes: now"\n'
        "\n"
        "journeys/mina/buy.md:2:7: info: This is wrong. [bad-value]\n"
        "    2 | goal: Shoes: now\n"
        "      |       ^\n"
        "\n"
        "1 error, 1 info in 1 file. 1 journey read.\n"
        "::error file=journeys/mina/buy.md,line=2,col=7,title=unquoted-colon::100%25 wrong: here"
        '%0Aallowed: a text%0Awrite: goal: "Shoes: now"\n'
        "::notice file=journeys/mina/buy.md,line=2,col=7,title=bad-value::This is wrong.\n"
    )


def test_nothing_found() -> None:
    assert as_github(Report((), 9, 3)) == "No errors. 9 journeys read.\n"
    assert as_step_summary(Report((), 9, 3)) == "### Journeys checked\n\nNo errors. 9 journeys read.\n"


def test_at_most_nine_of_a_level_are_noted_and_all_are_told() -> None:
    levels = (Level.ERROR, Level.WARNING, Level.INFO)
    found = tuple(finding(f"Nr {n}.", level) for n in range(12) for level in levels)
    written = as_github(Report(found)).splitlines()
    assert sum(not line.startswith("::") for line in written) == 36 * 2 + 1
    for command in ("error", "warning", "notice"):
        notes = [line for line in written if line.startswith(f"::{command} ")]
        assert [note.rpartition("::")[2] for note in notes] == [f"Nr {n}." for n in range(9)]


HOSTILE = (
    "::error::owned",
    "x\n::set-env name=PATH::/evil",
    "\r::stop-commands::x",
    "a\u2028::warning::b",
    "##[error]owned",
    "##[command]a ##[group]b",
    "word " * 18 + "::error::owned ::debug::x",
    "%0A::error::x",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_starts_a_command(text: str) -> None:
    file = f"{text}/buy.md"
    found = Finding(file, Position(1, 1), Level.ERROR, "code", text, text, text, text, Repair(1, 1, 2, text))
    written = as_github(Report((found,), lines={file: (text,)}))
    told, separator, note = written.partition("\n::error file=")
    assert separator
    assert COMMAND.findall(told) == []
    assert COMMAND.findall(note) == []
    assert note.count("\n") == 1
    # The properties end at the first pair of colons, which is ours.
    properties, _, said = note.partition("::")
    assert properties.endswith(",line=1,col=1,title=code")
    assert properties.count(",") == 3
    assert said


def test_the_summary_without_a_change() -> None:
    assert as_step_summary(Report((finding(),), 1, 1)) == (
        "### Journeys checked\n"
        "\n"
        "1 error in 1 file. 1 journey read.\n"
        "\n"
        "```text\n"
        "journeys/mina/buy.md:2:7: error: This is wrong. [bad-value]\n"
        "```\n"
    )


def test_the_summary_begins_with_what_changed() -> None:
    old = finding(file="journeys/tove/swap.md")
    report = Report((finding(), old), 2, 2, changed=frozenset({FILE}))
    assert as_step_summary(report) == (
        "### Journeys checked\n"
        "\n"
        "2 errors in 2 files. 2 journeys read.\n"
        "\n"
        "#### In the files that changed\n"
        "\n"
        "```text\n"
        "journeys/mina/buy.md:2:7: error: This is wrong. [bad-value]\n"
        "```\n"
        "\n"
        "#### In other files\n"
        "\n"
        "```text\n"
        "journeys/tove/swap.md:2:7: error: This is wrong. [bad-value]\n"
        "```\n"
    )


@pytest.mark.parametrize("room", [0, 2_500, 20_000, 1024 * 1024])
def test_the_summary_keeps_within_its_room(room: int) -> None:
    found = tuple(finding("`" * 300 + f" {n} @org/team", file=FILE) for n in range(40))
    other = tuple(finding(f"價 {n}", file="journeys/x.md") for n in range(4_000))
    text = as_step_summary(Report((*found, *other), changed=frozenset({FILE})), room)
    assert len(text.encode()) <= max(room, 2_000)
    assert ("more in the log." in text) == (room < 1024 * 1024)


def test_a_summary_can_not_be_broken_out_of() -> None:
    text = as_step_summary(Report((finding("```\n</pre><script>@org/team ````` "),)))
    assert text.splitlines()[4:] == [
        "``````text",
        "journeys/mina/buy.md:2:7: error: ``` </pre><script>@org/team `````  [bad-value]",
        "``````",
    ]


def test_plain_text_has_no_sign_of_markdown_left() -> None:
    assert plain("Web Shop 2") == "Web Shop 2"
    assert plain("@org/team #12\n<b>") == "&#64;\u2060org&#47;team &#35;\u206012 &#60;b&#62;"
    signs = set(string.punctuation) - set("&#;")
    assert signs & set(plain(string.printable)) == set()


@pytest.mark.parametrize(
    ("text", "fence"), [("a", "```"), ("a\n```\nb", "````"), ("`" * 9, "`" * 10), ("``", "```")]
)
def test_a_fence_is_longer_than_any_in_the_text(text: str, fence: str) -> None:
    assert fenced(text, "mermaid") == f"{fence}mermaid\n{text}\n{fence}\n"
