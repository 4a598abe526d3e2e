"""Files that are read by several processes or known from before say the same as files that are read here."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from tests.trees import plant

from mkdocs_journeys.reading import written
from mkdocs_journeys.reading.memory import VARIABLE, memory_of
from mkdocs_journeys.reading.reader import Reading, read

TODAY = datetime.date(2026, 6, 1)
GOOD = """\
---
title: I buy number {n}
stages:
  - stage: awareness
    touchpoints:
      - name: A tip
        emotion: {n}
---
Prose of {n}.
"""
FILES: dict[str, str | bytes] = {
    "mina/index.md": "---\nname: Mina\n---\nHer portrait.\n",
    **{f"mina/good-{n}.md": GOOD.format(n=n) for n in (0, 1, 2)},
    "mina/colon.md": "---\ntitle: I buy: again\nstages: [{name: A}]\n---\n",
    "mina/unknown.md": "---\ntitle: I buy\nowner: nobody\nstages: [{name: A, emotoin: 1}]\n---\n",
    "mina/empty.md": "",
    "mina/no-fields.md": "---\n---\nOnly prose.\n",
    "mina/bytes.md": b"---\ntitle: \xff\n---\n",
    "mina/bom.md": b"\xef\xbb\xbf---\r\ntitle: I buy\r\nstages:\r\n  - name: A\r\n---\r\nProse.\r\n",
    "owners.yml": "web: Web team\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return plant(tmp_path, FILES)


def places(reading: Reading) -> dict[str, object]:
    """Where a field of each file is said to stand, which needs the trees."""
    return {file: source.place(("stages", 0, "name")) for file, source in reading.sources.items()}


def test_several_processes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = read(folder, TODAY)
    monkeypatch.setattr(written, "_WORTH_PROCESSES", 1)
    monkeypatch.setattr(written, "can_share", lambda: True)
    shared = read(folder, TODAY)
    assert shared == here
    assert places(shared) == places(here)
    assert len(here.findings) > 4


def test_known_from_before(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    here = read(folder, TODAY)
    with memory_of(folder) as memory:
        assert read(folder, TODAY, memory) == here

    def fail(*_: object) -> None:
        raise AssertionError("read again, although nothing has changed")

    monkeypatch.setattr(written, "read_file", fail)
    with memory_of(folder) as memory:
        known = read(folder, TODAY, memory)
    assert known == here
    assert places(known) == places(here)


def test_what_has_changed_is_read_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    with memory_of(folder) as memory:
        read(folder, TODAY, memory)
    (folder / "mina" / "good-1.md").write_text(GOOD.format(n=2), "utf-8")
    (folder / "mina" / "new.md").write_text(GOOD.format(n=0), "utf-8")
    (folder / "mina" / "good-2.md").unlink()
    with memory_of(folder) as memory:
        assert read(folder, TODAY, memory) == read(folder, TODAY)


def test_progress(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(written, "_WORTH_PROCESSES", 1)
    monkeypatch.setattr(written, "_AT_ONCE", 2)
    monkeypatch.setattr(written, "can_share", lambda: True)
    told: list[tuple[int, int]] = []
    read(folder, TODAY, progress=lambda done, of: told.append((done, of)))
    # This process has four of the ten, and tells how far all are.
    assert told == [(5, 10), (10, 10)]
