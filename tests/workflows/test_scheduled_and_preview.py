"""scheduled.yml and preview.yml, run by act."""

from __future__ import annotations

import pytest
from tests.repositories import git
from tests.workflows.hosted import Hosted
from tests.workflows.story import JOURNEY, PULL, REPOSITORY, pull_request

WEEKLY = {"repository": REPOSITORY}
LIST = "gh issue list --label journeys-review --state open --limit 1 --json number --jq .[].number"


@pytest.fixture
def overdue(fresh: Hosted) -> Hosted:
    """A wiki with one journey that nobody has looked at for long."""
    lines = (fresh.wiki / JOURNEY).read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(("reviewed:", "title:"))]
    fresh.change({JOURNEY: "".join([*kept[:1], "title: EOF @team\nreviewed: 2020-01-01\n", *kept[1:]])})
    fresh.push("main")
    return fresh


def calls(hosted: Hosted, program: str) -> list[str]:
    """What a program was asked for, in order."""
    lines = (hosted.kept / "calls.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line.startswith(program)]


def test_an_issue_lists_what_is_due(overdue: Hosted) -> None:
    run = overdue.run("scheduled.yml", "schedule", WEEKLY)
    assert run.is_fine, run.log
    text = (overdue.kept / "issue.md").read_text("utf-8")
    assert text.startswith(
        "Reviews: 1 overdue.\n\n| Journey | File | Owner | Review |\n| --- | --- | --- | --- |\n"
    )
    assert "| EOF &#64;\u2060team |" in text
    assert calls(overdue, "gh") == [
        LIST,
        "gh label create journeys-review --force --description Journeys whose review is due",
        "gh issue create --title Journeys to review --label journeys-review --body-file -",
    ]
    # The other job takes the newest of everything.
    assert "pip install --upgrade --upgrade-strategy eager -r requirements.txt" in calls(overdue, "pip")


def test_an_open_issue_is_kept_up_to_date(overdue: Hosted) -> None:
    (overdue.kept / "open-issue.txt").write_text("12\n", "utf-8")
    assert overdue.run("scheduled.yml", "schedule", WEEKLY, "issue").is_fine
    assert calls(overdue, "gh") == [LIST, "gh issue edit 12 --body-file -"]


def test_an_issue_is_closed_when_nothing_is_due(fresh: Hosted) -> None:
    (fresh.kept / "open-issue.txt").write_text("12\n", "utf-8")
    assert fresh.run("scheduled.yml", "schedule", WEEKLY, "issue").is_fine
    assert calls(fresh, "gh") == [LIST, "gh issue close 12 --comment No review is due any more."]


def test_without_an_issue(overdue: Hosted) -> None:
    assert overdue.run("scheduled.yml", "schedule", WEEKLY, "issue", JOURNEYS_ISSUE="off").is_fine
    assert calls(overdue, "gh") == []


def test_a_preview_comes_and_goes(overdue: Hosted) -> None:
    git(overdue.wiki, "switch", "--quiet", "--create", "change")
    overdue.push(f"HEAD:{PULL}")
    run = overdue.run("preview.yml", "pull_request", pull_request("opened"), JOURNEYS_PREVIEWS="on")
    assert run.is_fine, run.log
    assert "pr/7/index.html" in overdue.published()
    run = overdue.run("preview.yml", "pull_request", pull_request("closed"), JOURNEYS_PREVIEWS="on")
    assert run.is_fine, run.log
    assert [name for name in overdue.published() if name.startswith("pr/7/")] == []
    assert calls(overdue, "gh") == ["gh workflow run pages.yml --ref main"] * 2


def test_a_pull_request_without_a_preview_is_closed(fresh: Hosted) -> None:
    run = fresh.run("preview.yml", "pull_request", pull_request("closed"), JOURNEYS_PREVIEWS="on")
    assert run.is_fine, run.log
    assert "There is no preview 7." in run.said
    assert git(fresh.origin, "branch", "--list", "gh-pages") == ""


@pytest.mark.parametrize(("repository", "switch"), [("somebody/fork", "on"), ("example/wiki", "off")])
def test_forks_and_wikis_that_did_not_ask_get_no_preview(fresh: Hosted, repository: str, switch: str) -> None:
    fresh.push(f"HEAD:{PULL}")
    told = pull_request("opened", repository)
    assert fresh.run("preview.yml", "pull_request", told, JOURNEYS_PREVIEWS=switch).is_fine
    assert git(fresh.origin, "branch", "--list", "gh-pages") == ""
    assert not (fresh.kept / "calls.txt").exists()
