"""What on a page could run, load, lead away or take a name of the page: none of it may come from a text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_RUNNING = frozenset(
    [
        "script",
        "iframe",
        "frame",
        "frameset",
        "object",
        "embed",
        "applet",
        "base",
        "meta",
        "link",
        "style",
        "form",
        "math",
        "template",
        "noscript",
        "audio",
        "video",
        "source",
        "track",
        "dialog",
        "portal",
        "button",
        "textarea",
    ]
)
# Our own pages have these, always the same.
_OURS = {
    "form": re.compile(r"jm-[a-z_ -]+"),
    "link": re.compile(r"(\.\./)*assets/[a-z/-]+\.css"),
    "button": re.compile(r"jm-[a-z_ -]+|"),
}
# What no text of a hostile file goes without; all else is not looked at, to save time.
HOSTILE = re.compile(r"beacon|evil|127\.0|__|jm-hostile")
_SAFE = re.compile(r"(?:https?:|mailto:|tel:|[^:/\\]*(?:[/#?]|$)|\.\./)", re.IGNORECASE)
_LOADED = re.compile(r"(?![a-z]+:|//|\\)", re.IGNORECASE)


class _Watch(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag in _RUNNING and not self._is_ours(tag, given):
            self.found.append(f"<{tag}>")
        for key, value in given.items():
            self._look_at(tag, key, value)

    def _look_at(self, tag: str, key: str, value: str) -> None:
        if key.startswith("on") or key in ("srcdoc", "srcset", "ping", "formaction", "background", "action"):
            self.found.append(f"<{tag} {key}>")
        if key in ("id", "name") and value.startswith("__"):
            self.found.append(f"<{tag} {key}={value}>")
        if key in ("href", "xlink:href") and not _SAFE.match(value):
            self.found.append(f"<{tag} {key}={value}>")
        if key == "src" and not _LOADED.match(value):
            self.found.append(f"<{tag} {key}={value}>")
        if key == "style" and re.search(r"url\(|@import|expression|position|\\", value):
            self.found.append(f"<{tag} {key}={value}>")

    def _is_ours(self, tag: str, given: dict[str, str]) -> bool:
        mark = given.get("href" if tag == "link" else "class", "")
        return tag in _OURS and _OURS[tag].fullmatch(mark) is not None


def alive(html: str) -> list[str]:
    """The elements and attributes of a page that are more than text."""
    if not HOSTILE.search(html):
        return []
    watch = _Watch()
    watch.feed(html)
    watch.close()
    return watch.found
