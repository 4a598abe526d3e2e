"""Hands hostile inputs to processes that measure them: as many at a time as this machine has cores."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from tests.hostile.healthy import HEALTHY
from tests.hostile.inputs import Hostile
from tests.hostile.warm import NOBODY
from tests.site.apart import PROJECT
from tests.trees import plant

Outcome = Mapping[str, Any]

HANDFUL = 8
SMALL = 10_000


@contextmanager
def _warm() -> Iterator[subprocess.Popen[str]]:
    paths = os.pathsep.join(filter(None, [str(PROJECT), os.environ.get("PYTHONPATH")]))
    with subprocess.Popen(
        [sys.executable, "-m", "tests.hostile.warm"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": paths},
    ) as process:
        yield process
        process.terminate()


def measured(inputs: Sequence[Hostile]) -> dict[str, Outcome]:
    """What comes of each input, added to the healthy wiki: by itself, or with a few of its kind."""
    count = min(os.cpu_count() or 1, 4)
    idle: SimpleQueue[subprocess.Popen[str]] = SimpleQueue()

    def ask(few: Sequence[Hostile]) -> dict[str, Outcome]:
        process = idle.get()
        try:
            outcome = _asked(process, few)
        finally:
            idle.put(process)
        return {few[0].id: outcome} if len(few) == 1 else {each.id: _own(each, outcome) for each in few}

    with ThreadPoolExecutor(count) as threads, _several(count) as processes:
        for process in processes:
            idle.put(process)
        return {name: each for found in threads.map(ask, _handfuls(inputs)) for name, each in found.items()}


def _handfuls(inputs: Sequence[Hostile]) -> Iterator[Sequence[Hostile]]:
    """What is a file of its own goes with others of its kind, as long as all of them are small."""
    few: list[Hostile] = []
    for hostile in inputs:
        is_small = hostile.make is None and sum(map(len, hostile.files.values())) < SMALL
        if not is_small or hostile.replaces:
            yield [hostile]
            continue
        if len(few) == HANDFUL or (few and few[0].kind != hostile.kind):
            yield few
            few = []
        few.append(hostile)
    if few:
        yield few


def _own(hostile: Hostile, outcome: Outcome) -> Outcome:
    """The outcome of a handful with what is told of one file."""
    own = [error for error in outcome.get("found", ()) if error.rpartition(":")[0] in hostile.files]
    return {**outcome, "found": own}


@contextmanager
def _several(count: int) -> Iterator[list[subprocess.Popen[str]]]:
    if count == 0:
        yield []
        return
    with _several(count - 1) as others, _warm() as process:
        yield [*others, process]


def _asked(process: subprocess.Popen[str], few: Sequence[Hostile]) -> Outcome:
    # Not in pytest's folder, which nobody else may enter.
    root = Path(tempfile.mkdtemp())
    try:
        folder = plant(root, HEALTHY)
        for hostile in few:
            hostile.plant(folder)
        as_nobody = few[0].as_nobody and os.geteuid() == 0
        if as_nobody:
            _give_away(root)
        assert process.stdin is not None
        assert process.stdout is not None
        question = {"folder": str(folder), "as_nobody": as_nobody}
        process.stdin.write(json.dumps(question) + "\n")
        process.stdin.flush()
        answer: Outcome = json.loads(process.stdout.readline())
        return answer
    finally:
        shutil.rmtree(root, onerror=lambda *_: None)


def _give_away(root: Path) -> None:
    """Root may read everything: who reads this must be somebody else."""
    for path in (root, *root.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
