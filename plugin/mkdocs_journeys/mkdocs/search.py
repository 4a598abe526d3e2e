"""Our pages in the site's search index, without reading their HTML a second time.

MkDocs' search and Material's hand each page to their index, which parses it: over our pages that takes longer
than to make them. Both take sections too, and give them their title, tags and weight.
"""

from __future__ import annotations

import html
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page as MkDocsPage

from mkdocs_journeys.mkdocs.page import JourneyPage


def feed(config: MkDocsConfig) -> None:
    """Have the site's search take the sections of our pages as they are."""
    for name, add in (("material/search", _add_to_material), ("search", _add_to_mkdocs)):
        index = getattr(config.plugins.get(name), "search_index", None)
        if index is not None:
            index.add_entry_from_context = _sorted_out(index, index.add_entry_from_context, add)


def _sorted_out(
    index: Any, parse: Callable[[MkDocsPage], None], add: Callable[[Any, JourneyPage], None]
) -> Callable[[MkDocsPage], None]:
    """Adds our pages, and has all others parsed."""

    def add_entry(page: MkDocsPage) -> None:
        if isinstance(page, JourneyPage):
            add(index, page)
        else:
            parse(page)

    return add_entry


def _add_to_material(index: Any, page: JourneyPage) -> None:
    for section in page.sections if page.ours.in_search else ():
        # Results show it as HTML.
        title, text = html.escape(section.title, quote=False), html.escape(section.text, quote=False)
        index.create_entry_for_section(_parsed(section.id, title, text), page.toc, page.url, page)


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
