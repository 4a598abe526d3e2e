"""Several processes find what one finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.trees import read_tree

from mkdocs_journeys.checks import examination
from mkdocs_journeys.checks.examination import examined

MAP = """\
---
title: I buy number {n}
stages:
  - stage: awareness
    touchpoints:
      - name: A tip
        emotion: -2  # journeys: ignore JM251 -- an example
      - A shop {n}
---
![]({n}.png)
"""
FILES = {
    "mina/index.md": "---\nname: Mina\n---\n",
    **{f"mina/map-{n}.md": MAP.format(n=n) for n in range(9)},
    "owners.yml": "nobody: Nobody\n",
}


def test_several_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read_tree(tmp_path, FILES)
    alone = examined(reading)
    monkeypatch.setattr(examination, "_WORTH_PROCESSES", 1)
    monkeypatch.setattr(examination, "can_share", lambda: True)
    assert examined(reading) == alone
    assert len({told.finding.file for told in alone}) > 9
