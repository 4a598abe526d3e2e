"""A wiki that its workflows have published: main and three versions, an old one after a newer one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.repositories import git
from tests.workflows.hosted import NAME, Hosted, Run, host

JOURNEY = "journeys/nadia/first-visit.md"
ADDED = "journeys/nadia/second-visit.md"
EXTRA = "---\ntitle: I come back\nstages: [{name: Look}, {name: Climb}]\n---\n"
PULL = "refs/pull/7/merge"
REPOSITORY = {"full_name": NAME, "default_branch": "main"}


def pushed(ref: str) -> Mapping[str, Any]:
    """What GitHub tells a workflow of a push."""
    return {"ref": ref, "repository": REPOSITORY}


def pull_request(action: str, repository: str = NAME) -> Mapping[str, Any]:
    """What GitHub tells a workflow of pull request 7, out of a repository."""
    head = {"ref": "change", "repo": {"full_name": repository}}
    told = {"number": 7, "base": {"ref": "main"}, "head": head}
    return {"action": action, "number": 7, "pull_request": told, "repository": REPOSITORY}


def tagged(hosted: Hosted, tag: str, title: str) -> Run:
    """A change of the one journey, tagged and pushed; what the workflow made of it."""
    text = (hosted.wiki / JOURNEY).read_text("utf-8")
    old = next(line for line in text.splitlines() if line.startswith("title:"))
    hosted.change({JOURNEY: text.replace(old, f"title: {title}", 1)})
    git(hosted.wiki, "tag", tag)
    hosted.push("main", tag)
    return hosted.run("publish.yml", "push", pushed(f"refs/tags/{tag}"))


def published(folder: Path) -> tuple[Hosted, Mapping[str, Run]]:
    """The wiki, and what each of the runs said."""
    hosted = host(folder)
    runs = {"2026.1": tagged(hosted, "v2026.1", "I climb, said in January")}
    # A tag that is no version, and would be the newest by its name.
    git(hosted.wiki, "tag", "vendored")
    hosted.push("vendored")
    # A page that the first version has not.
    hosted.change({ADDED: EXTRA})
    runs["2026.2"] = tagged(hosted, "v2026.2", "I climb, said in February")
    runs["2026.1.1"] = tagged(hosted, "v2026.1.1", "I climb, said again")
    hosted.change({JOURNEY: (hosted.wiki / JOURNEY).read_text("utf-8").replace("said again", "said today")})
    hosted.push("main")
    runs["dev"] = hosted.run("publish.yml", "push", pushed("refs/heads/main"))
    return hosted, runs
