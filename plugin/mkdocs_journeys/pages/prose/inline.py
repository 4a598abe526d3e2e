"""Marks within a line that are read otherwise than the library reads them."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import partial
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import AUTOMAIL_RE, ENTITY_RE, InlineProcessor, LinkInlineProcessor
from markdown.util import AMP_SUBSTITUTE

from mkdocs_journeys.pages.prose.limits import BRACKETS, TooHeavy

Find = Callable[[str, int], tuple[str, int, bool]]


def arrange(md: Markdown) -> None:
    """Put these marks in their places, below code and backslashes, and take HTML out: it is text here."""
    md.inlinePatterns.deregister("html")
    md.inlinePatterns.register(_Comment("<!--", md), "comment", 175)
    md.inlinePatterns.register(_Mail(AUTOMAIL_RE, md), "automail", 110)
    md.inlinePatterns.register(_Entity(ENTITY_RE, md), "entity", 80)


class Brackets:
    """Counts what is read to find the ends of brackets, and ends it where that is too much."""

    def __init__(self, md: Markdown) -> None:
        self._read = 0
        for processor in md.inlinePatterns:
            if isinstance(processor, LinkInlineProcessor):
                # The library has no place for this; the method is its own, and public.
                processor.getText = partial(self._text, processor.getText)  # type: ignore[method-assign]

    def reset(self) -> None:
        """Begin a new body."""
        self._read = 0

    def _text(self, find: Find, data: str, index: int) -> tuple[str, int, bool]:
        found = find(data, index)
        self._read += found[1] - index
        if self._read > BRACKETS:
            raise TooHeavy("prose has too many brackets in one another")
        return found


def ampersands(text: str) -> str:
    """Text whose & are what they seem: the library's writer takes `&lt;` in a text for an entity."""
    return text.replace("&", f"{AMP_SUBSTITUTE}amp;")


class _Comment(InlineProcessor):
    """A comment within a line. One that never ends is text."""

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int] | tuple[None, None, None]:
        end = data.find("-->", m.end())
        return (None, None, None) if end < 0 else ("", m.start(), end + 3)


class _Mail(InlineProcessor):
    """An address in angle brackets, as it is: the library would hide it behind character numbers."""

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element, int, int]:
        address = self.unescape(m.group(1)).removeprefix("mailto:")
        link = Element("a", {"href": f"mailto:{address}"})
        link.text = address
        return link, m.start(), m.end()


class _Entity(InlineProcessor):
    """A character by name or number, as text. The library would keep it as HTML."""

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[str, int, int]:
        return ampersands(html.unescape(m.group(1))), m.start(), m.end()
