"""A wiki in git, and what `journeys diff` tells of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.repositories import IDENTITY, committed, git, initialised

from mkdocs_journeys.cli import main

MAP = """\
---
title: {title}
stages:
  - stage: decision
    touchpoints:
      - name: Checkout
        emotion: {emotion}
---
"""
PERSONA = "---\nname: Mina\n---\n"
BUY, HELP = "journeys/mina/buy.md", "journeys/mina/help.md"
WORSE = """\
mina/buy: I buy
  = experience −1 → −2 (our knowledge changed −1)
  = health 77 → 72
  ~ Touchpoint Checkout: emotion: −1 → −2 [learned: we know better, it need not have changed]

1 change on 1 journey.
"""
NOTHING = "Nothing has changed.\n"


def planted_in_git(above: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A wiki with a commit, `first`, and one that has made a feeling worse. It is where commands are run."""
    for key, value in IDENTITY.items():
        monkeypatch.setenv(key, value)
    folder = initialised(above / "wiki")
    files = {
        "journeys/mina/index.md": PERSONA,
        BUY: MAP.format(title="I buy", emotion=-1),
        HELP: MAP.format(title="I get help", emotion=0),
        "journeys/owners.yml": "web: Web team\n",
        "README.md": "Ours\n",
    }
    committed(folder, files)
    git(folder, "tag", "first")
    committed(folder, {BUY: MAP.format(title="I buy", emotion=-2)})
    monkeypatch.chdir(folder)
    return folder


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["diff", *words])


def told(*words: str) -> str:
    """What a run says that ends well."""
    result = run(*words)
    assert (result.stderr, result.exit_code) == ("", 0)
    return result.stdout


def refused(*words: str) -> str:
    """What a run says that is wrong use, in one line."""
    result = run(*words)
    assert (result.stdout, result.exit_code) == ("", 2)
    return " ".join(result.stderr.partition("Error: ")[2].split())


def acts(*words: str) -> list[str]:
    """What a run says has happened, in short."""
    found = json.loads(told(*words, "--format", "json"))
    changes = [change for journey in found["journeys"] for change in journey["changes"]] + found["shared"]
    return [f"{change['act']} {change['kind']} {change['id']}" for change in changes]
