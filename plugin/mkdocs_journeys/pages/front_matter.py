"""What a site generator is told about a page besides what the page shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mkdocs_journeys.pages.page import Page
from mkdocs_journeys.pages.theme_text import theme_text


def front_matter(page: Page, text: Callable[[str], str] = theme_text) -> dict[str, Any]:
    """The meta data of a page. `text` makes of a title what the theme may print."""
    meta: dict[str, Any] = {"title": text(page.title), "language": page.language}
    if page.description:
        meta["description"] = text(page.description)
    if page.tags:
        meta["tags"] = [theme_text(tag) for tag in page.tags]
    if not page.in_search:
        meta["search"] = {"exclude": True}
    return meta | dict(page.meta)
