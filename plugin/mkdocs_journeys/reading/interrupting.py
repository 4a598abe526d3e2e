"""Long work that is given up once nobody waits for what comes of it any more.

Who begins it says how that is known. Those who do it ask between their steps, and need know nothing of who
has begun.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar


class OvertakenError(Exception):
    """Something else comes first."""


_is_overtaken: ContextVar[Callable[[], bool]] = ContextVar("is_overtaken", default=lambda: False)


@contextmanager
def interrupted_when(is_overtaken: Callable[[], bool]) -> Iterator[None]:
    """Have what is done meanwhile, in this thread, end with OvertakenError as soon as that is so."""
    before = _is_overtaken.set(is_overtaken)
    try:
        yield
    finally:
        _is_overtaken.reset(before)


def go_on() -> None:
    """Called between two steps. Raises OvertakenError where there shall be no other."""
    if _is_overtaken.get()():
        raise OvertakenError
