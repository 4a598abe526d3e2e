"""The table of contents of a page, read from its HTML."""

from __future__ import annotations

import re

from markupsafe import Markup

from mkdocs_journeys.pages.page import Content, Heading

# Our own templates write headings in this one way.
_HEADING = re.compile(r'<h([23]) id="([^"]+)"[^>]*>(.*?)</h[23]>', re.DOTALL)


def content(html: str) -> Content:
    """HTML that one of our templates made, with its headings of the second and third level."""
    return Content(
        html,
        tuple(
            Heading(int(level), Markup(anchor).unescape(), Markup(text).striptags())  # noqa: S704
            for level, anchor, text in _HEADING.findall(html)
        ),
    )
