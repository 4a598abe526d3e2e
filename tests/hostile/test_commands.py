"""What `journeys check` prints and mends takes no long time either, whatever a file holds."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.hostile.healthy import HEALTHY
from tests.trees import TODAY, plant

from mkdocs_journeys.cli import main

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits are set as for the corpus")

SECONDS = 2

_A_LINE = ", ".join(f"tilte{number}: {'a' * 240}" for number in range(950))
_ARGUMENTS = [
    ("--format", "text"), ("--format", "github"), ("--format", "sarif"), ("--format", "junit"),
    ("--format", "json"), ("--diff",), ("--fix",),
]  # fmt: skip
_FIELDS = {
    "one-line": f"{{title: I buy, stages: [name: S], {_A_LINE}}}\n",
    "colons": "title: I buy\n" + "".join(f"x-k{number}: a: b\n" for number in range(3500)),
    "tabs": "title: I buy\nstages:\n- name: S\n  touchpoints:\n" + "  -name: t\n\temotion:1\n" * 3000,
    "hidden": "title: I buy\u2028\n" + "x-a: \x07b\n" * 3000,
    "dense": f"title: I buy\nx-a: [{'a,' * 120_000}]\n" + "x-b: a: b\n" * 500,
}


@pytest.mark.parametrize("arguments", _ARGUMENTS, ids=" ".join)
@pytest.mark.parametrize("kind", _FIELDS)
def test_what_a_file_costs(tmp_path: Path, kind: str, arguments: tuple[str, ...]) -> None:
    folder = plant(tmp_path, {**HEALTHY, "anna/x.md": f"---\n{_FIELDS[kind]}---\n".encode()})
    before = time.process_time()
    options = ["--dir", str(folder), "--today", str(TODAY)]
    ended = CliRunner().invoke(main, ["check", *options, *arguments])
    seconds = time.process_time() - before
    assert ended.exit_code in (0, 1), ended.output
    assert seconds <= SECONDS
    # What was not mended is told.
    assert "--diff" in arguments or "x.md" in ended.output
