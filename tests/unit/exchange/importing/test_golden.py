"""Whole files in, whole files and the report out."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.trees import TODAY

from mkdocs_journeys.cli import main
from mkdocs_journeys.reading.reader import read

MAPS = Path(__file__).parents[3] / "golden" / "imports"
SOURCES = sorted(path for path in MAPS.iterdir() if path.suffix != ".txt")


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_what_comes_of_a_map(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, update: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(source.name).write_bytes(source.read_bytes())
    Path("journeys").mkdir()
    result = CliRunner().invoke(main, ["import", source.name])
    assert result.exit_code == 0
    files = sorted(Path("journeys").rglob("*.md"))
    texts = (f"=== {path.as_posix()}\n{path.read_text(encoding='utf-8')}" for path in files)
    told = "\n".join((f"{result.stdout}{result.stderr}", *texts))
    assert read(Path("journeys"), TODAY).findings == ()
    expected = MAPS / f"{source.name}.txt"
    if update:
        expected.write_text(told, encoding="utf-8")
    assert told == expected.read_text(encoding="utf-8")
