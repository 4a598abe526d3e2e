"""How wide a text is, and where its lines break, without a font at hand.

The widths are those of Helvetica, Arial and Liberation Sans. A reader's own font may be wider, so a line
takes a tenth less than its room.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from mkdocs_journeys.exchange.drawn.shapes import Line, Look

# In thousandths of the size.
_WIDTHS = {
    222: "ijl‘’",
    278: " !,./:;I[\\]ft",
    191: "'",
    333: "()-`r“”",
    355: '"',
    389: "*",
    469: "^|",
    500: "Jckrsvxyz",
    556: "#$?0123456789_Labdeghnopqu–",
    584: "+<=>~−×",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—…",
    1015: "@",
}
_KNOWN = {sign: width / 1000 for width, signs in _WIDTHS.items() for sign in signs}
_BOLD = 1.07
_MORE = 1.1  # for fonts that are wider
# A line may break after a hyphen or a slash within a word.
_PIECES = re.compile(r"[^-/\u2013]+[-/\u2013]*|[-/\u2013]+")
# What XML can't hold, and what would turn the text around it.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\ud800-\udfff\ufffe\uffff]")


def one_line(text: str) -> str:
    """A text as a drawing can hold it: on one line, without what nobody can see."""
    return " ".join(_UNFIT.sub("", text).split())


@lru_cache(maxsize=4096)
def _width_of(sign: str) -> float:
    known = _KNOWN.get(sign)
    if known is not None:
        return known
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(sign) in "WF":
        return 1.05
    plain = unicodedata.normalize("NFD", sign)[0]
    return _KNOWN.get(plain, 0.62 if sign.isalpha() else 0.9)


def width(text: str, look: Look) -> float:
    """How wide a text is, a little more rather than less."""
    return sum(map(_width_of, text)) * look.size * _MORE * (_BOLD if look.is_bold else 1)


def wrapped(text: str, look: Look, room: float) -> tuple[Line, ...]:
    """The lines of one paragraph in a room of this width. A word that is wider is broken."""
    lines: list[tuple[str, str | None]] = []
    current, taken, glue = "", 0.0, ""
    begin: str | None = None
    space = width(" ", look)
    for piece, gap in _pieces(one_line(text), look, room):
        wide = width(piece, look)
        between = space if gap and current else 0.0
        if current and taken + between + wide > room:
            lines.append((current, begin))
            current, taken, between, glue = "", 0.0, 0.0, gap
            begin = glue
        current += (gap if current else "") + piece
        taken += between + wide
    return tuple(Line(line, look, joint) for line, joint in [*lines, (current, begin)])


def _pieces(text: str, look: Look, room: float) -> Iterator[tuple[str, str]]:
    """What must stay on one line, each with what parts it from the one before."""
    for word in text.split(" "):
        gap = " "
        for piece in _PIECES.findall(word) or [word]:
            for part in _broken(piece, look, room) if width(piece, look) > room else [piece]:
                yield part, gap
                gap = ""


def _broken(word: str, look: Look, room: float) -> Iterable[str]:
    """A word in parts that fit. At least one sign stands in each."""
    part, taken = "", 0.0
    for sign in word:
        wide = width(sign, look)
        if part and taken + wide > room:
            yield part
            part, taken = "", 0.0
        part += sign
        taken += wide
    yield part
