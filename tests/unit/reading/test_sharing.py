"""Work shared between processes: all of it is done, and none of them is left over, whatever happens."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

import pytest

from mkdocs_journeys.reading import sharing
from mkdocs_journeys.reading.sharing import can_share, shared

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux shares work")

# Ends when all who could write to its output have ended.
PROGRAM = """
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)
from mkdocs_journeys.reading import sharing
sharing._processors = lambda: 3

def work(part):
    if {is_long}:
        time.sleep(60)
    return bytes(10_000_000)

def own(part):
    print("begun", flush=True)
    time.sleep(60)

try:
    sharing.shared(range(9), work, own)
except KeyboardInterrupt:
    print("stopped")
"""


@pytest.fixture(autouse=True)
def three(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "_processors", lambda: 3)


def squares(numbers: Sequence[int]) -> list[int]:
    return [number**2 for number in numbers]


def test_all_is_done() -> None:
    mine: list[int] = []
    others = shared(range(10), squares, lambda part: mine.extend(squares(part)))
    assert sorted([*mine, *(each for found in others for each in found)]) == squares(range(10))
    assert len(others) == 2
    assert not multiprocessing.active_children()


def test_no_process_is_started_for_nothing() -> None:
    begun: list[Sequence[int]] = []
    assert shared((4,), squares, begun.append, load=0) == [[16]]
    assert [list(part) for part in begun] == [[]]


def _dies(numbers: Sequence[int]) -> list[int]:
    if multiprocessing.parent_process() is not None:
        os.kill(os.getpid(), signal.SIGKILL)
    return squares(numbers)


def _fails(numbers: Sequence[int]) -> list[int]:
    if multiprocessing.parent_process() is not None:
        raise ValueError
    return squares(numbers)


@pytest.mark.parametrize("work", [_dies, _fails])
def test_a_process_that_fails_is_stood_in_for(work: Callable[[Sequence[int]], list[int]]) -> None:
    assert shared(range(3), work, lambda _: None) == [[1], [4]]


def test_processes_that_cannot_be_started_are_stood_in_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refused)
    assert shared(range(3), squares, lambda _: None) == [[1], [4]]


def test_none_is_left_where_the_own_part_fails() -> None:
    def own(_: Sequence[int]) -> None:
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        shared(range(3), lambda part: time.sleep(60 * len(part)), own)
    assert not multiprocessing.active_children()


@pytest.mark.parametrize(
    ("name", "is_long", "said"),
    [
        ("SIGINT", True, "stopped\n"),
        ("SIGINT", False, "stopped\n"),
        ("SIGTERM", False, ""),
        ("SIGKILL", False, ""),
    ],
)
def test_stopped_from_outside(name: str, is_long: bool, said: str) -> None:
    """Ctrl-C reaches all, other signals the first process alone. What has found all waits for nobody."""
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM.format(is_long=is_long)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        time.sleep(0.2)
        number = signal.Signals[name]
        (os.killpg if name == "SIGINT" else os.kill)(process.pid, number)
        assert process.communicate(timeout=20) == (said, "")


def test_not_on_one_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "_processors", lambda: 1)
    assert not can_share()
