"""Who looks for changes: the preview for the journeys, MkDocs for all else, and for them where we can't."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from tests.preview.conftest import wiki
from tests.preview.edits import TRIP
from tests.preview.running import Running, wait_for

from mkdocs_journeys.reading.watching import Changes

TRIP_PAGE = "journeys/mina/trip/"
TASTES = TRIP.replace("She sees it.", "She tastes it.")


def test_a_hand_written_page_behind_a_link(running: Running) -> None:
    """MkDocs follows links; what the system tells does not."""
    target = running.root / "README.md"
    target.write_text("# Read me\n", "utf-8")
    (running.root / "docs" / "read.md").symlink_to(target)
    wait_for(lambda: running.builds == 2, "the link is not seen")
    running.settled()
    target.write_text("# Read me, please\n", "utf-8")
    wait_for(lambda: running.builds == 3, "the change behind the link is not seen")
    running.settled()
    assert "Read me, please" in running.get("read/")


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "no room"), RuntimeError("can't start new thread")])
def test_where_the_system_tells_nothing_mkdocs_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    def fail(_changes: Changes) -> None:
        raise error

    monkeypatch.setattr(Changes, "start", fail)
    running = Running(wiki(tmp_path))
    try:
        assert "The system tells of no changes" in caplog.text
        running.write("mina/trip.md", TASTES)
        wait_for(lambda: "She tastes it." in running.get(TRIP_PAGE), "MkDocs has not seen it")
    finally:
        running.stop()


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "no room"), RuntimeError("can't start new thread")])
def test_where_the_system_tells_nothing_any_more_mkdocs_looks_again(
    running: Running, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    def fail() -> None:
        raise error

    monkeypatch.setattr(running.preview._changes, "_follow", fail)
    running.write("mina/trip.md", TRIP.replace("She sees it.", "She smells it."))
    wait_for(lambda: "She smells it." in running.get(TRIP_PAGE), "the change itself is lost")
    assert "The system tells of changes no longer" in caplog.text
    running.write("mina/trip.md", TASTES)
    wait_for(lambda: "She tastes it." in running.get(TRIP_PAGE), "MkDocs has not seen it")


def test_nothing_is_left_of_a_start_that_failed(tmp_path: Path) -> None:
    changes = Changes(tmp_path, tmp_path / "missing")
    with pytest.raises(FileNotFoundError):
        changes.start()
    changes.stop()
    assert not changes._observer.emitters
