"""Marks within a line that are read otherwise than the library reads them."""

from __future__ import annotations

import html
import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import AUTOMAIL_RE, ENTITY_RE, InlineProcessor
from markdown.util import AMP_SUBSTITUTE


def arrange(md: Markdown) -> None:
    """Put these marks in their places, below code and backslashes, and take HTML out: it is text here."""
    md.inlinePatterns.deregister("html")
    md.inlinePatterns.register(_Comment("<!--", md), "comment", 175)
    md.inlinePatterns.register(_Mail(AUTOMAIL_RE, md), "automail", 110)
    md.inlinePatterns.register(_Entity(ENTITY_RE, md), "entity", 80)


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
