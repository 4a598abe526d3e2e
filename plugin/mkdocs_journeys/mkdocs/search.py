"""Our pages in the site's search index, without reading their HTML a second time.

MkDocs' search and Material's hand each page to their index, which parses it: over our pages that takes longer
than to make them. Both take sections too, and give them their title, tags and weight.
"""

from __future__ import annotations

import html
from collections.abc import Callable
from itertools import chain
from types import SimpleNamespace
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page as MkDocsPage

from mkdocs_journeys.mkdocs.page import JourneyPage


class Entries:
    """The entries of a search index, page by page. One that is added again stays in its place."""

    def __init__(self, search: Any, listed: list[Any], add: Callable[[Any, JourneyPage], None]) -> None:
        self._search = search
        self._index = index = search.search_index
        self._listed = listed
        self._add_ours = add
        self._parse: Callable[[MkDocsPage], None] = index.add_entry_from_context
        self._of: dict[str, list[Any]] = {}
        index.add_entry_from_context = self._add

    def _add(self, page: MkDocsPage) -> None:
        """Add a page of ours, and have all others parsed."""
        begin = len(self._listed)
        if isinstance(page, JourneyPage):
            self._add_ours(self._index, page)
        else:
            self._parse(page)
        self._of[page.url] = self._listed[begin:]

    def write(self, config: MkDocsConfig) -> None:
        """Write the index again, without what pages said that have been added since."""
        self._listed[:] = chain.from_iterable(self._of.values())
        self._search.on_post_build(config=config)


def feed(config: MkDocsConfig) -> tuple[Entries, ...]:
    """Have the site's search take the sections of our pages as they are."""
    found = []
    for name, listed, add in (
        ("material/search", "entries", _add_to_material),
        ("search", "_entries", _add_to_mkdocs),
    ):
        search = config.plugins.get(name)
        index = getattr(search, "search_index", None)
        if index is not None:
            found.append(Entries(search, getattr(index, listed), add))
    return tuple(found)


def _add_to_material(index: Any, page: JourneyPage) -> None:
    for section in page.sections if page.ours.in_search and not _is_excluded(page) else ():
        # Results show it as HTML.
        title, text = html.escape(section.title, quote=False), html.escape(section.text, quote=False)
        index.create_entry_for_section(_parsed(section.id, title, text), page.toc, page.url, page)
    # Material takes its marks with a value out of each page now. Ours have none, and it takes a while.
    page.pass_by(True)


def _is_excluded(page: JourneyPage) -> bool:
    """Whether somebody has taken the page out of the search, as one does with Material."""
    said = page.meta.get("search")
    return isinstance(said, dict) and bool(said.get("exclude"))


def _add_to_mkdocs(index: Any, page: JourneyPage) -> None:
    sections = page.sections if page.ours.in_search else ()
    if sections:
        has_text = index.config["indexing"] == "full"
        whole = " ".join(f"{section.title} {section.text}" for section in sections)
        index._add_entry(page.title, whole if has_text else "", page.url)
    for section in sections if index.config["indexing"] != "title" else ():
        index.create_entry_for_section(_parsed(section.id, section.title, section.text), page.toc, page.url)


def _parsed(anchor: str, title: str, text: str) -> SimpleNamespace:
    """A section as their parsers give it."""
    return SimpleNamespace(id=anchor or None, title=[title] if title else [], text=[text])
