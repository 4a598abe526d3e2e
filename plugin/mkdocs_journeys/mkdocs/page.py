"""One of our pages as MkDocs sees it."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents, get_toc

from mkdocs_journeys.mkdocs.contents import Contents
from mkdocs_journeys.pages.front_matter import front_matter
from mkdocs_journeys.pages.made import Made
from mkdocs_journeys.pages.page import Heading, Page
from mkdocs_journeys.pages.search_sections import Section, search_sections

_ID = re.compile(r"""\sid="([^"]*)\"""")


class JourneyPage(MkDocsPage):
    """A page that brings its own HTML.

    MkDocs' Markdown never runs over it: the site's snippets, macros and page hooks see an empty text.
    Themes print titles and descriptions without escaping them, and some of them escape once more: a
    `Markup` is right in both.
    """

    # MkDocs sets the content before there is one.
    _packed: bytes | None = None
    _changed: str | None = None
    _is_passed = False
    # The meta data before themes and other plugins saw them.
    _given: Mapping[str, Any] | None = None

    def __init__(
        self,
        ours: Page,
        file: File,
        config: MkDocsConfig,
        contents: Contents,
        *,
        title: str,
        is_index: bool,
    ) -> None:
        super().__init__(escape(title), file, config)
        self.ours = ours
        self._contents = contents
        self._is_index = is_index
        self.edit_url = _without_dots(self.edit_url)

    @property
    def is_index(self) -> bool:
        """Whether the page is the face of a section. Most of our files are called index, so no name tells."""
        return self._is_index

    @is_index.setter
    def is_index(self, value: bool) -> None:
        self._is_index = value

    @property
    def is_homepage(self) -> bool:
        """Whether this is the site's home page, wherever it stands in the navigation."""
        return self.ours.address == ""

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs' signature
        """Supply the meta data and no Markdown."""
        self.markdown = ""
        self.meta = front_matter(self.ours, escape)
        self._given = dict(self.meta)

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - MkDocs' signature
        """Supply the content. It is built here and nowhere else, once for each page."""
        self._packed, self._changed = self._contents.of(self.ours), None
        self.toc = table_of_contents(self._contents.open(self._packed).content.headings)

    def pass_by(self, is_passed: bool) -> None:
        """Show nothing to a plugin that would look through the whole page in vain, or show it again.

        It ends by itself once that one has put something in the place of what it saw.
        """
        self._is_passed = is_passed

    def is_current(self) -> bool:
        """Whether the page shows what it would show if it was made now."""
        found = self._contents.of(self.ours)
        is_current = self._given == front_matter(self.ours, escape) and self._packed == found
        if not is_current:  # then it is asked for next
            self._contents.put_ahead(self.ours, found)
        return is_current

    @property
    def content(self) -> str | None:
        """The page's HTML. It is unpacked for who asks."""
        if self._is_passed:
            return ""
        made = self._made
        return self._changed if self._changed is not None or made is None else made.content.html

    @content.setter
    def content(self, value: str | None) -> None:
        """Another plugin may put something else in its place; most give back what they got."""
        if self._is_passed:
            self._is_passed = False
            return
        made = self._made
        self._changed = value if made is not None and value != made.content.html else None

    @property
    def sections(self) -> tuple[Section, ...]:
        """What a search may find on the page."""
        made = self._made
        if self._changed is not None:
            return search_sections(self._changed)
        return made.sections if made is not None else ()

    @property
    def _made(self) -> Made | None:
        return self._contents.open(self._packed) if self._packed is not None else None

    @property
    def present_anchor_ids(self) -> set[str] | None:  # type: ignore[override]
        """The places on the page: hand-written pages that link to one are checked like all others."""
        return {html.unescape(found) for found in _ID.findall(self.content or "")}


def table_of_contents(headings: tuple[Heading, ...]) -> TableOfContents:
    """The headings as MkDocs keeps them, those of level 3 below the one of level 2 before them."""
    tokens: list[Any] = []
    for heading in headings:
        token = {"level": heading.level, "id": heading.id, "name": escape(heading.text), "children": []}
        nested = heading.level > 2 and tokens
        (tokens[-1]["children"] if nested else tokens).append(token)
    return get_toc(tokens)


def _without_dots(url: str | None) -> str | None:
    """The address with its `..` resolved: the journeys stand beside the folder that `edit_uri` names."""
    if not url or "/../" not in url:
        return url
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=posixpath.normpath(parts.path)))
