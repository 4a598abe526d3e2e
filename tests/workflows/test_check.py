"""check.yml, run by act: what somebody who has changed a journey sees."""

from __future__ import annotations

import re

import pytest
from tests.repositories import git
from tests.workflows.hosted import NAME, Hosted
from tests.workflows.story import ADDED, EXTRA, JOURNEY, PULL, pull_request

OWNERS = "journeys/owners.yml"


@pytest.fixture
def change(fresh: Hosted) -> Hosted:
    """A branch on its way to a pull request."""
    git(fresh.wiki, "switch", "--quiet", "--create", "change")
    return fresh


def test_a_good_change_can_be_seen(change: Hosted) -> None:
    change.change({ADDED: EXTRA})
    change.push(f"HEAD:{PULL}")
    run = change.run("check.yml", "pull_request", pull_request("opened", "somebody/fork"))
    assert run.is_fine, run.log
    maps = change.kept / "maps"
    assert [file.relative_to(maps).as_posix() for file in maps.rglob("*.html")] == ["nadia/second-visit.html"]
    assert (change.kept / "site/journeys/nadia/second-visit/index.html").exists()
    summary = (change.kept / "summary-check-export.md").read_text("utf-8")
    assert summary.startswith("### I come back\n")
    assert '```mermaid\nflowchart TB\n\ts1["Look"]\n\ts2["Climb"]\n\ts1 --> s2\n```\n' in summary
    checked = (change.kept / "summary-check-check.md").read_text("utf-8")
    # The new one is a sketch, of which the rules have something to say.
    assert re.match(
        r"### Journeys checked\n\nNo errors, 1 warning, \d+ infos in 1 file\. 2 journeys read\.\n", checked
    )
    # Nobody has pushed anything.
    assert git(change.origin, "branch", "--format=%(refname:short)").split() == ["main"]


def test_a_fault_is_noted_on_its_line(change: Hosted) -> None:
    text = (change.wiki / JOURNEY).read_text("utf-8")
    git(change.wiki, "switch", "--quiet", "main")
    change.change({"journeys/nadia/another.md": EXTRA.replace("title", "titel")})
    change.push("main")
    git(change.wiki, "switch", "--quiet", "--create", "merge")
    change.change({JOURNEY: text.replace("owner: front-desk", "owner: nobdy", 1), ADDED: EXTRA})
    change.push(f"HEAD:{PULL}")
    run = change.run("check.yml", "pull_request", pull_request("synchronize"))
    assert not run.is_fine
    notes = re.findall(r"::error file=([^,]*),line=\d+,col=\d+,title=([\w-]+)::", run.log)
    # What the change brought comes first.
    assert notes == [
        (JOURNEY, "unknown-reference"),
        ("journeys/nadia/another.md", "missing-key"),
        ("journeys/nadia/another.md", "unknown-key"),
    ]
    summary = (change.kept / "summary-check-check.md").read_text("utf-8")
    assert summary.index("#### In the files that changed") < summary.index("#### In other files")
    # What is right can be looked at all the same.
    maps = change.kept / "maps"
    assert [file.relative_to(maps).as_posix() for file in maps.rglob("*.html")] == ["nadia/second-visit.html"]
    assert (change.kept / "summary-check-export.md").read_text("utf-8").startswith("### I come back\n")
    assert (change.kept / "site/index.html").exists()


def test_what_changed_is_a_comment_where_that_is_wanted(change: Hosted) -> None:
    change.change({ADDED: EXTRA})
    change.push(f"HEAD:{PULL}")
    calls, comment = change.kept / "calls.txt", change.kept / "comment.md"
    path = f"repos/{NAME}/issues"
    assert change.run("check.yml", "pull_request", pull_request("opened")).is_fine
    assert not comment.exists()
    fork = pull_request("opened", "somebody/fork")
    assert change.run("check.yml", "pull_request", fork, JOURNEYS_COMMENT="on").is_fine
    assert not comment.exists()
    run = change.run("check.yml", "pull_request", pull_request("opened"), JOURNEYS_COMMENT="on")
    assert run.is_fine, run.log
    told = comment.read_text("utf-8")
    assert told.startswith("<!-- journeys: what changed -->\n### What changed\n\n**")
    assert "| I come back | new |" in told
    written = [line for line in calls.read_text("utf-8").splitlines() if "--method" in line]
    assert written == [f"gh api --method POST {path}/7/comments --field body=@- --silent"]
    (change.kept / "comment-id.txt").write_text("31\n32\n", "utf-8")
    change.change({ADDED: EXTRA.replace("I come back", "I come again")})
    change.push(f"HEAD:{PULL}")
    assert change.run("check.yml", "pull_request", pull_request("synchronize"), JOURNEYS_COMMENT="on").is_fine
    assert "| I come again | new |" in comment.read_text("utf-8")
    assert f"gh api --method PATCH {path}/comments/31 --field body=@- --silent" in calls.read_text("utf-8")


def test_without_a_site_there_is_nothing_to_keep(change: Hosted) -> None:
    change.change({"mkdocs.yml": "site_name: [\n"})
    change.push(f"HEAD:{PULL}")
    run = change.run("check.yml", "pull_request", pull_request("opened"))
    assert not run.is_fine
    assert not {"maps", "site"} & {path.name for path in change.kept.iterdir()}
    assert (change.kept / "summary-check-check.md").exists()


def test_a_list_of_owners_that_is_out_of_date_is_said_last(change: Hosted) -> None:
    owners = (
        (change.wiki / OWNERS)
        .read_text("utf-8")
        .replace("front-desk:", "front-desk:\n  github: example/desk")
    )
    change.change({"docs/CODEOWNERS": "* @example/all\n", OWNERS: owners})
    change.push(f"HEAD:{PULL}")
    run = change.run("check.yml", "pull_request", pull_request("opened"))
    assert not run.is_fine
    assert "docs/CODEOWNERS is not up to date:" in run.said
    assert (change.kept / "site/index.html").exists()
