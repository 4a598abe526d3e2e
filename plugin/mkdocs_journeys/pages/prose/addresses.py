"""Where links and pictures of prose lead."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from mkdocs_journeys.pages.prose.inline import ampersands

Resolve = Callable[[str], str | None]

SCHEMES = ("http", "https", "mailto", "tel")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# Browsers take these out of an address, or for a slash: what is read here would not be what they open.
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\\\\]")
_ENTITY = re.compile("&(?:#[0-9]+|#x[0-9a-f]+|[a-z0-9]+);", re.IGNORECASE)
# An element that the sanitiser does not know: it goes, and what it holds stays.
_TEXT = "text-only"
# The library's own links, within the body.
_OWN = ("footnote-ref", "footnote-backref")
# Characters of a body looked through, again and again, for the lines of addresses that lead nowhere.
_SEARCHED = 100_000_000


def scheme(address: str) -> str:
    """The scheme of an address in small letters, empty for a relative one."""
    found = _SCHEME.match(address)
    return found.group(1).lower() if found else ""


def is_misleading(address: str) -> bool:
    """Whether the address is of another host without saying so, or read otherwise by a browser than here."""
    return address.startswith("//") or bool(_HIDDEN.search(address))


class Addresses:
    """Settles each address of a body, and keeps those that lead nowhere."""

    def __init__(self, source: str, resolve: Resolve, anchors: Mapping[str, str]) -> None:
        self.resolve = resolve
        self.anchors = anchors
        self.lines = _Lines(source)
        self.not_found: list[tuple[int, str]] = []

    def settle(self, parent: Element, *, in_link: bool = False) -> None:
        """Give every link and picture below an element its address, or make it text."""
        for element in parent:
            if element.tag == "img":
                self._picture(element, in_link=in_link)
            elif element.tag == "a" and element.get("class") not in _OWN:
                self._link(element)
            self.settle(element, in_link=in_link or element.tag == "a")

    def _link(self, element: Element) -> None:
        written = _written(element, "href")
        href = self._leads_to(written)
        if href is None:
            self._is_lost(written)
            element.tag = _TEXT
            return
        element.set("href", ampersands(href))
        if scheme(href) in ("http", "https"):
            element.set("rel", "noopener noreferrer")

    def _leads_to(self, written: str) -> str | None:
        if not written or is_misleading(written) or written.startswith("/"):
            return None
        if written.startswith("#") and unquote(written[1:]) in self.anchors:
            return f"#{self.anchors[unquote(written[1:])]}"
        if scheme(written):
            return written if scheme(written) in SCHEMES and not re.search(r"\s", written) else None
        return self.resolve(written)

    def _picture(self, element: Element, *, in_link: bool) -> None:
        written = _written(element, "src")
        alt = element.get("alt") or ""
        src = self.resolve(written) if _is_beside(written) else None
        if src is not None:
            element.set("src", ampersands(src))
            element.set("loading", "lazy")
            return
        # A picture of another host would tell it who reads the page: it is linked, not loaded.
        elsewhere = scheme(written) in ("http", "https") and self._leads_to(written) is not None
        if not elsewhere:
            self._is_lost(written)
        element.attrib.clear()
        element.text = alt or ampersands(written)
        element.tag = _TEXT
        if elsewhere and not in_link:
            element.tag = "a"
            element.set("href", ampersands(written))
            element.set("rel", "noopener noreferrer")

    def _is_lost(self, written: str) -> None:
        self.not_found.append((self.lines.of(written), written))


def _written(element: Element, attribute: str) -> str:
    # A browser decodes an address before it looks at the scheme, and so must we.
    return _decoded(element.get(attribute) or "").strip()


def _is_beside(written: str) -> bool:
    """Whether a picture is one of those in the folder beside the file."""
    path = unquote(written).removeprefix("./")
    return not is_misleading(path) and path.startswith("images/") and ".." not in path.split("/")


class _Lines:
    """Finds the lines of addresses: the tree has lost them."""

    def __init__(self, source: str) -> None:
        self.text = _bare(source)
        self.starts = [match.end() for match in re.finditer("\n", self.text)]
        self.seen: dict[str, int] = {}
        # Those that aren't in the text again, with the place that is told of them.
        self.last: dict[str, int] = {}
        self.searched = 0

    def of(self, address: str) -> int:
        """The line of the next appearance of an address, counted from 1.

        The first line if it has none, or if so many were looked for that it would take too long.
        """
        bare = _bare(address)
        return bisect_right(self.starts, self._place(bare) if bare else 0) + 1

    def _place(self, bare: str) -> int:
        if bare in self.last or self.searched > _SEARCHED:
            return self.last.get(bare, 0)
        start = self.seen.get(bare, 0)
        at = self.text.find(bare, start)
        self.searched += (at if at >= 0 else len(self.text)) - start
        if at >= 0:
            self.seen[bare] = at + len(bare)
            return at
        # More links than places: they share a definition.
        self.last[bare] = max(self.text.find(bare), 0) if start else 0
        return self.last[bare]


def _bare(text: str) -> str:
    return _decoded(text).replace("\\", "")


def _decoded(text: str) -> str:
    """Characters for their names; only with a semicolon, for `?a=1&copy=2` holds none."""
    return _ENTITY.sub(lambda entity: html.unescape(entity.group()), text)
