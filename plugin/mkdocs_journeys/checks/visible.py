"""Text as it may be shown: what nobody can see, or what would drive the terminal, is spelled out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# C0 and C1 controls, line and paragraph separators, zero-width space and mark of byte order, controls of
# writing direction, lone surrogates (from names that are not UTF-8), and what is no character. The joiners
# U+200C and U+200D stay: Persian and emoji need them.
HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
TAB_WIDTH = 4
_EMOJI_LOOK = "\ufe0f"
_JOINER = "\u200d"
_SKIN = range(0x1F3FB, 0x1F400)


def visible(text: str) -> str:
    """The text with each hidden character as `<U+XXXX>`; a tab or a line break becomes a space."""
    return HIDDEN.sub(lambda found: " " if found[0] in "\t\n" else _spelled(found[0]), text)


def cells(line: str) -> Iterator[tuple[str, int]]:
    """Each character of a line as it is shown, with the columns that it takes on a terminal.

    Tabs reach to the next stop. Wide characters take two columns, marks on a letter none.
    """
    column, before = 0, ""
    for character in line:
        if character == "\t":
            width = TAB_WIDTH - column % TAB_WIDTH
            shown = " " * width
        elif HIDDEN.match(character):
            shown = _spelled(character)
            width = len(shown)
        else:
            shown, width = character, _width(character, before)
        column += width
        before = character
        yield shown, width


def _spelled(character: str) -> str:
    return f"<U+{ord(character):04X}>"


def _width(character: str, before: str) -> int:
    if character == _EMOJI_LOOK:
        # Turns a sign that takes one column, such as a heart, into an emoji that takes two.
        return 1 if before and _plain_width(before) == 1 else 0
    if before == _JOINER or (ord(character) in _SKIN and before):
        return 0
    return _plain_width(character)


def _plain_width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
