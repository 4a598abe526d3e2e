"""Texts as Excel takes them: how it counts their signs, and what it would read as an escape."""

from __future__ import annotations

import re

# Excel cuts a text off after 32,767.
MOST_IN_A_CELL = 30_000
# Begins what stands in a text for a sign that XML can't hold: Excel shows that sign.
ESCAPE = re.compile(r"_(?=x[0-9a-fA-F]{4}_)")
_UNDERSCORE = "_x005F_"


def beginning(text: str, most: int) -> str:
    """As much of a text as Excel counts so many signs in: it counts in UTF-16, where emoji are two."""
    if 2 * len(text) <= most:
        return text
    taken = 0
    for at, sign in enumerate(text):
        taken += 1 + (sign > "\uffff")
        if taken > most:
            return text[:at]
    return text


def shown(text: str) -> str:
    """A text that is only there to be read, so that Excel shows it as it was written.

    What no cell can hold is cut off.
    """
    written = ESCAPE.sub(_UNDERSCORE, text)
    kept = beginning(written, MOST_IN_A_CELL)
    return written if kept == written else f"{kept}…"


def comparable(text: str) -> str:
    """The same for a text and for what is `shown` of it, whichever way a program saves that."""
    # openpyxl takes this out of some texts.
    return text.replace("x005F_", "")
