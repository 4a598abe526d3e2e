"""What our pages show, made once and packed: a large site would not fit into memory otherwise.

What a page's content follows from has a key. Under it the content is kept for the next build.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Sequence
from itertools import chain

from mkdocs_journeys.pages.made import Made, make
from mkdocs_journeys.pages.page import Page
from mkdocs_journeys.reading.memory import NOTHING, Memory, packed, unpacked
from mkdocs_journeys.reading.sharing import can_share, shared

# For fewer pages, starting processes takes longer than they save.
_WORTH_PROCESSES = 40


class Contents:
    """The contents of a site's pages. The one that was asked for last is at hand."""

    def __init__(self, memory: Memory = NOTHING) -> None:
        self.memory = memory
        self._last: tuple[bytes, Made] | None = None
        # Of pages that will be asked for next, by address.
        self._ahead: dict[str, bytes] = {}
        # Of all that was asked for.
        self._keys: set[str] = set()

    def make_ahead(self, pages: Sequence[Page]) -> None:
        """Make what is not known of many pages, with the help of other processes."""
        new = [page for page in pages if self._known(page) is None]
        if len(new) < _WORTH_PROCESSES or not can_share():
            return

        def make_here(part: Sequence[Page]) -> None:
            self._ahead.update((page.address, _made(page)) for page in part)

        def make_elsewhere(part: Sequence[Page]) -> list[tuple[str, bytes]]:
            return [(page.address, _made(page)) for page in part]

        # Long lists stand together, and this process gets the first of all.
        mixed = [*new[::2], *new[1::2]]
        self._ahead.update(chain.from_iterable(shared(mixed, make_elsewhere, make_here)))

    def put_ahead(self, page: Page, found: bytes) -> None:
        """Have who asks next for a page without a key get this. Any other is remembered."""
        if page.key is None:
            self._ahead[page.address] = found

    def of(self, page: Page) -> bytes:
        """The content of a page, made or recalled, and packed: the same content, the same bytes."""
        known = self._known(page)
        if known is not None and self._opened(known) is not None:
            return known
        ahead = self._ahead.pop(page.address, None)
        found = _made(page) if ahead is None else ahead
        if page.key is not None:
            self._keys.add(page.key())
            self.memory.keep_packed(page.key(), found)
        return found

    def forget_others(self, pages: Iterable[Page]) -> None:
        """Forget what was made for pages that these have taken the place of."""
        others = self._keys - {page.key() for page in pages if page.key is not None}
        for key in others:
            self.memory.forget(key)
        self._keys -= others

    def _known(self, page: Page) -> bytes | None:
        """What is remembered of a page."""
        if page.key is None or not self.memory.is_on:
            return None
        self._keys.add(page.key())
        return self.memory.recall_packed(page.key())

    def open(self, found: bytes) -> Made:
        """What is packed. Raises ValueError where that is damaged."""
        made = self._opened(found)
        if made is None:
            raise ValueError("a page that was packed can't be unpacked")
        return made

    def _opened(self, found: bytes) -> Made | None:
        """What is packed; None where a disk has lost some of it."""
        if self._last is not None and self._last[0] is found:
            return self._last[1]
        try:
            made = pickle.loads(unpacked(found))  # noqa: S301  written by this program, by this user
        except Exception:  # a damaged pickle may raise anything
            return None
        if not isinstance(made, Made):
            return None
        self._last = (found, made)
        return made


def _made(page: Page) -> bytes:
    return packed(pickle.dumps(make(page), pickle.HIGHEST_PROTOCOL))
