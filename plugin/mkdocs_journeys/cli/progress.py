"""How far a long command is: one line on a terminal, rewritten, from the second second on."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from mkdocs_journeys.reading.written import Progress

_PATIENCE = 1.0  # seconds
_CLEAR = "\r\x1b[K"


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
