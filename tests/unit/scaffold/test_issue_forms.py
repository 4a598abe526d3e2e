"""The issue forms and the pull-request template: what GitHub takes, and the same here as in a new wiki."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

PROJECT = Path(__file__).parents[3]
ORIGINALS = PROJECT / "plugin/mkdocs_journeys/scaffold/files/dot_github"
COPIES = PROJECT / ".github"
FORMS = ("correct-a-touchpoint", "report-a-pain-point", "request-a-journey")
FILES = (*(f"ISSUE_TEMPLATE/{name}.yml" for name in ("config", *FORMS)), "pull_request_template.md")


def fields(form: str) -> list[dict[str, Any]]:
    text = (ORIGINALS / f"ISSUE_TEMPLATE/{form}.yml").read_text("utf-8")
    body: list[dict[str, Any]] = yaml.safe_load(text)["body"]
    return [field for field in body if field["type"] != "markdown"]


def choices(field: dict[str, Any]) -> Iterator[str]:
    for option in field["attributes"].get("options", ()):
        yield option["label"] if isinstance(option, dict) else option


@pytest.mark.parametrize("file", FILES)
def test_this_repository_has_what_a_new_wiki_gets(file: str) -> None:
    assert (COPIES / file).read_bytes() == (ORIGINALS / file).read_bytes()


def test_no_form_is_left_out() -> None:
    found = {
        path.relative_to(folder).as_posix()
        for folder in (ORIGINALS, COPIES)
        for path in [*folder.glob("ISSUE_TEMPLATE/*"), *folder.glob("pull_request_template*")]
    }
    assert found == set(FILES)


def test_the_forms_are_what_github_takes() -> None:
    for schema, files in (
        ("vendor.github-issue-forms", [f"ISSUE_TEMPLATE/{form}.yml" for form in FORMS]),
        ("vendor.github-issue-config", ["ISSUE_TEMPLATE/config.yml"]),
    ):
        run = subprocess.run(
            [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *files],
            cwd=ORIGINALS,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (run.returncode, run.stderr) == (0, ""), run.stdout


@pytest.mark.parametrize("form", FORMS)
def test_what_the_schema_does_not_say_but_github_does(form: str) -> None:
    found = fields(form)
    for names in ([field["id"] for field in found], [field["attributes"]["label"] for field in found]):
        assert len(names) == len(set(names))
    for field in found:
        named = list(choices(field))
        assert len(named) == len(set(named))
        assert all(isinstance(choice, str) and choice.lower() != "none" for choice in named)


@pytest.mark.parametrize("form", FORMS)
def test_each_form_can_be_filled_in_from_the_site(form: str) -> None:
    """An address fills in fields of one or several lines, by their ids."""
    types = {field["id"]: field["type"] for field in fields(form)}
    assert [types[name] for name in ("journey", "touchpoint", "address")] == ["input", "input", "input"]


def test_each_form_has_its_label() -> None:
    texts = {form: (ORIGINALS / f"ISSUE_TEMPLATE/{form}.yml").read_text("utf-8") for form in FORMS}
    assert {form: yaml.safe_load(text)["labels"] for form, text in texts.items()} == {
        "correct-a-touchpoint": ["correction"],
        "report-a-pain-point": ["pain-point"],
        "request-a-journey": ["new-journey"],
    }
