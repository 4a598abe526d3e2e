"""A preview for a module of tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.preview.edits import begun
from tests.preview.running import Running


def wiki(root: Path) -> Path:
    """The wiki that all edits begin with."""
    for name, data in begun().items():
        path = root / "journeys" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_bytes() != data:
            (root / "half").write_bytes(data)
            (root / "half").replace(path)
    return root


@pytest.fixture
def running(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    found = Running(wiki(tmp_path))
    yield found
    found.stop()
