"""A page as a site generator has built it: the map on it, and what it needs to look as it does."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

# Set by the template of journeys: the map's own element, whatever theme stands around it.
_MARK = "data-jm-journey"
_SCRIPT = "journeys/journeys.js"


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """The parts of a page. `styles` are its stylesheets in order: hrefs, or the text of those in the page."""

    language: str
    direction: str
    title: str
    canonical: str | None
    colours: tuple[tuple[str, str], ...]
    styles: tuple[tuple[str, bool], ...]
    script: str | None
    content: str


def built_page(html: str) -> BuiltPage | None:
    """The parts of a page; None where it has no map of ours."""
    parser = _Parts()
    parser.feed(html)
    parser.close()
    if not parser.content:
        return None
    return BuiltPage(
        parser.language,
        parser.direction,
        "".join(parser.title).strip(),
        parser.canonical,
        tuple(parser.colours),
        tuple(parser.styles),
        parser.script,
        "".join(parser.content),
    )


class _Parts(HTMLParser):
    """Gathers the parts, and the map's element with all that is in it, letter by letter."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.language = "en"
        self.direction = "ltr"
        self.title: list[str] = []
        self.canonical: str | None = None
        self.colours: list[tuple[str, str]] = []
        self.styles: list[tuple[str, bool]] = []
        self.script: str | None = None
        self.content: list[str] = []
        self._in_title = self._in_style = False
        # The element that is being kept, and how many of its kind are open in it.
        self._kept = ""
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if self._depth:
            self._depth += tag == self._kept
            self.content.append(self.get_starttag_text() or "")
        elif _MARK in found:
            self._kept, self._depth = tag, 1
            self.content.append(self.get_starttag_text() or "")
        else:
            self._around(tag, found)

    def _around(self, tag: str, found: dict[str, str]) -> None:
        """What stands around the map."""
        if tag == "html":
            self.language = found.get("lang", self.language)
        elif tag == "body":
            self.direction = found.get("dir", self.direction)
            self.colours = [
                (name, value) for name, value in found.items() if name.startswith("data-md-color-")
            ]
        elif tag == "link":
            self._linked(found)
        elif tag == "script" and found.get("src", "").endswith(_SCRIPT):
            self.script = found["src"]
        self._in_title = tag == "title" and not self.title
        self._in_style = tag == "style"

    def _linked(self, found: dict[str, str]) -> None:
        relation = found.get("rel", "").lower().split()
        if "stylesheet" in relation and found.get("href"):
            self.styles.append((found["href"], True))
        elif "canonical" in relation:
            self.canonical = found.get("href")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._depth:
            self.content.append(self.get_starttag_text() or "")
        else:
            self._around(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        self._in_title = self._in_style = False
        if self._depth:
            self.content.append(f"</{tag}>")
            self._depth -= tag == self._kept

    def _text(self, text: str) -> None:
        if self._depth:
            self.content.append(text)
        elif self._in_title:
            self.title.append(text)

    def handle_data(self, data: str) -> None:
        self._text(data)
        if self._in_style and not self._depth:
            self.styles.append((data, False))

    def handle_entityref(self, name: str) -> None:
        self._text(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._text(f"&#{name};")
