"""`make fuzz`: all parts of the fuzzing with many inputs, the same ones each time, on all processors.

`python -m tests.fuzz` runs everything; `python -m tests.fuzz PART` one part; `... PART SEED INPUTS` one
piece of a part, in this process. Prints how many inputs there were; ends with 1 where one broke a promise.
"""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field

from tests.fuzz.parts import PARTS, tried
from tests.fuzz.wiki import PROJECT

# By the name of the part: what is guided, and how many inputs there are.
GUIDED = {"guided-files": ("files", 160_000), "guided-prose": ("prose", 25_000)}
# Large enough that starting a process does not count, small enough that all processors end together.
_PIECE = 500
_GUIDED_PIECE = 40_000
# Between the seeds of two runs with different FUZZ_SEED.
_APART = 1_000
# Ours, and those of libFuzzer: on its way, and at its end.
_SO_FAR = re.compile(r"(?:Inputs: |#|Done )(\d+)\b")
_AT_END = re.compile(r"(?:Inputs: |Done )(\d+)\b")
_EVERY = 20
_LAST_LINES = 80


@dataclass
class Piece:
    """So many inputs of a part, from a seed of their own; how many are done, and how it ended."""

    part: str
    seed: int
    inputs: int
    done: int = 0
    is_fine: bool = False
    said: list[str] = field(default_factory=list)

    def run(self) -> None:
        """Run in a process of its own."""
        target, _ = GUIDED.get(self.part, ("", 0))
        module = ("tests.fuzz.guided", target) if target else ("tests.fuzz", self.part)
        paths = os.pathsep.join(filter(None, sys.path))
        with subprocess.Popen(
            (sys.executable, "-m", *module, str(self.seed), str(self.inputs)),
            cwd=PROJECT,
            env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": paths},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        ) as process:
            ended = False
            for line in process.stdout or ():
                found = _SO_FAR.match(line)
                self.done = int(found[1]) if found else self.done
                ended = ended or _AT_END.match(line) is not None
                self.said = [*self.said[-_LAST_LINES:], line]
        self.is_fine = process.returncode == 0 and ended


def pieces(names: Sequence[str]) -> Iterator[Piece]:
    """The work in pieces, the longest first."""
    first = int(os.environ.get("FUZZ_SEED") or 0)
    sizes = {name: (inputs, _GUIDED_PIECE) for name, (_, inputs) in GUIDED.items()}
    sizes |= {name: (part.many, _PIECE) for name, part in PARTS.items()}
    for name in names:
        whole, size = sizes[name]
        for seed, done in enumerate(range(0, whole, size), start=1 + first * _APART):
            yield Piece(name, seed, min(size, whole - done))


def campaign(names: Sequence[str]) -> int:
    """Run all pieces, tell how far they are, and sum up."""
    begin = time.monotonic()
    if not names:
        names = (*GUIDED, *PARTS)
    if any(name in GUIDED for name in names) and importlib.util.find_spec("atheris") is None:
        print("atheris is not installed here (it is made for Linux): without its parts.")
        if os.environ.get("CI"):
            return 1
        names = [name for name in names if name not in GUIDED]
    todo = tuple(pieces(names))
    planned = sum(piece.inputs for piece in todo)
    print(f"{planned:,} inputs on {_processors()} processors.", flush=True)
    with ThreadPoolExecutor(_processors()) as pool:
        going = {pool.submit(piece.run) for piece in todo}
        while going:
            ended, going = wait(going, timeout=_EVERY)
            for each in ended:
                each.result()
            told = f"{time.monotonic() - begin:5.0f} s  {_done(todo):>7,} of {planned:,}"
            print(
                f"{told}  {sum(bool(piece.done) for piece in todo)} of {len(todo)} pieces begun", flush=True
            )
    return _sum_up(todo)


def _sum_up(todo: Sequence[Piece]) -> int:
    broken = [piece for piece in todo if not piece.is_fine]
    for piece in broken:
        print(f"\n--- {piece.part}, seed {piece.seed}:\n{''.join(piece.said)}")
    for name in dict.fromkeys(piece.part for piece in todo):
        print(f"{name:>12}: {_done([piece for piece in todo if piece.part == name]):>7,}")
    crashes = "no crash" if not broken else "1 crash" if len(broken) == 1 else f"{len(broken)} crashes"
    print(f"{_done(todo):,} fuzz inputs, {crashes}.")
    return 1 if broken else 0


def _done(todo: Sequence[Piece]) -> int:
    return sum(piece.done for piece in todo)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def main(arguments: Sequence[str]) -> int:
    """What the command line asks for."""
    if len(arguments) == 3:
        print(f"Inputs: {tried(PARTS[arguments[0]], int(arguments[1]), int(arguments[2]))}")
        return 0
    return campaign(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
