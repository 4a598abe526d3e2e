"""What the HTML of a page may hold: lists of its own, which do not share the sanitiser's mistakes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser

TEXT = {
    *("p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "div", "span", "pre", "code"),
    *("ul", "ol", "li", "dl", "dt", "dd", "a", "img", "em", "strong", "b", "i", "q", "bdi", "small", "sup"),
    *("table", "caption", "colgroup", "thead", "tbody", "tr", "th", "td", "figure", "figcaption"),
    *("article", "section", "header", "footer", "nav", "details", "summary", "link"),
    *("form", "fieldset", "legend", "label", "input", "button"),
}
PICTURE = {
    *("svg", "g", "defs", "marker", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
    *("text", "tspan", "title", "symbol", "use", "lineargradient", "stop"),
}
VOID = {"br", "hr", "img", "input", "link"}
ATTRIBUTES = {
    *("id", "class", "title", "lang", "dir", "role", "tabindex", "style", "hidden"),
    *("href", "rel", "download", "src", "alt", "loading", "type", "name", "value", "checked", "disabled"),
    *("start", "align", "scope", "span", "colspan", "rowspan", "datetime"),
    *("viewbox", "preserveaspectratio", "direction", "unicode-bidi", "font-size"),
    *("x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "cx", "cy", "r", "rx", "ry", "width", "height"),
    *("d", "points", "transform", "fill", "stroke", "stroke-width", "opacity", "offset", "stop-opacity"),
    *("gradientunits", "markerheight", "markerwidth", "markerunits", "orient", "refx", "refy", "marker-end"),
    *("text-anchor", "dominant-baseline", "font-weight", "font-style", "stroke-dasharray", "fill-opacity"),
    *("marker-start", "marker-mid", "xlink:href"),
}
_OURS = re.compile(r"(?:data-|aria-)[a-z-]+")
_STYLE = re.compile(r"(?:--[a-z]:-?[0-9.]+%?;?|--c[1-6]:'[\w -]+';?)+")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
_SCHEMES = {"http", "https", "mailto", "tel"}
# A browser skips these in an address.
_SKIPPED = re.compile("[\x00-\x20]")
_WITHIN = re.compile(r"url\(#[A-Za-z][\w.-]*\)", re.ASCII)
_VALUES = {
    "xlink:href": re.compile(r"(?:(?:\.\./)*assets/journeys/icons\.svg#|#jm-i-)[a-z0-9-]+"),
    **dict.fromkeys(("marker-start", "marker-mid", "marker-end"), _WITHIN),
    **dict.fromkeys(("fill", "stroke"), re.compile(rf"none|currentColor|{_WITHIN.pattern}", re.ASCII)),
    "rel": re.compile("stylesheet|noopener noreferrer|noopener"),
    "style": _STYLE,
}
_REDIRECT = re.compile(
    r'<!doctype html>\n<html lang="[A-Za-z-]+" dir="(?:ltr|rtl)">\n<head>\n<meta charset="utf-8">\n'
    r'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">\n'
    r'<title>[^<>]+</title>\n<meta name="robots" content="noindex">\n'
    r'<meta http-equiv="refresh" content="0; url=(?P<target>[^"<>]+)">\n'
    r'<link rel="canonical" href="(?P=target)">\n</head>\n<body>(?P<body>.*)</body>\n</html>\n?'
)
_CARD = re.compile(
    r'<!doctype html>\n<html lang="[A-Za-z-]+" dir="(?:ltr|rtl)">\n<head>\n<meta charset="utf-8">\n'
    r"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
    r"style-src 'sha256-[A-Za-z0-9+/=]+'; base-uri 'none'; form-action 'none'\">\n"
    r'(?:<meta name="(?:viewport|robots|referrer|color-scheme)" content="[a-z0-9=, -]+">\n)+'
    r"<title>[^<>]+</title>\n<style>[^<>]+(?:>[^<>]+)*</style>\n</head>\n"
    r"<body>\n<main>(?P<body>.*)</main>\n</body>\n</html>\n?",
    re.DOTALL,
)
_TYPES = {"input": {"checkbox", "radio", "search"}, "button": {"button"}}


@lru_cache(1000)
def faults(html: str) -> tuple[str, ...]:
    """What does not belong into a page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return (*reader.found, *(f"<{name}> is not closed" for name in reader.open))


def faults_of_redirect(html: str) -> tuple[str, ...]:
    """What does not belong into a page that leads on to another: such a one leads to one of ours only."""
    around = re.fullmatch(_REDIRECT, html)
    if around is None:
        return ("not a redirect",)
    target = unescape(around["target"])
    away = () if _may_lead("link", target) and ";" not in target else (f"leads to {target!r}",)
    return (*away, *faults(around["body"]))


def faults_of_card(html: str) -> tuple[str, ...]:
    """What does not belong into the card of a journey, which leads to a window of its own."""
    around = re.fullmatch(_CARD, html)
    if around is None:
        return ("not a card",)
    return faults(around["body"].replace(' target="_blank" rel="noopener"', ""))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.open: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._look_at(tag, attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._look_at(tag, attrs)
        if tag not in VOID and not self._is_drawing(tag):
            self.found.append(f"<{tag}/> closes nothing")

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.found.append(f"</{tag}> ends {self.open[-1:]}")

    def handle_comment(self, data: str) -> None:
        self.found.append(f"comment {data!r}")

    def handle_decl(self, decl: str) -> None:
        self.found.append(f"declaration {decl!r}")

    def handle_pi(self, data: str) -> None:
        self.found.append(f"instruction {data!r}")

    def unknown_decl(self, data: str) -> None:
        self.found.append(f"section {data!r}")

    def _is_drawing(self, tag: str) -> bool:
        return tag in PICTURE and (tag == "svg" or "svg" in self.open)

    def _look_at(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TEXT and not self._is_drawing(tag):
            self.found.append(f"element <{tag}>")
        names = [name for name, _ in attrs]
        if len(set(names)) < len(names):
            self.found.append(f"<{tag}> has an attribute twice: {names}")
        for name, value in attrs:
            self.found += (f"<{tag} {name}={value!r}>: {fault}" for fault in self._of(tag, name, value or ""))

    def _of(self, tag: str, name: str, value: str) -> Iterator[str]:
        if name not in ATTRIBUTES and not _OURS.fullmatch(name):
            yield "attribute"
        elif name == "id":
            if value in self.ids:
                yield "is there twice"
            if not value or value.startswith("__") or re.search(r"\s", value):
                yield "id"
            self.ids.add(value)
        elif name in ("href", "src"):
            if not _may_lead(tag, _SKIPPED.sub("", value)):
                yield "address"
        elif name == "type":
            if value not in _TYPES.get(tag, ()):
                yield "type"
        elif name in _VALUES and not _VALUES[name].fullmatch(value):
            yield "value"


def _may_lead(tag: str, address: str) -> bool:
    """Whether an address stays on the site, or is a link of a kind that opens nothing by itself."""
    lowered = address.lower().replace("\\", "/")
    found = _SCHEME.match(lowered)
    if lowered.startswith("//"):
        return False
    return found is None or (tag == "a" and found[1] in _SCHEMES)
