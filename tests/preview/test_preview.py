"""After any sequence of edits the preview's files are those of a whole build."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.preview.conftest import wiki
from tests.preview.edits import Edit, edits
from tests.preview.running import Running, different
from tests.repositories import committed, git, initialised

from mkdocs_journeys.pages import listing

EXAMPLES = int(os.environ.get("PREVIEW_EXAMPLES", "12"))


# A folder that goes and comes back at once makes watchdog warn that it watches it already.
@pytest.mark.filterwarnings("ignore:Callback with id:RuntimeWarning")
@pytest.mark.parametrize("has_past", [False, True])
def test_any_edits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_past: bool) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    # So that lists are split, which makes a difference.
    monkeypatch.setattr(listing, "MOST_ROWS", 4)
    wiki(tmp_path)
    if has_past:
        committed(initialised(tmp_path), {}, "The wiki")
        git(tmp_path, "tag", "v1")
    running = Running(tmp_path)

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize="PREVIEW_EXAMPLES" not in os.environ,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(st.tuples(edits, st.booleans()), min_size=1, max_size=6))
    def follow(steps: list[tuple[Edit, bool]]) -> None:
        folder = tmp_path / "journeys"
        for path in folder.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        wiki(tmp_path)
        for edit, is_awaited in steps:
            edit(folder)
            if is_awaited:
                running.settled()
        running.settled()
        assert different(running.served(), running.built()) == []

    try:
        follow()
    finally:
        running.stop()
