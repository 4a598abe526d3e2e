"""Rules and codes, explained: whole texts."""

from __future__ import annotations

import json
import re

import pytest
from click.testing import CliRunner, Result

from mkdocs_journeys.checks.explanation import Explanation, Shown, all_explanations
from mkdocs_journeys.checks.rules import RULES
from mkdocs_journeys.checks.subjects import READING, SUBJECTS, subject_of
from mkdocs_journeys.cli import main
from mkdocs_journeys.reading.nodes import Code


def explain(*args: str) -> Result:
    return CliRunner().invoke(main, ["explain", *args])


def test_a_rule_in_words() -> None:
    assert explain("JM003").output == (
        "JM003 unknown-rule (error)\n"
        "A rule, or a place for it, that does not exist\n"
        "\n"
        "A slip in the name of a rule or of a folder would leave all as it was, and nobody would notice.\n"
        "\n"
        "Not like this:\n"
        "  journeys/journeys.yml\n"
        "    rules:\n"
        "      flat-emotions: off\n"
        "\n"
        "Like this:\n"
        "  journeys/journeys.yml\n"
        "    rules:\n"
        "      flat-emotion: off\n"
        "\n"
        "Leave it out everywhere, in journeys.yml:  rules: {JM003: off}\n"
        "On the site of your wiki:  rules/unknown-rule/\n"
    )


def test_a_code_of_reading_in_words() -> None:
    assert explain("unknown-key").output == (
        "unknown-key\n"
        "A key that does not belong here\n"
        "\n"
        "Either the key is misspelt, or it belongs to another part of the file: check how far it is "
        "indented.\n"
        "A key of your own begins with `x-`.\n"
        "\n"
        "Not like this:\n"
        "    ownr: web-shop\n"
        "\n"
        "Like this:\n"
        "    owner: web-shop\n"
        "\n"
        "On the site of your wiki:  rules/#unknown-key\n"
    )


def test_as_markdown() -> None:
    assert explain("unknown-rule", "tab", "--format", "markdown").output == (
        "## JM003 `unknown-rule` (error)\n"
        "\n"
        "**A rule, or a place for it, that does not exist.** A slip in the name of a rule or of a "
        "folder would leave all as it was, and nobody would notice.\n"
        "\n"
        "Not like this: `journeys/journeys.yml`\n"
        "\n"
        "```yaml\nrules:\n  flat-emotions: off\n```\n"
        "\n"
        "Like this: `journeys/journeys.yml`\n"
        "\n"
        "```yaml\nrules:\n  flat-emotion: off\n```\n"
        "\n"
        "## `tab`\n"
        "\n"
        "**A tab where YAML wants spaces.** Indent with spaces, two for each step. Most editors can do that "
        "when you press the tab key.\n"
    )


def test_as_json() -> None:
    (entry,) = json.loads(explain("JM002", "--format", "json").output)["rules"]
    assert (entry.pop("reason"), entry.pop("bad"), entry.pop("good")) == (
        "What it excused is mended, or stands on another line by now. Left there, it hides the next slip.",
        [{"file": None, "text": entry_text("\n        owner: brand")}],
        [{"file": None, "text": entry_text("")}],
    )
    assert entry == {
        "code": "JM002",
        "rule": "unused-waiver",
        "level": "warning",
        "dated": False,
        "subject": "Waivers and levels",
        "title": "A waiver with nothing to waive",
        "source": None,
        "page": "rules/unused-waiver/",
    }


def entry_text(owner: str) -> str:
    return (
        "title: I buy my first trail shoes\nstages:\n  - stage: awareness\n    touchpoints:\n"
        f"      - name: A friend's photo{owner}  # journeys: ignore JM301 -- nobody of ours is there"
    )


def test_all_are_listed_below_their_subjects() -> None:
    listed = explain().output
    assert listed.startswith("Waivers and levels\n  JM001  error    waiver-without-reason ")
    assert re.findall(r"^  (JM\d{3}|[a-z-]+) ", listed, re.MULTILINE) == [
        *(rule.id for rule in RULES),
        *(code.value for code in Code),
    ]
    titles = re.findall(r"^(\w.*)$", listed, re.MULTILINE)[:-1]
    assert titles == [subject.title for subject in (*SUBJECTS, READING) if subject.title in titles]
    table = explain("--format", "markdown").output
    assert "| JM001 | `waiver-without-reason` | error | A waiver that gives no reason |\n" in table
    assert "| `tab` | A tab where YAML wants spaces |\n" in table


def test_several_are_told_once_each_in_the_order_asked_for() -> None:
    headings = re.findall(r"^## (\S+)", explain("tab", "jm00", "JM002", "--format", "markdown").output, re.M)
    assert headings == ["`tab`", "JM001", "JM002", "JM003"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            "unused-waver",
            "There is no rule unused-waver. Did you mean unused-waiver? `journeys explain` lists",
        ),
        ("JM999", "There is no rule JM999. Did you mean JM"),
        ("x\x1b[31m", "There is no rule x<U+001B>[31m. `journeys explain` lists them all."),
    ],
)
def test_what_nobody_knows(asked: str, said: str) -> None:
    result = explain(asked)
    assert said in result.output
    assert result.exit_code == 2


def test_ids_have_their_subjects() -> None:
    assert [subject_of(rule_id).key for rule_id in ("JM001", "JM149", "JM150", "JM319", "JM599")] == [
        *("own", "map", "stages", "owners", "ways")
    ]
    assert list(SUBJECTS) == sorted(SUBJECTS, key=lambda subject: subject.first)


def test_of_the_good_example_what_differs() -> None:
    same, bad, good = Shown("a", "same"), Shown("b", "bad"), Shown("b", "good")

    def better(before: tuple[Shown, ...], after: tuple[Shown, ...]) -> tuple[Shown, ...]:
        return Explanation("X", "x", None, "", READING, "", before, after).better

    assert better((same, bad), (same, good)) == (good,)
    assert better((same, bad), (same,)) == (same,)


def test_explanations_are_plain_text() -> None:
    """Links and emphasis are for the reference alone."""
    assert [each.code for each in all_explanations() if re.search(r"\]\(|\*\w", each.reason)] == []
