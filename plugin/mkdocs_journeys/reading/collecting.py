"""Python's collector of circles, kept out of the way."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Don't look for circles meanwhile.

    Reading and checking make many small things and no circles: to look through them again and again would
    take half of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            # What was made is old at once: else the next thing made would have all of it looked through.
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def set_aside() -> None:
    """Leave all that there is by now out of the search for circles, until `take_back`.

    A large wiki stays for as long as its pages are made, and has none.
    """
    gc.freeze()


def take_back() -> None:
    """Look at everything again."""
    gc.unfreeze()
