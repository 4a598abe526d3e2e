"""How far a long command is: one line on a terminal, rewritten, from the second second on."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from mkdocs_journeys.reading.written import Progress

_PATIENCE = 1.0  # seconds
_CLEAR = "\r\x1b[K"
_Item = TypeVar("_Item")


def each(items: Sequence[_Item], tell: Progress) -> Iterator[_Item]:
    """The items one after the other. `tell` hears how many are done when the next one is asked for."""
    for done, item in enumerate(items):
        tell(done, len(items))
        yield item


@contextmanager
def progress(doing: str) -> Iterator[Progress]:
    """Something to be told how many of how many are done. It says nothing where nobody looks on."""
    begun = time.monotonic()
    shown = False

    def tell(done: int, of: int) -> None:
        nonlocal shown
        if sys.stderr.isatty() and time.monotonic() - begun >= _PATIENCE:
            sys.stderr.write(f"{_CLEAR}{doing} {done} of {of} ...")
            sys.stderr.flush()
            shown = True

    try:
        yield tell
    finally:
        if shown:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()
