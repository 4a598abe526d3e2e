"""Walks over MkDocs' navigation, which is a tree of sections, pages and links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page


def pages_of(items: Iterable[StructureItem]) -> Iterator[Page]:
    """All pages below, each once, in the order of the navigation. Other plugins make sections pages too."""
    seen = set()
    for item in items:
        for page in (item, *pages_of(item.children)) if isinstance(item, Section) else [item]:
            if isinstance(page, Page) and id(page) not in seen:
                seen.add(id(page))
                yield page


def adopt(items: Iterable[StructureItem], parent: Section | None = None) -> None:
    """Tell each entry what it stands in: breadcrumbs and what is shown as open follow from it."""
    for item in items:
        if parent is not None:
            item.parent = parent
        if isinstance(item, Section):
            adopt(item.children, item)


def read_on(pages: Sequence[Page]) -> None:
    """Tell each page which one is before and which one is after it."""
    for before, page, after in zip([None, *pages], pages, [*pages[1:], None], strict=False):
        page.previous_page, page.next_page = before, after
