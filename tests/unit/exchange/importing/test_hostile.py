"""Files made to keep the import busy: each is done, or refused, soon."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from mkdocs_journeys.exchange.importing.columns import Columns
from mkdocs_journeys.exchange.importing.draft import NoMapError
from mkdocs_journeys.exchange.importing.shaping import shaped
from mkdocs_journeys.exchange.importing.sources import source_of
from mkdocs_journeys.model.registry import Registries
from mkdocs_journeys.reading.folder import REGISTRIES
from mkdocs_journeys.reading.registries import read_registry

NONE = Registries(**{name: read_registry(name, None) for name in REGISTRIES})
MANY = 500_000
TABLE = "| Stage | Action |\n|---|---|\n| a | b |\n"
FILES = {
    "spaces.mmd": "journey\n a" + " " * MANY + "x: 3\n",
    "keyword.mmd": "journey" + " " * MANY + "x\n a: 3\n",
    "lines.mmd": "\n" * MANY + "journey\n a: 3\n",
    "descriptions.mmd": "journey\n" + "accDescr {" * (MANY // 10) + "\n a: 3\n",
    "directives.mmd": "journey\n" + "%%{" * (MANY // 3) + "\n a: 3\n",
    "colons.mmd": "journey\n a" + ":" * MANY + "3\n",
    "tasks.mmd": "journey\n" + " a: 3\n" * 100_000,
    "brackets.md": "[" * MANY + "\n\n" + TABLE,
    "stars.md": "*" * MANY + "\n\n" + TABLE,
    "quotes.md": "> " * 100_000 + "\n\n" + TABLE,
    "headings.md": "# a\n" * 15_000 + TABLE,
    "tables.md": f"\n{TABLE}" * 3_000,
    "wide.md": "| Stage | Action |"
    + " x |" * 2_000
    + "\n|---|---|"
    + "---|" * 2_000
    + "\n"
    + "| a |\n" * 3_000,
    "words.csv": "Stage,Emotion\nA," + "not very happy " * 8_000 + "\n",
    "signs.csv": "Stage,Emotion\nA," + "開心" * 60_000 + "\n",
    "digits.csv": "Stage,Emotion\nA," + "1" * 130_000 + "\n",
    "gap.csv": "Stage,Channel\nA,a" + " " * 130_000 + "b\n",
    "cells.csv": "".join(
        ",".join(f"word{row}x{column}" for column in range(20)) + "\n" for row in range(4_900)
    ),
    "tags.html": "<div " * 200_000,
    "pieces.html": "<table><tr><td>" + "<b>x</b>" * 200_000 + "</td></tr></table>",
    "pieces.md": "<table><tr><td>" + "<b>x</b>" * 200_000 + "</td></tr></table>",
    "spans.html": "<table>" + "<tr><td rowspan=99999 colspan=499>a</td><td>b</td></tr>" * 4_000 + "</table>",
    "rows.html": "<table><tr><td rowspan=99999 colspan=400>a</td></tr>" + "<tr>" * 200_000 + "</table>",
    "nested.html": "<table><tr><td>" * 60_000,
    "opened.md": "<table>" * 100_000,
    "small.md": "<table><tr><td>Stage</td><td>Action</td></tr></table>\n" * 6_000,
    "pictures.md": "| Stage | Action |\n|---|---|\n| a | " + "<img src=" * 50_000 + " |\n",
    "bullets.md": "## Milestone: a\n### Step: b\n" + "- a: [x" * 100_000 + "\n",
    "actions.yaml": "kind: cjm\nphases: [{id: a, name: A}]\nactions:\n" + "  - {name: x, phase: a}\n" * 5_000,
}


@pytest.mark.parametrize("name", FILES)
def test_it_is_over_soon(name: str) -> None:
    start = time.process_time()
    with suppress(NoMapError):
        for draft in source_of(name, FILES[name].encode(), Columns()).drafts:
            shaped(draft, NONE)
    assert time.process_time() - start < 20
