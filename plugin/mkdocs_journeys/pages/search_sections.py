"""What a search may find on a page: its sections, read from our own HTML in one pass.

A general parser of HTML takes longer over a page than all that makes it. Ours is regular: templates with
escaped texts, prose out of the sanitiser, drawings that we rebuild. So each `<` begins a tag, and what is
opened is closed.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

# Drawings, whose words stand beside them as a list, and what runs.
_SILENT = re.compile(r"<(svg|script|style|template)\b.*?</\1>", re.DOTALL)
_TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^"'>]|"[^"]*"|'[^']*')*)>""")
_ID = re.compile(r'\sid="([^"]*)"')
_EXCLUDED = "data-search-exclude"
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_VOID = frozenset(("br", "col", "hr", "img", "input", "wbr"))
# Within a line. All others part what stands before them from what stands behind.
_INLINE = frozenset(("a", "abbr", "b", "bdi", "code", "em", "i", "small", "strong", "sub", "sup"))
# Whole texts stand on a page more than once: in the map, in lists, in the story. Found once is enough.
_WORTH_TELLING_ONCE = 20


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with an id, and what stands below it up to the next, as plain text.

    What stands before the first such heading is a section with neither id nor title: that is the page's.
    """

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class _Open:
    """A section that is not at its end yet."""

    id: str = ""
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


def search_sections(page: str) -> tuple[Section, ...]:
    """The sections of a page, in its order. What `data-search-exclude` stands at is passed by."""
    page = _SILENT.sub(" ", page).replace("</a><a", "</a> <a")
    found = [_Open()]
    told: set[str] = set()
    at = depth = excluded = title = 0
    pieces: list[str] = []
    for tag in _TAG.finditer(page):
        closing, name, rest = tag.groups()
        if not excluded:
            pieces.append(page[at : tag.start()])
            if name not in _INLINE:
                _tell(pieces, found[-1], told, is_title=title > 0)
                pieces = []
        at = tag.end()
        if name in _VOID:
            continue
        if closing:
            excluded = 0 if depth == excluded else excluded
            title = 0 if depth == title else title
            depth -= 1
            continue
        depth += 1
        if excluded:
            continue
        if _EXCLUDED in rest:
            excluded = depth
        elif name in _HEADINGS and (anchor := _ID.search(rest)):
            title = depth
            found.append(_Open(html.unescape(anchor[1])))
    _tell([*pieces, page[at:]], found[-1], told, is_title=False)
    return tuple(
        Section(each.id, " ".join(each.title), " ".join(each.text))
        for each in found
        if each.title or each.text
    )


def _tell(pieces: list[str], section: _Open, told: set[str], *, is_title: bool) -> None:
    """Take a line of text down in its section, unless the page has said it before."""
    line = "".join(pieces)
    if not line or line.isspace():
        return
    text = " ".join(html.unescape(line).split())
    if is_title:
        section.title.append(text)
    elif text not in told:
        section.text.append(text)
        if len(text) >= _WORTH_TELLING_ONCE:
            told.add(text)
