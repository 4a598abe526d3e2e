"""What our pages show, made once and packed: a large site would not fit into memory otherwise.

What a page's content follows from has a key. Under it the content is kept for the next build.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from mkdocs_journeys.pages.page import Content, Page
from mkdocs_journeys.pages.search_sections import Section, search_sections
from mkdocs_journeys.reading.memory import NOTHING, Memory, packed, unpacked


@dataclass(frozen=True, slots=True)
class Made:
    """The content of a page, and what a search may find in it."""

    content: Content
    sections: tuple[Section, ...]


class Contents:
    """The contents of a site's pages. The one that was asked for last is at hand."""

    def __init__(self, memory: Memory = NOTHING) -> None:
        self.memory = memory
        self._last: tuple[bytes, Made] | None = None

    def of(self, page: Page) -> Callable[[], Made]:
        """Make the content of a page, or recall it. Answers a way to look at it."""
        key = page.key() if page.key is not None and self.memory.is_on else None
        known = self.memory.recall_packed(key) if key is not None else None
        if known is None or self._opened(known) is None:
            content = page.build()
            made = Made(content, search_sections(content.html) if page.in_search else ())
            known = packed(pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
            if key is not None:
                self.memory.keep_packed(key, known)
            self._last = (known, made)
        return lambda: self._at_hand(known)

    def _at_hand(self, known: bytes) -> Made:
        if self._last is None or self._last[0] is not known:
            made = self._opened(known)
            if made is None:
                raise RuntimeError("a page that was packed can't be unpacked")
            self._last = (known, made)
        return self._last[1]

    def _opened(self, known: bytes) -> Made | None:
        """What is packed; None where a disk has lost some of it."""
        if self._last is not None and self._last[0] is known:
            return self._last[1]
        try:
            made = pickle.loads(unpacked(known))  # noqa: S301  written by this program, by this user
        except (zlib.error, TypeError, pickle.UnpicklingError, EOFError):
            return None
        if not isinstance(made, Made):
            return None
        self._last = (known, made)
        return made
