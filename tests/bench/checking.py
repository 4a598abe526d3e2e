"""How long `journeys check` takes: `python -m tests.bench.checking [JOURNEYS ...]`.

By default on 1,000 and 10,000 journeys of about 9 KB. Cold is a first run, warm the second one on the same
files, edited the one after a change of one file. Each is a process of its own, from its start to its end, and
the median of several; the kinds take turns, so that a busy moment of the machine hits all of them.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.wikis import write_wiki

SIZES = (1_000, 10_000)
RUNS = 5


def seconds(wiki: Path, cache: Path) -> float:
    """One run of the command."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "mkdocs_journeys", "check", "-C", str(wiki)],
        env=os.environ | {"JOURNEYS_CACHE": str(cache)},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - start


def measured(wiki: Path, cache: Path, runs: int) -> dict[str, float]:
    """The median of each kind of run."""
    times: dict[str, list[float]] = {"cold": [], "warm": [], "edited": []}
    edited = wiki / "journeys" / "persona-0" / "journey-0.md"
    for run in range(runs):
        shutil.rmtree(cache, ignore_errors=True)
        times["cold"].append(seconds(wiki, cache))
        times["warm"].append(seconds(wiki, cache))
        edited.write_text(f"{edited.read_text('utf-8')}\nEdit {run}.\n", "utf-8")
        times["edited"].append(seconds(wiki, cache))
    return {kind: statistics.median(found) for kind, found in times.items()}


def main() -> None:
    """Measure, and print a table."""
    sizes = [int(word) for word in sys.argv[1:]] or list(SIZES)
    print(f"{'journeys':>8}  {'cold':>8}  {'warm':>8}  {'edited':>8}  {'cold, each':>10}")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            wiki = Path(folder) / "wiki"
            write_wiki(wiki, size)
            found = measured(wiki, Path(folder) / "cache", RUNS if size < 5_000 else 1)
        line = "  ".join(f"{found[kind]:>6.2f} s" for kind in ("cold", "warm", "edited"))
        print(f"{size:>8,}  {line}  {found['cold'] / size * 1000:>7.2f} ms", flush=True)


if __name__ == "__main__":
    main()
