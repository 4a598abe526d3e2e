"""Headings of prose: where its sections begin, their ids, and how deep they stand on a page."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from mkdocs_journeys.model.values.texts import slug
from mkdocs_journeys.pages.prose import sanitiser

_HEADING = re.compile("h([1-6])")
# Headings up to this level begin a section, and are shown as h3. The others follow from h4 on.
_SECTION = 2
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Part:
    """A section as a tree. `level` is that of its heading as written, 0 where it has none."""

    level: int
    id: str
    title: str
    content: Element


class Headings:
    """Names the headings of one body.

    `anchors` are their ids by what a link within the body may call them: the words of the heading in small
    letters with hyphens between, or the id itself.
    """

    def __init__(self, prefix: str, inner_html: Callable[[Element], str]) -> None:
        self.prefix = prefix
        self.inner_html = inner_html
        self.anchors: dict[str, str] = {}
        self._titles: dict[Element, str] = {}
        self._copies: dict[str, int] = {}

    def name(self, trees: Iterable[Element]) -> None:
        """Give each heading its id."""
        for tree in trees:
            for element in tree.iter():
                if level_of(element):
                    self._titles[element] = self._title(element)
                    element.set("id", self._id(self._titles[element]))

    def split(self, root: Element) -> list[Part]:
        """The sections of a body. There is always one, and only the first may have no heading."""
        found = [Part(0, "", "", Element("div"))]
        for child in root:
            level = level_of(child)
            if 0 < level <= _SECTION:
                found.append(Part(level, child.get("id") or "", self._titles[child], Element("div")))
            else:
                found[-1].content.append(child)
        opening, *others = found
        return others if others and not len(opening.content) else found

    def shift(self) -> None:
        """Set the headings within sections below those of the sections."""
        for element in self._titles:
            level = max(level_of(element), _SECTION + 1)
            element.tag = f"h{min(level + 1, _DEEPEST)}"

    def _id(self, title: str) -> str:
        base = slug(title) or "part"
        count = self._copies.get(base, 0) + 1
        while count > 1 and f"{base}-{count}" in self._copies:
            count += 1
        self._copies[base] = count
        word = base if count == 1 else f"{base}-{count}"
        self._copies.setdefault(word, 1)
        whole = f"{self.prefix}{word}"
        self.anchors |= {word: whole, whole: whole}
        return whole

    def _title(self, heading: Element) -> str:
        copy = deepcopy(heading)
        for element in copy.iter("sup"):
            # The number of a footnote is no part of the words.
            if any(link.get("class") == "footnote-ref" for link in element):
                for link in list(element):
                    element.remove(link)
        written = sanitiser.text(self.inner_html(copy))
        return " ".join(html.unescape(written).split())


def level_of(element: Element) -> int:
    """The level of a heading, 0 for another element."""
    found = _HEADING.fullmatch(element.tag)
    return int(found.group(1)) if found else 0
