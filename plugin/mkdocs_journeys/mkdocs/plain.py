"""Titles and front matter of hand-written pages, which themes print as they are.

A page's own text is HTML to MkDocs, and the policy stops its scripts. But a title stands on other pages too.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from jinja2 import Environment
from jinja2.filters import do_striptags
from markupsafe import Markup, escape
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from mkdocs_journeys.pages.theme_text import theme_text

# What themes print of a page's front matter.
_PRINTED = ("title", "subtitle", "description", "author", "status", "location")
_IN_ADDRESS = str.maketrans({"<": "%3C", ">": "%3E", '"': "%22"})


def plain(value: Any) -> Any:
    """A value that stays a text wherever a theme prints it. Numbers, dates and our own texts are safe."""
    if value is None or isinstance(value, (Markup, int, float, date)):
        return value
    return theme_text(str(value))


def make_meta_plain(meta: Any) -> None:
    """Front matter, before another plugin takes a tag or a title out of it."""
    for name in _PRINTED:
        if name in meta:
            meta[name] = plain(meta[name])
    if isinstance(meta.get("tags"), list):
        meta["tags"] = [plain(each) for each in meta["tags"]]


def make_sections_plain(items: Iterable[StructureItem]) -> None:
    """The titles in a navigation; those of its pages are not known yet."""
    for item in items:
        if not isinstance(item, Page):
            item.title = plain(item.title)
        if isinstance(item, Section):
            make_sections_plain(item.children)


def make_pages_plain(files: Files) -> None:
    """The titles of all pages, once they are read and before the first is written."""
    for file in files:
        if file.page is not None:
            make_page_plain(file.page)


def make_page_plain(page: Page) -> None:
    """The title of a page, and what else themes print of it."""
    page.title = plain(page.title)
    make_meta_plain(page.meta)
    if page.edit_url:
        page.edit_url = page.edit_url.translate(_IN_ADDRESS)
    _make_toc_plain(page.toc)


def _make_toc_plain(entries: Iterable[AnchorLink]) -> None:
    for entry in entries:
        entry.title, entry.id = plain(entry.title), plain(entry.id)
        _make_toc_plain(entry.children)


def strip_safely(env: Environment) -> None:
    """Escape what `striptags` gives, which turns `&lt;` into `<`. Material prints a page's title so."""
    env.filters["striptags"] = lambda value: escape(do_striptags(value))
