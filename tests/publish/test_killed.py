"""A run that is killed leaves nothing half, and the next one comes to the same end as if nothing had been."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.publish.wiki import PAGES, Wiki, begin, git, refs, tree, unbuilt, write

PROJECT = Path(__file__).parents[2]
POINTS = 10

# Stands before git in PATH: counts the calls, and at one of them kills the process that called. Some run at
# the same time; a file that only one of them can make gives each its number.
WRAPPER = """#!/bin/sh
n=1
set -C
until true 2> /dev/null > "$CALLS/$n"; do n=$((n + 1)); done
echo "$*" >> "$CALLS/$n"
if [ "$n" = "$KILL_AT" ]; then
  [ -z "$KILL_AFTER" ] || "{git}" "$@" > /dev/null 2>&1
  kill -s "$SIGNAL" $PPID
  exit 1
fi
exec "{git}" "$@"
"""


@dataclass(frozen=True)
class Case:
    """A wiki with the version 0 published, in a folder of its own, and the site of the next version."""

    folder: Path

    @property
    def wiki(self) -> Wiki:
        return Wiki(self.folder / "wiki", self.folder / "remote.git")

    def publish(
        self, kill_at: int = 0, *, after: bool = False, signal: str = "KILL"
    ) -> subprocess.CompletedProcess[str]:
        """Publish version 1 in a process that gets a signal at some call of git."""
        known = {
            "PATH": f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "CALLS": str(self.folder / "calls"),
            "KILL_AT": str(kill_at),
            "KILL_AFTER": "1" if after else "",
            "SIGNAL": signal,
            "TMPDIR": str(self.folder / "temporary"),
        }
        shutil.rmtree(self.folder / "calls", ignore_errors=True)
        (self.folder / "calls").mkdir()
        site, wiki = str(self.folder / "site"), str(self.folder / "wiki")
        return subprocess.run(
            [
                *(sys.executable, "-m", "tests.publish.apart", site),
                *("-C", wiki, "publish", "1", "latest", "--title", "One", "--push", "--keep", "1"),
            ],
            cwd=PROJECT,
            env=os.environ | known,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def calls(self) -> tuple[dict[int, str], int]:
        """The last run's calls of git by their number, and the first after the build."""
        folder = self.folder / "calls"
        found = {int(path.name): path.read_text() for path in folder.glob("[0-9]*")}
        return found, int((folder / "built").read_text()) + 1

    def left(self) -> list[str]:
        """What a run should not have left behind."""
        branches = [ref for ref in refs(self.wiki) if "journeys-publish" in ref]
        folders = [path.name for path in (self.folder / "temporary").iterdir()]
        return [*branches, *(name for name in folders if name != ".keep")]

    def copy(self, folder: Path) -> Case:
        """The same state once more, with a remote of its own."""
        shutil.copytree(self.folder, folder)
        git(folder / "wiki", "remote", "set-url", "origin", (folder / "remote.git").as_uri())
        return Case(folder)

    def state(self) -> tuple[str, dict[str, str]]:
        return git(self.wiki.remote, "rev-parse", "gh-pages^{tree}"), tree(self.wiki.remote)


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Case:
    case = Case(tmp_path / "first")
    case.folder.mkdir()
    wiki = unbuilt(begin(case.folder), monkeypatch)
    for name in ("0.1 latest", "0.2 latest"):
        assert wiki.run("publish", *name.split(), "--push").status == 0
    wiki.git("branch", "gh-pages", "origin/gh-pages")
    write(case.folder, {"bin/git": WRAPPER.format(git=shutil.which("git")), "temporary/.keep": ""})
    (case.folder / "bin" / "git").chmod(0o755)
    write(case.folder / "site", PAGES | {"index.html": "One"})
    return case


def test_killed_at_ten_points_and_run_again(case: Case, tmp_path: Path) -> None:
    clean = case.copy(tmp_path / "clean")
    assert clean.publish().returncode == 0
    calls, first = clean.calls()
    last = max(calls)
    push = next(n for n, call in calls.items() if call.startswith("push "))
    before, wanted = case.state(), clean.state()
    assert before != wanted
    points = {first + n * (push - first) // (POINTS - 1) for n in range(POINTS)}
    assert len(points) == POINTS
    kills = [(point, False) for point in sorted(points)] + [(push, True), (last, True)]
    ends = []
    for number, (point, after) in enumerate(kills):
        killed = case.copy(tmp_path / f"killed-{number}")
        assert killed.publish(point, after=after).returncode == -9
        # Before the push is through, all is as it was; afterwards all is there.
        assert killed.state() == (wanted if after else before)
        again = killed.publish()
        assert again.returncode == 0, again.stderr
        ends.append(killed)
        assert killed.state() == wanted
        assert killed.left() == []
        assert killed.wiki.git("rev-parse", "gh-pages") == killed.wiki.head()
    assert len(ends) == POINTS + 2


def test_stopped_by_hand(case: Case, tmp_path: Path) -> None:
    """It cleans up, and changes nothing."""
    clean = case.copy(tmp_path / "clean")
    assert clean.publish().returncode == 0
    calls, first = clean.calls()
    # Before mike, in the middle of it where git waits for more, and in front of the push.
    points = [
        first,
        next(n for n, call in calls.items() if call.startswith("config -- i18n") and n > first),
        next(n for n, call in calls.items() if call.startswith("push ")),
    ]
    for number, point in enumerate(points):
        stopped = case.copy(tmp_path / f"stopped-{number}")
        done = stopped.publish(point, signal="INT")
        assert (done.returncode, done.stdout, done.stderr.splitlines()[-1]) == (130, "", "Stopped.")
        assert stopped.left() == []
        assert stopped.state() == case.state()
