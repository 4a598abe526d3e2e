"""What was committed or named while a preview runs is shown with what is saved next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.preview.conftest import wiki
from tests.preview.edits import TRIP
from tests.preview.running import Running, different
from tests.repositories import committed, git, initialised

TRIP_PAGE = "journeys/mina/trip/"
HEARS = TRIP.replace("She sees it.", "She hears of it.")
TASTES = TRIP.replace("She sees it.", "She tastes it.")


@pytest.fixture
def running(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    root = wiki(initialised(tmp_path / "wiki"))
    (root / ".gitignore").write_text("*\n!journeys\n!journeys/**\n", "utf-8")
    committed(root, {}, "The wiki")
    found = Running(root)
    yield found
    found.stop()


def test_a_commit_and_a_tag(running: Running) -> None:
    git(running.root, "tag", "spring")
    running.write("mina/trip.md", HEARS)
    running.settled()
    assert "spring" in running.get(TRIP_PAGE)
    committed(running.root, {}, "She has ears")
    git(running.root, "tag", "summer")
    running.write("mina/trip.md", TASTES)
    running.settled()
    page = running.get(TRIP_PAGE)
    assert ("She has ears" in page, "summer" in page, "She tastes it." in page) == (True, True, True)
    assert different(running.served(), running.built()) == []
