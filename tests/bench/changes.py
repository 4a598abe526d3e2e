"""`python -m tests.bench.changes`: how long it takes to tell what changed, in a wiki with a history.

[--journeys 1000] [--commits 200] [--runs 5]. Each commit edits three journeys.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.wikis import write_wiki
from tests.repositories import git, initialised

_EDITED = 3
_EMOTION = re.compile(r"emotion: -?[0-9.]+")


def history(folder: Path, journeys: int, commits: int) -> None:
    """A repository with a wiki, and so many commits behind its first one."""
    write_wiki(folder, journeys)
    initialised(folder)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "The wiki")
    files = sorted(folder.glob("journeys/*/journey-*.md"))
    for commit in range(commits):
        for place in range(_EDITED):
            file = files[(commit * 37 + place * 11) % len(files)]
            text = file.read_text("utf-8")
            felt = f"emotion: {(commit + place) % 9 / 2 - 2}"
            file.write_text(_EMOTION.sub(felt, text, count=1 + commit % 5), "utf-8")
        git(folder, "commit", "--quiet", "--all", "--message", f"Change {commit}")


def told(folder: Path, base: str) -> float:
    """The seconds that `journeys diff` takes."""
    begin = time.perf_counter()
    words = [sys.executable, "-m", "mkdocs_journeys", "diff", base, "HEAD", "--format", "json"]
    subprocess.run(words, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def remembered(folder: Path, cache: Path, *words: str) -> float:
    """The seconds that `journeys history` takes, with what it has kept."""
    begin = time.perf_counter()
    command = [sys.executable, "-m", "mkdocs_journeys", "history", *words, "--format", "json"]
    environment = os.environ | {"JOURNEYS_CACHE": str(cache)}
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - begin


def main(words: list[str]) -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--journeys", type=int, default=1000)
    parser.add_argument("--commits", type=int, default=200)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        history(folder, asked.journeys, asked.commits)
        for name, base in (("one commit", "HEAD~1"), ("all commits", f"HEAD~{asked.commits}")):
            seconds = statistics.median(told(folder, base) for _ in range(asked.runs))
            sys.stdout.write(f"diff over {name}: {seconds:.2f} s\n")
        caches = [folder / f"cache-{run}" for run in range(asked.runs)]
        for name in ("cold", "again"):
            seconds = statistics.median(remembered(folder, cache) for cache in caches)
            sys.stdout.write(f"history, {name}: {seconds:.2f} s\n")


if __name__ == "__main__":
    main(sys.argv[1:])
