"""`journeys history`: for people and for programs, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.repositories import committed, git, initialised

from mkdocs_journeys.cli import main

TRIP = "---\ntitle: I go\nstages: [{name: Before, touchpoints: [{name: Door, owner: shop}]}]\n---\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = initialised(tmp_path / "repository")
    committed(folder, {"journeys/mina/index.md": "---\nname: Mina\n---\n", "journeys/mina/trip.md": TRIP})
    committed(folder, {"journeys/mina/trip.md": TRIP.replace("I go", "I walk")}, "Walking \x1b[31m")
    committed(folder, {"journeys/mina/trip.md": TRIP.replace("I go", "I run")}, "Running")
    return folder


def said(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["history", "-C", str(folder), *words])


def test_for_people(repository: Path) -> None:
    result = said(repository)
    assert result.exit_code == 0, result.output
    newest, older = result.stdout.rstrip("\n").split("\n\n")
    assert newest.splitlines()[0].endswith(" Tess: Running")
    assert newest.splitlines()[1:] == [
        "  mina/trip: I run",
        "    ~ Journey I run: title: I walk → I run",
    ]
    assert older.splitlines()[0].endswith(" Tess: Walking <U+001B>[31m")
    assert said(repository, "--limit", "1").stdout.rstrip("\n") == newest
    assert said(repository, "mina/trip").stdout == result.stdout


def test_a_journey_that_moved_along_with_its_persona(repository: Path) -> None:
    before = said(repository, "mina/trip").stdout
    git(repository, "mv", "journeys/mina", "journeys/nina")
    committed(repository, {}, "Nina")
    result = said(repository, "nina/trip")
    assert (result.exit_code, result.stdout) == (0, before)


def test_for_programs(repository: Path) -> None:
    told = json.loads(said(repository, "--format", "json", "--limit", "1").stdout)
    assert told["version"] == 1
    (commit,) = told["commits"]
    assert commit["commit"] == git(repository, "rev-parse", "HEAD").strip()
    assert (commit["author"], commit["subject"], commit["shared"]) == ("Tess", "Running", [])
    (journey,) = commit["journeys"]
    assert (journey["id"], journey["was"], journey["state"]) == ("mina/trip", "mina/trip", "changed")
    assert [change["says"] for change in journey["changes"]] == ["Journey I run: title: I walk → I run"]


def test_what_it_refuses(repository: Path, tmp_path: Path) -> None:
    result = said(repository, "mina/trap")
    assert result.exit_code == 2
    assert (
        "There is no journey mina/trap in the history of journeys. Did you mean mina/trip?" in result.stderr
    )
    assert "in the history of journeys. Write it as persona/journey." in said(repository, "9").stderr
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth", "1", repository.as_uri(), str(shallow))
    result = said(shallow)
    assert result.exit_code == 2
    assert "git can't tell: this clone is shallow: fetch the whole history" in result.stderr
    (tmp_path / "plain" / "journeys").mkdir(parents=True)
    result = said(tmp_path / "plain")
    assert result.exit_code == 2
    assert "git can't tell: " in result.stderr


def test_nothing_but_the_first_commit(tmp_path: Path) -> None:
    folder = initialised(tmp_path / "new")
    committed(folder, {"journeys/mina/trip.md": TRIP})
    assert said(folder).stdout == "Nothing has changed.\n"
    assert said(folder, "mina/trip").stdout == "Nothing has changed.\n"
