"""`journeys due`: whose review is due, for people, for an issue, for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.trees import journey, plant

from mkdocs_journeys.cli import main

STAGES = "stages: [{name: Buy}]"


@pytest.fixture(autouse=True)
def wiki(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {
        "owners.yml": 'shop: "Shop | @team"\n',
        "mina/long.md": journey(
            f"title: I wait\nowner: shop\nreviewed: 2026-01-10\nreview_every: 30d\n{STAGES}"
        ),
        "mina/just.md": journey(f"title: I buy\nreviewed: 2025-11-01\n{STAGES}"),
        "mina/soon.md": journey(f"title: I come back\nreviewed: 2026-01-01\n{STAGES}"),
        "mina/never.md": journey(f"title: I look\n{STAGES}"),
        "mina/fresh.md": journey(f"title: I wear\nreviewed: 2026-05-30\n{STAGES}"),
        "mina/draft.md": journey(f"title: I dream\nstatus: draft\n{STAGES}"),
        "mina/old.md": journey(f"title: I forget\nstatus: archived\n{STAGES}"),
    }
    plant(tmp_path, files)
    monkeypatch.chdir(tmp_path)


def due(*args: str, today: str = "2026-06-01") -> Result:
    return CliRunner().invoke(main, ["due", "--today", today, *args])


def test_text() -> None:
    result = due()
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "mina/long: overdue since 2026-02-09 (owner: Shop | @team)\n"
        "mina/just: overdue since 2026-04-30 (owner: none)\n"
        "mina/never: never reviewed (owner: none)\n"
        "mina/soon: due on 2026-06-30 (owner: none)\n"
        "Reviews: 2 overdue, 1 never made, 1 due within 30 days.\n"
    )


def test_markdown_calls_nobody_and_keeps_its_table() -> None:
    shop = "Shop &#124; &#64;\u2060team"
    lines = due("--format", "markdown").stdout.splitlines()
    assert lines[:5] == [
        "Reviews: 2 overdue, 1 never made, 1 due within 30 days.",
        "",
        "| Journey | File | Owner | Review |",
        "| --- | --- | --- | --- |",
        f"| I wait | journeys&#47;mina&#47;long&#46;md | {shop} | overdue since 2026-02-09 |",
    ]
    assert {line.count("|") for line in lines[2:]} == {5}


def test_markdown_fits_into_an_issue(tmp_path: Path) -> None:
    title = "@" * 100
    for number in range(150):
        text = journey(f'title: "{title}"\n{STAGES}')
        (tmp_path / f"journeys/mina/new-{number}.md").write_text(text, "utf-8")
    lines = due("--format", "markdown").stdout.splitlines()
    assert 50_000 < sum(len(line) + 1 for line in lines) <= 60_100
    rows = [line for line in lines[4:] if line.startswith("|")]
    assert lines[-2:] == ["", f"{154 - len(rows)} journeys more."]


def test_json() -> None:
    document = json.loads(due("--format", "json").stdout)
    assert [one["journey"] for one in document["due"]] == [
        "mina/long",
        "mina/just",
        "mina/never",
        "mina/soon",
    ]
    assert document["version"] == 1
    assert document["due"][0] == {
        "journey": "mina/long",
        "title": "I wait",
        "file": "journeys/mina/long.md",
        "owner": "Shop | @team",
        "state": "overdue",
        "due": "2026-02-09",
    }


def test_none(tmp_path: Path) -> None:
    for file in (tmp_path / "journeys/mina").iterdir():
        if file.name != "fresh.md":
            file.unlink()
    assert due().stdout == "No review is due within 30 days.\n"
    assert due("--format", "markdown").stdout == "No review is due within 30 days.\n"
    assert json.loads(due("--format", "json").stdout) == {"version": 1, "due": []}


def test_what_can_not_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "journeys/mina/long.md").write_text("---\ntitle: [\n---\n", "utf-8")
    result = due()
    assert (result.exit_code, result.stdout.splitlines()[0]) == (
        0,
        "mina/just: overdue since 2026-04-30 (owner: none)",
    )
    assert result.stderr == ("Note: 1 journey can't be read and may be due as well: see journeys check.\n")
