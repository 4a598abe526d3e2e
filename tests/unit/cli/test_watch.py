"""`journeys watch`: a real process beside real files that are saved, moved, and replaced."""

from __future__ import annotations

import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PATIENCE = 30.0
# Longer than the moment for which watching waits until it is quiet.
QUIET = 1.0
HEALTHY = "---\ntitle: I buy\nstages: [{name: Buy}]\n---\n"
FAULTY = HEALTHY.replace("---\nt", "---\nownr: x\nt")
KEY = "journeys/mina/buy.md:2:1: error: There is no key `ownr` here. [unknown-key]\n"


class Watching:
    """The command, and what it has said."""

    def __init__(self, folder: Path, *args: str) -> None:
        # Of the rules only some that say nothing here: what is watched is what is read.
        command = [sys.executable, "-m", "mkdocs_journeys", "watch", "--select", "JM00", *args]
        environment = {key: value for key, value in os.environ.items() if key != "TERM"}
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)

    def until(self, sign: str) -> str:
        """What is said up to the line that holds a sign, times of day left out."""
        said = ""
        ends = time.monotonic() + PATIENCE
        while sign not in said.rpartition("\n")[0].rpartition("\n")[2]:
            try:
                said += self._lines.get(timeout=max(0.1, ends - time.monotonic()))
            except queue.Empty:
                pytest.fail(f"{sign!r} was not said, but:\n{said}")
        return re.sub(r"^\d\d:\d\d:\d\d ", "TIME ", said, flags=re.MULTILINE)

    def silence(self) -> str:
        """What is said although nothing should be."""
        time.sleep(QUIET)
        return "".join(self._lines.get() for _ in range(self._lines.qsize()))

    def stop(self) -> tuple[str, int]:
        """What is said on standard error, and the status."""
        self.process.send_signal(signal.SIGINT)
        return self.ended()

    def ended(self) -> tuple[str, int]:
        """The same of one that ends by itself."""
        status = self.process.wait(PATIENCE)
        assert self.process.stderr is not None
        return self.process.stderr.read(), status

    def clean_up(self) -> None:
        self.process.kill()
        self.process.wait(PATIENCE)
        self._listener.join(PATIENCE)
        for stream in (self.process.stdout, self.process.stderr):
            assert stream is not None
            stream.close()


Start = Callable[..., Watching]


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    (tmp_path / "journeys" / "mina").mkdir(parents=True)
    (tmp_path / "journeys" / "mina" / "index.md").write_text("---\nname: Mina\n---\n", "utf-8")
    (tmp_path / "journeys" / "mina" / "buy.md").write_text(HEALTHY, "utf-8")
    return tmp_path


@pytest.fixture
def start(wiki: Path) -> Iterator[Start]:
    """Starts the command, in the folder that holds the wiki or elsewhere."""
    started: list[Watching] = []

    def start(*args: str, cwd: Path = wiki) -> Watching:
        started.append(Watching(cwd, *args))
        return started[-1]

    yield start
    for each in started:
        each.clean_up()


@pytest.fixture
def watching(start: Start) -> Watching:
    """The command, which has begun to watch."""
    started = start()
    started.until("Watching journeys.")
    return started


def save(path: Path, text: str) -> None:
    """As most editors do it: beside the file, and then in its place."""
    beside = path.with_name(f".{path.name}.swp")
    beside.write_text(text, "utf-8")
    beside.replace(path)


def test_all_is_said_first_and_then_what_changes(wiki: Path, start: Start) -> None:
    file = wiki / "journeys/mina/buy.md"
    file.write_text(FAULTY, "utf-8")
    watching = start()
    first = watching.until("Watching")
    assert first.startswith(KEY)
    assert first.endswith("\n\n1 error in 1 file. 1 journey read.\n\nWatching journeys. Ctrl-C ends it.\n")
    file.write_text(FAULTY.replace("title: I buy", "titel: I buy"), "utf-8")
    second = watching.until("journey read.")
    assert second.startswith("\nTIME  2 new\n\njourneys/mina/buy.md:")
    assert second.count("\njourneys/mina/buy.md:") == 2
    assert second.endswith("\n\n3 errors in 1 file. 1 journey read.\n")
    file.write_text(HEALTHY, "utf-8")
    third = watching.until("journey read.")
    assert third.startswith("\nTIME  3 mended\n\nmended: journeys/mina/buy.md: ")
    assert third.count("\nmended: ") == 3
    assert third.endswith("\n\nNo errors. 1 journey read.\n")
    assert "\x1b" not in first + second + third
    assert watching.stop() == ("Stopped.\n", 0)


def test_a_save_by_a_move(wiki: Path, watching: Watching) -> None:
    save(wiki / "journeys/mina/buy.md", FAULTY)
    assert watching.until("journey read.").startswith(f"\nTIME  1 new\n\n{KEY}")
    save(wiki / "journeys/mina/buy.md", HEALTHY)
    assert watching.until("journey read.").startswith("\nTIME  1 mended\n\nmended: ")


def test_new_and_mended_at_once(wiki: Path, watching: Watching) -> None:
    save(wiki / "journeys/mina/buy.md", FAULTY)
    watching.until("journey read.")
    save(wiki / "journeys/mina/buy.md", FAULTY.replace("ownr", "gaol"))
    said = watching.until("journey read.")
    assert said.startswith(
        "\nTIME  1 new, 1 mended\n\njourneys/mina/buy.md:2:1: error: There is no key `gaol`"
    )
    assert (
        "\n\nmended: journeys/mina/buy.md: There is no key `ownr` here. [unknown-key]\n\n1 error in" in said
    )


def test_many_saves_are_one_change(wiki: Path, watching: Watching) -> None:
    for number in range(30):
        (wiki / f"journeys/mina/j{number}.md").write_text(FAULTY, "utf-8")
    assert watching.until("journeys read.").startswith("\nTIME  30 new\n")
    assert watching.silence() == ""


def test_what_changes_nothing_is_passed_over(wiki: Path, watching: Watching) -> None:
    save(wiki / "journeys/mina/buy.md", HEALTHY + "\nProse.\n")
    (wiki / "elsewhere.md").write_text(FAULTY, "utf-8")
    (wiki / "journeys/mina/buy.md").read_text("utf-8")
    assert watching.silence() == ""


def test_a_line_that_moves_is_no_change(wiki: Path, watching: Watching) -> None:
    save(wiki / "journeys/mina/buy.md", FAULTY)
    watching.until("journey read.")
    save(wiki / "journeys/mina/buy.md", FAULTY.replace("---\no", "---\n# A comment\no"))
    assert watching.silence() == ""


def test_files_come_go_and_move(wiki: Path, watching: Watching) -> None:
    mina = wiki / "journeys/mina"
    (wiki / "journeys/tove").mkdir()
    (wiki / "journeys/tove/index.md").write_text("---\nname: Tove\n---\n", "utf-8")
    save(wiki / "journeys/tove/swap.md", FAULTY)
    assert "TIME  1 new\n\njourneys/tove/swap.md:2:1:" in watching.until("journeys read.")
    (wiki / "journeys/tove/swap.md").rename(mina / "swap.md")
    assert "TIME  1 new, 1 mended\n\njourneys/mina/swap.md:2:1:" in watching.until("journeys read.")
    (mina / "swap.md").unlink()
    assert "TIME  1 mended\n" in watching.until("journey read.")


def test_the_folder_is_replaced(wiki: Path, watching: Watching) -> None:
    shutil.copytree(wiki / "journeys", wiki / "other")
    save(wiki / "other/mina/buy.md", FAULTY)
    (wiki / "journeys").rename(wiki / "old")
    (wiki / "other").rename(wiki / "journeys")
    assert "TIME  1 new\n" in watching.until("journey read.")
    save(wiki / "journeys/mina/buy.md", HEALTHY)
    assert "TIME  1 mended\n" in watching.until("journey read.")
    save(wiki / "old/mina/buy.md", FAULTY)
    assert watching.silence() == ""


def test_the_folder_goes_and_comes_back(wiki: Path, watching: Watching) -> None:
    shutil.copytree(wiki / "journeys", wiki / "kept")
    shutil.rmtree(wiki / "journeys")
    assert "TIME  journeys is gone. Waiting for it to come back.\n" in watching.until("gone.")
    shutil.copytree(wiki / "kept", wiki / "journeys")
    save(wiki / "journeys/mina/buy.md", FAULTY)
    assert "TIME  1 new\n" in watching.until("journey read.")
    save(wiki / "journeys/mina/buy.md", HEALTHY)
    assert "TIME  1 mended\n" in watching.until("journey read.")


def test_started_within_a_wiki_that_is_replaced(wiki: Path, start: Start) -> None:
    watching = start(cwd=wiki / "journeys")
    watching.until("Watching")
    shutil.copytree(wiki / "journeys", wiki / "other")
    shutil.rmtree(wiki / "journeys")
    save(wiki / "other/mina/buy.md", FAULTY)
    (wiki / "other").rename(wiki / "journeys")
    assert "\n\nmina/buy.md:2:1: error: There is no key" in watching.until("journey read.")
    assert watching.stop() == ("Stopped.\n", 0)


def test_rules_and_levels_are_chosen(wiki: Path, start: Start) -> None:
    watching = start("--min-level", "error", "--ignore", "JM001")
    watching.until("Watching")
    waived = HEALTHY.replace("title: I buy", "title: I buy  # journeys: ignore JM301")
    save(wiki / "journeys/mina/buy.md", waived)
    assert watching.silence() == ""
    save(wiki / "journeys/mina/buy.md", FAULTY)
    assert watching.until("journey read.").startswith(f"\nTIME  1 new\n\n{KEY}")
    assert watching.stop() == ("Stopped.\n", 0)


def test_a_file_that_breaks_mends_nothing(wiki: Path, start: Start) -> None:
    file = wiki / "journeys/mina/buy.md"
    unowned = "---\ntitle: I buy\nstages: [{name: Buy, touchpoints: [{name: Till, channel: shop}]}]\n---\n"
    file.write_text(unowned, "utf-8")
    watching = start("--select", "JM301")
    assert "1 warning in 1 file" in watching.until("Watching")
    save(file, unowned.replace("title", "titel"))
    assert watching.until("journey read.").startswith("\nTIME  2 new\n")
    save(file, unowned)
    assert watching.until("journey read.").startswith("\nTIME  2 mended\n")


def test_wrong_use(wiki: Path, start: Start) -> None:
    (wiki / "journeys").rename(wiki / "maps")
    errors, status = start().ended()
    assert (status, "The folder journeys does not exist in" in errors) == (2, True)
