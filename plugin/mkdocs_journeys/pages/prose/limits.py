"""What a body may hold before it costs too much to read as Markdown.

The Markdown library is quadratic in brackets, backticks, nesting and the like: some kilobytes of the right
signs take it half a minute. A clock would stop that too, but then a slow machine would build other pages
than a fast one; so what is counted is the text. Each limit is far above what people write and keeps the
worst body that fits it under a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

CHARACTERS = 200_000
LINES = 5_000
LINE = 10_000
INDENT = 60
MARKERS = 20
CELLS = 10_000
FOOTNOTES = 300
DEFINITIONS = 500
HEADINGS = 300
DIAGRAMS = 20
# Names and labels in all diagrams of a body, each of which may be drawn.
DRAWN = 2_000
# Lines times characters of each block: some lines are split off one by one, and the rest read again.
BLOCKS = 80_000_000
# Equal signs in a row, in a text: the library tries each part of a run as the end of another.
RUN = 60
# Signs that open something, times the length of the text in which each may look for its end.
SEARCH = 4_000_000
# Characters read, again and again, to find the ends of brackets: older versions of the library read those
# in brackets once more for each level.
BRACKETS = 8_000_000

_MARKERS = re.compile(r"(?:[ \t]*(?:>|[-*+](?=[ \t])|\d+\.(?=[ \t])))+")
_MARKER = re.compile(r"[>*+-]|\d+\.")
_INDENT = re.compile(r"[ >]*")
_BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_OPENING = re.compile(r"[\[`<\\&!]")
_EMPHASIS = re.compile(r"[*_]")
# A bracket is not looked past for its end: many of them would each be read to the end of the line.
_DRAWN = re.compile(r'"[^"\n]*+"|\[[^\[\]\n]*+\]|\w+')
_RUN = re.compile(rf"([`*_])\1{{{RUN}}}")


class TooHeavy(Exception):  # noqa: N818 (it names what the body is)
    """A body that goes over a limit. The message says where and by how much."""


def weigh(markdown: str) -> None:
    """Refuse a body that is too large for what finds the fences and comments in it.

    Raises TooHeavy.
    """
    _at_most(CHARACTERS, len(markdown), "characters")
    lines = markdown.split("\n")
    _at_most(LINES, len(lines), "lines")
    for number, line in enumerate(lines, start=1):
        if len(line) > LINE:
            raise TooHeavy(f"line {number} has {len(line):,} characters; prose may have {LINE:,} in a line")


def weigh_lines(lines: Sequence[str]) -> None:
    """Refuse a body whose lines, without fenced code and comments, would take too long to sort into blocks.

    Raises TooHeavy.
    """
    _nesting(lines)
    text = "\n".join(lines)
    _at_most(FOOTNOTES, text.count("[^"), "footnotes and references to them")
    _at_most(DEFINITIONS, text.count("]:"), "link definitions")
    blocks = _BLANK.split(text)
    _at_most(CELLS, _cells(blocks), "table cells")
    if sum(len(block) * (block.count("\n") + 1) for block in blocks) > BLOCKS:
        raise TooHeavy("prose has too many lines without an empty one between them")


def weigh_texts(root: Element) -> None:
    """Refuse a body whose paragraphs, cells and items would take too long to search for marks.

    Raises TooHeavy.
    """
    everything = (text for element in root.iter() for text in (element.text, element.tail))
    # Code is set apart by its type.
    texts = [text for text in everything if text and not isinstance(text, AtomicString)]
    if any(_RUN.search(text) for text in texts):
        raise TooHeavy(f"prose has more than {RUN} equal marks in a row")
    costs = [(_search(text), text) for text in texts]
    if sum(cost for cost, _ in costs) > SEARCH:
        heaviest = max(costs)[1].strip()[:30]
        raise TooHeavy(
            "prose has too many brackets, stars, backticks or the like in a paragraph, "
            f"most in the one that begins {heaviest!r}"
        )


def weigh_parts(headings: int, diagrams: Sequence[str]) -> None:
    """Refuse a body with too many of what takes a while each. Raises TooHeavy."""
    _at_most(HEADINGS, headings, "headings")
    _at_most(DIAGRAMS, len(diagrams), "diagrams")
    drawn = sum(len(_DRAWN.findall(source)) for source in diagrams)
    _at_most(DRAWN, drawn, "names and labels in diagrams")


def _at_most(limit: int, found: int, what: str) -> None:
    if found > limit:
        raise TooHeavy(f"prose has {found:,} {what}; it may have {limit:,}")


def _nesting(lines: Iterable[str]) -> None:
    for line in lines:
        indent = _INDENT.match(line)
        if indent and len(indent.group().replace(">", "")) > INDENT:
            raise TooHeavy(f"a line of prose is indented by more than {INDENT} spaces")
        markers = _MARKERS.match(line)
        if markers and sum(1 for _ in _MARKER.finditer(markers.group())) > MARKERS:
            raise TooHeavy(f"prose nests more than {MARKERS} quotes and lists in one line")


def _cells(blocks: Iterable[str]) -> int:
    """The cells that tables may come to: each row gets as many as the head has."""
    cells = 0
    for block in blocks:
        rows = block.split("\n")
        if len(rows) > 1:
            widest = max(row.count("|") for row in rows)
            cells += widest * len(rows)
    return cells


def _search(text: str) -> int:
    # Emphasis is looked for in several forms.
    opening = len(_OPENING.findall(text)) + 2 * len(_EMPHASIS.findall(text))
    return len(text) * opening
