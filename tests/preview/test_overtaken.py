"""What is under way when somebody saves again is given up: what was written last is shown first."""

from __future__ import annotations

import logging
import threading

import pytest
from tests.preview.edits import TRIP
from tests.preview.running import Running, different, wait_for

from mkdocs_journeys.mkdocs.preview import preview as subject
from mkdocs_journeys.mkdocs.source import Laid, laid_again
from mkdocs_journeys.pages.wiki import Wiki
from mkdocs_journeys.reading.interrupting import OvertakenError, go_on, interrupted_when
from mkdocs_journeys.reading.reader import Reading

TRIP_PAGE = "journeys/mina/trip/"


class _Held:
    """Work that waits before it begins, as that of a large wiki takes its time."""

    def __init__(self) -> None:
        self.is_begun, self.may_go_on = threading.Event(), threading.Event()
        self.ends: list[str] = []

    def __call__(self, reading: Reading, before: Wiki) -> Laid:
        self.is_begun.set()
        assert self.may_go_on.wait(30)
        try:
            found = laid_again(reading, before)
        except OvertakenError:
            self.ends.append("overtaken")
            raise
        self.ends.append("done")
        return found


def test_a_second_save_is_shown_before_what_follows_from_the_first(
    running: Running, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="mkdocs")
    held = _Held()
    monkeypatch.setattr(subject, "laid_again", held)
    running.write("mina/trip.md", TRIP.replace("She sees it.", "She reads of it."))
    assert held.is_begun.wait(30)
    running.write("mina/trip.md", TRIP.replace("She sees it.", "She dreams of it."))
    wait_for(lambda: running.preview._changes.are_there, "it is not heard of")
    held.may_go_on.set()
    running.settled()
    said = [record.getMessage() for record in caplog.records if record.name.endswith("preview.preview")]
    assert [line.split(" after ")[0].split()[-1] for line in said] == ["Shown", "Shown", "date"]
    assert held.ends[0] == "overtaken"
    assert "She dreams of it." in running.get(TRIP_PAGE)
    assert different(running.served(), running.built()) == []


def test_what_was_read_with_all_others_is_not_read_again(
    running: Running, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """With a persona all is read; with all that was read, the journey can be read by itself."""
    caplog.set_level(logging.INFO, logger="mkdocs")
    held = _Held()
    monkeypatch.setattr(subject, "laid_again", held)
    portrait = running.root / "journeys/mina/index.md"
    running.write("mina/index.md", portrait.read_text("utf-8") + "\nShe likes zeppelins.\n")
    assert held.is_begun.wait(30)
    assert "Shown after" not in caplog.text
    running.write("mina/trip.md", TRIP.replace("She sees it.", "She hears of it."))
    wait_for(lambda: running.preview._changes.are_there, "it is not heard of")
    held.may_go_on.set()
    wait_for(lambda: "Shown after" in caplog.text, "it is not shown at once")
    running.settled()
    assert held.ends[0] == "overtaken"
    assert "She hears of it." in running.get(TRIP_PAGE)
    assert "She likes zeppelins." in running.get("journeys/mina/")
    assert different(running.served(), running.built()) == []


def test_the_end_is_not_waited_for(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    held = _Held()
    monkeypatch.setattr(subject, "laid_again", held)
    running.write("mina/trip.md", TRIP.replace("She sees it.", "She reads of it."))
    assert held.is_begun.wait(30)
    threading.Timer(0.2, held.may_go_on.set).start()
    running.preview.stop()
    assert held.ends == ["overtaken"]


def test_work_ends_between_two_steps() -> None:
    steps = []

    def work() -> None:
        for step in range(9):
            go_on()
            steps.append(step)

    with interrupted_when(lambda: len(steps) == 2), pytest.raises(OvertakenError):
        work()
    assert steps == [0, 1]
    go_on()  # nobody has asked for an end of this
