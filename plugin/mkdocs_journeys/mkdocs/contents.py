"""What our pages show, made once and packed: a large site would not fit into memory otherwise.

What a page's content follows from has a key. Under it the content is kept for the next build.
"""

from __future__ import annotations

import pickle
import zlib
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

    def of(self, page: Page) -> bytes:
        """The content of a page, made or recalled, and packed: the same content, the same bytes."""
        key = page.key() if page.key is not None and self.memory.is_on else None
        known = self.memory.recall_packed(key) if key is not None else None
        if known is not None and self._opened(known) is not None:
            return known
        content = page.build()
        made = Made(content, search_sections(content.html) if page.in_search else ())
        found = packed(pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
        if key is not None:
            self.memory.keep_packed(key, found)
        self._last = (found, made)
        return found

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
        except (zlib.error, TypeError, pickle.UnpicklingError, EOFError):
            return None
        if not isinstance(made, Made):
            return None
        self._last = (found, made)
        return made
