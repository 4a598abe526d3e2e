"""Whatever a wiki's files hold, reading it raises nothing, and findings point to places that are there."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from tests.golden.cases import CASES

from mkdocs_journeys.model.finding import Finding
from mkdocs_journeys.model.priorities import ineffective, next_steps
from mkdocs_journeys.model.totals import totals
from mkdocs_journeys.reading.reader import read

# Values of the wrong kind, and signs that mean something to YAML.
VALUES = [
    "~", "[]", "{}", "[a, b]", "{a: b}", "[[a]]", "-3", "99%", "no", "''", '"\\u202e"', '"\\0"', "😀", "- x",
    "x: y", "*a", "&b c", "!t d", "|", "", "none", "2026-00", "mina/trip#x", "\t", "<<: a", "x" * 300,
]  # fmt: skip
SIGNS = "{}[]:#'\"&*!|>%@`,- \t"


def broken(chance: random.Random, text: str) -> str:
    """The text with a few lines lost, doubled, moved, or with another key or value."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 4)):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        key, colon, _ = lines[at].partition(":")
        change = chance.randrange(7)
        if change == 0:
            lines[at] = ""
        elif change == 1:
            lines.insert(at, lines[other])
        elif change == 2:
            lines[at], lines[other] = lines[other], lines[at]
        elif change == 3 and colon:
            lines[at] = f"{key}: {chance.choice(VALUES)}"
        elif change == 4 and colon:
            lines[at] = lines[at].replace(key.strip(" -"), lines[other].partition(":")[0].strip(" -"), 1)
        elif change == 5:
            lines[at] = " " * chance.randrange(8) + lines[at].lstrip()
        else:
            cut = chance.randrange(len(lines[at]) + 1)
            lines[at] = lines[at][:cut] + chance.choice(SIGNS) + lines[at][cut:]
    return "\n".join(lines)


def points_somewhere(finding: Finding, root: Path) -> bool:
    path = root / finding.file
    if not path.is_file():
        return (finding.position.line, finding.position.column) == (1, 1)
    lines = path.read_text(encoding="utf-8").split("\n")
    if not 1 <= finding.position.line <= len(lines):
        return False
    return 1 <= finding.position.column <= len(lines[finding.position.line - 1]) + 1


@pytest.mark.parametrize("seed", range(250))
def test_reading_never_fails(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)  # noqa: S311  a test's chance
    folder = shutil.copytree(chance.choice(CASES).folder / "journeys", tmp_path / "journeys")
    files = sorted(path for path in folder.rglob("*") if path.suffix in (".md", ".yml"))
    for path in chance.sample(files, min(len(files), 3)):
        path.write_text(broken(chance, path.read_text(encoding="utf-8")), encoding="utf-8")
    reading = read(folder)
    assert [found for found in reading.findings if not points_somewhere(found, tmp_path)] == []
    catalog = reading.catalog
    assert len(catalog.flows) == len(catalog.journeys)
    assert totals(catalog.journeys.values()).journeys == len(catalog.counted)
    ineffective(catalog.counted)
    next_steps(catalog.counted)
