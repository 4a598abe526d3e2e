"""A page that is made: what is kept of it from build to build."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_journeys.pages.page import Content, Page
from mkdocs_journeys.pages.search_sections import Section, search_sections


@dataclass(frozen=True, slots=True)
class Made:
    """The content of a page, and what a search may find in it."""

    content: Content
    sections: tuple[Section, ...]


def make(page: Page) -> Made:
    """Make a page."""
    content = page.build()
    return Made(content, search_sections(content.html) if page.in_search else ())
