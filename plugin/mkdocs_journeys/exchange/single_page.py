"""A journey as one HTML file: styles, script and pictures are in it, and it asks nobody for anything."""

from __future__ import annotations

import base64
import mimetypes
import re
from html import escape
from html.parser import HTMLParser

from mkdocs_journeys.exchange.built_page import BuiltPage
from mkdocs_journeys.exchange.surroundings import Surroundings
from mkdocs_journeys.pages.icons import ICONS, PREFIX, with_icons_inside
from mkdocs_journeys.pages.policy import digest, tag

# By this a later export knows that a file is one of ours.
GENERATOR = '<meta name="generator" content="mkdocs-journeys, one page">'

_URL = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^\s"')]*))\s*\)""")
_IMPORT = re.compile(r"""@import\s+(?:url\(\s*)?["']?([^"')\s;]+)["']?\s*\)?[^;]*;""")
# What would end the element that a text stands in.
_END = re.compile(r"</(?=script|style)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\s([^\s"'>/=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?""")
_PICTURES = {"src": ("img", "source", "input"), "href": ("image", "use"), "poster": ("video",)}
# Lists of pictures in several sizes: the one in src is enough.
_DROPPED = ("srcset", "ping")
# Without the site around it, the page needs no more of its frame than room at the edges.
_FRAME = "body{margin:0}.md-main__inner{margin:0 auto;padding:.8rem}.md-content{min-width:0}"


def single_page(page: BuiltPage, around: Surroundings) -> str:
    """The whole file. What the page needs and `around` doesn't have is left out."""
    script = _script(page, around)
    colours = "".join(f' {name}="{escape(value)}"' for name, value in page.colours)
    styles = "".join(f"<style>{_style(page, around, index)}</style>\n" for index in range(len(page.styles)))
    content = _Inlined(around)
    content.feed(page.content)
    content.close()
    return f"""<!doctype html>
<html lang="{escape(page.language)}" class="js">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
{GENERATOR}
{tag(_policy(script))}
<link rel="icon" href="data:,">
<title>{page.title}</title>
{styles}<style>{_FRAME}</style>
</head>
<body dir="{escape(page.direction)}"{colours}>
<main class="md-main__inner md-grid"><div class="md-content"><div class="md-typeset">
{with_icons_inside("".join(content.written))}
</div></div></main>
<script>{script}</script>
</body>
</html>
"""


def _policy(script: str) -> str:
    """Only this page's own script may run, and nothing may be fetched."""
    return f"default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src '{digest(script)}'"


def _script(page: BuiltPage, around: Surroundings) -> str:
    data = around.file(page.script) if page.script else None
    return _END.sub(r"<\\/", (data or b"").decode("utf-8"))


def _style(page: BuiltPage, around: Surroundings, index: int) -> str:
    style, is_href = page.styles[index]
    if not is_href:
        return css(style, around)
    data = around.file(style)
    return css(data.decode("utf-8"), around.beside(style)) if data else ""


def css(text: str, around: Surroundings, depth: int = 3) -> str:
    """A stylesheet with what it imports and shows in it; what lies on another host is left out."""

    def imported(found: re.Match[str]) -> str:
        data = around.file(found[1]) if depth else None
        return css(data.decode("utf-8"), around.beside(found[1]), depth - 1) if data else ""

    def shown(found: re.Match[str]) -> str:
        href = next(filter(None, found.groups()), "")
        if href.startswith(("data:", "#")) or not href:
            return found[0]
        return f'url("{_data(href, around) or "data:,"}")'

    return _END.sub(r"<\\/", _URL.sub(shown, _IMPORT.sub(imported, text)))


def _data(href: str, around: Surroundings) -> str | None:
    """A file of the site as an address that holds it; None for one that isn't there."""
    data = around.file(href)
    if data is None:
        return None
    kind = mimetypes.guess_type(href.partition("?")[0].partition("#")[0])[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"


class _Inlined(HTMLParser):
    """Writes HTML as it is, but for what it links to."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(convert_charrefs=False)
        self.written: list[str] = []
        self._around = around

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._write_tag(tag, attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._write_tag(tag, attrs)

    def _write_tag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        raw = self.get_starttag_text() or ""
        values = {name: value or "" for name, value in attrs}
        changed = {name: self._changed(tag, name, value) for name, value in values.items()}
        if changed == values:
            self.written.append(raw)
        else:
            self.written.append(_ATTRIBUTE.sub(lambda found: _attribute(found, values, changed), raw))

    def _changed(self, tag: str, name: str, value: str) -> str | None:
        """The value that an attribute has here; None where it goes."""
        if name in _DROPPED:
            return None
        if name == "style" and "url(" in value:
            return css(value, self._around)
        plain = name.removeprefix("xlink:")
        file, _, part = value.partition("#")
        if tag == "use" and file.endswith(ICONS):
            return f"#{PREFIX}{part}"
        if tag in _PICTURES.get(plain, ()):
            is_here = value.startswith(("data:", "#"))
            return value if is_here else _data(value, self._around)
        return self._around.link(value) if tag == "a" and plain == "href" else value

    def handle_endtag(self, tag: str) -> None:
        self.written.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.written.append(data)

    def handle_entityref(self, name: str) -> None:
        self.written.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.written.append(f"&#{name};")


def _attribute(found: re.Match[str], values: dict[str, str], changed: dict[str, str | None]) -> str:
    """One attribute of a tag as it is written, or with its new value."""
    name = found[1].lower()
    if name not in changed or changed[name] == values[name]:
        return found[0]
    new = changed[name]
    return "" if new is None else f' {found[1]}="{escape(new)}"'
