"""The table of contents of a page, read from its HTML."""

from __future__ import annotations

import re

from markupsafe import Markup

from mkdocs_journeys.pages.page import Content, Heading

# Our own templates write headings in this one way.
_HEADING = re.compile(r'<h([23]) id="([^"]+)"[^>]*>(.*?)</h[23]>', re.DOTALL)

# What a heading says beside its name.
_HINT = re.compile(r"<small.*?</small>", re.DOTALL)


def content(html: str) -> Content:
    """HTML that one of our templates made, with its headings of the second and third level."""
    return Content(
        html,
        tuple(
            Heading(int(level), Markup(anchor).unescape(), Markup(_HINT.sub("", text)).striptags())  # noqa: S704
            for level, anchor, text in _HEADING.findall(html)
        ),
    )
