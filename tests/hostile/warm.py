"""Builds the pages of wikis, each in a child of a process that has loaded everything.

So what is measured is what the files of a wiki cost, from their bytes to their pages. Limits are those of the
system: a child that goes over one is ended by it, whatever it is doing.

`python -m tests.hostile.warm` reads a JSON object a line, with the folder of a wiki, and answers each with
another.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import resource
import signal
import sys
import tempfile
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.hostile.alive import alive
from tests.hostile.healthy import HEALTHY
from tests.trees import TODAY, plant

from mkdocs_journeys.checks.examination import examined
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.pages.links import Links
from mkdocs_journeys.pages.site import build
from mkdocs_journeys.pages.wiki import Options
from mkdocs_journeys.reading.reader import read

SECONDS = 2
MEGABYTES = 300
NOBODY = 65534


def outcome(folder: Path) -> dict[str, Any]:
    """What comes of a wiki: what is wrong with it, and its pages by their addresses."""
    reading = read(folder, TODAY)
    told = examined(reading)
    site = build(reading, Options(Links().link, drafts=True), told)
    return {
        "found": [
            f"{found.file.partition('/')[2]}:{found.position.line} {found.code}"
            for found in reading.findings
            if found.level is Level.ERROR
        ],
        "pages": {page.address: page.build().html for page in site.pages},
        "journeys": sorted(page.address for page in site.pages if page.source and page.persona),
    }


def compared(known: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """The outcome against that of the healthy wiki: which of its pages are others now, and what is alive."""
    found = outcome(folder)
    pages = found.pop("pages")
    changed = [address for address, html in pages.items() if known["pages"].get(address) != html]
    return {
        **found,
        "changed": changed,
        "gone": [address for address in known["pages"] if address not in pages],
        "alive": {address: told for address in changed if (told := alive(pages[address]))},
    }


def in_child(known: Mapping[str, Any], asked: Mapping[str, Any]) -> dict[str, Any]:
    """The outcome of a wiki, what it cost, and how its child ended."""
    with tempfile.TemporaryFile() as answer:
        child = os.fork()
        if child == 0:
            _be_child(known, asked, answer.fileno())
        _, status, used = os.wait4(child, 0)
        answer.seek(0)
        told = json.loads(answer.read() or b"{}")
    return {
        "ended": signal.Signals(os.WTERMSIG(status)).name if os.WIFSIGNALED(status) else "",
        "seconds": used.ru_utime + used.ru_stime,
        "megabytes": used.ru_maxrss / 1024,
        **told,
    }


def _be_child(known: Mapping[str, Any], asked: Mapping[str, Any], answer: int) -> None:
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_AS, (_room(), resource.RLIM_INFINITY))
        if asked.get("as_nobody"):
            os.seteuid(NOBODY)
        try:
            told = compared(known, Path(asked["folder"]))
        except BaseException:
            told = {"traceback": traceback.format_exc()}
        with contextlib.suppress(OSError), os.fdopen(answer, "w", encoding="utf-8") as stream:
            json.dump(told, stream)
    finally:
        os._exit(0)


def _room() -> int:
    """The address space of this process with what it may still take until it holds 300 MB."""
    counts = Path("/proc/self/statm").read_text(encoding="ascii").split()
    size, held = (int(count) * resource.getpagesize() for count in counts[:2])
    return size + MEGABYTES * 1024 * 1024 - held


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        known = outcome(plant(Path(folder), HEALTHY))
    # What is there before a child begins is none of its garbage.
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        print(json.dumps(in_child(known, json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
