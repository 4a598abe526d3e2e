"""The hook of pre-commit, tried for real: it installs this project from a repository, and checks a wiki.

This needs a package index (whichever pip is told to use), since pre-commit makes an environment of its own.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from tests.repositories import IDENTITY, committed, git, initialised

PROJECT = Path(__file__).parents[2]
HEALTHY = "---\ntitle: I buy\nstages: [{name: Buy}]\n---\n"
WIKI = {
    "README.md": "# Ours\n",
    "journeys/mina/index.md": "---\nname: Mina\n---\n",
    "journeys/mina/buy.md": HEALTHY.replace("stages:", "compares_to: mina/rent\nstages:"),
    "journeys/mina/rent.md": HEALTHY,
}
# What pip itself needs to install: the modules, and how it is built.
INSTALLED = ("plugin", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")


@pytest.fixture
def hook(tmp_path: Path) -> Path:
    """This working tree, committed to a repository of its own."""
    repository = initialised(tmp_path / "hook")
    for name in INSTALLED:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, repository / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, repository / name)
    committed(repository, {})
    return repository


def tried(hook: Path, home: Path, wiki: Path) -> tuple[int, str]:
    """What the hook says about a wiki, and the status."""
    environment = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("GIT_", "PRE_COMMIT")) and key != "PYTHONPATH"
    }
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", str(hook), "journeys-check", "--color=never"],
        cwd=wiki,
        env=environment | IDENTITY | {"PRE_COMMIT_HOME": str(home)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.index
def test_the_hook_checks_across_files(hook: Path, tmp_path: Path) -> None:
    """The file that changes is fine by itself. The one that names it is not, and it has not changed."""
    wiki = initialised(tmp_path / "wiki")
    committed(wiki, WIKI)
    git(wiki, "mv", "journeys/mina/rent.md", "journeys/mina/hire.md")
    status, said = tried(hook, tmp_path / "home", wiki)
    assert "journeys check..." in said, said
    assert "journeys/mina/buy.md:3:1: error: There is no journey `mina/rent`" in said, said
    assert status == 1


@pytest.mark.parametrize(
    ("file", "is_checked"),
    [
        ("journeys/mina/buy.md", True),
        ("journeys/journeys.yml", True),
        ("docs/journeys/mina/images/tent.svg", True),
        ("README.md", False),
        ("ourjourneys/buy.md", False),
        ("journeys.md", False),
    ],
)
def test_the_hook_runs_where_a_journey_changes(file: str, is_checked: bool) -> None:
    (hook,) = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert bool(re.search(hook["files"], file)) is is_checked
