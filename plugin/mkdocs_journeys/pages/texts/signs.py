"""Text of other people inside of plain Markdown: it stays text, whichever wiki shows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from mkdocs_journeys.checks.visible import visible

# A backslash where every Markdown knows it there, else a reference: that one stays text in HTML as well.
_SIGNS = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "\\`*_[]{}"},
        **{sign: f"&#{ord(sign)};" for sign in "|~$^"},
        "<": "&lt;",
        ">": "&gt;",
        "&": "&amp;",
    }
)
# Names of owners, channels and research stand in a wiki again and again.
_AT_HAND = 4_096
# What begins a heading, a list, a quote, a rule, a table or a block of some dialect.
_START = re.compile(r"(?:(\d+)([.)])|([#+\-=!:%]))")

# Signs at the end of a heading count as its frame.
_END = re.compile(r"#(?=#*\Z)")


def line(text: str) -> str:
    """A text on one line, also at the beginning of one."""
    escaped = inside(text)
    found = _START.match(escaped)
    if not found:
        return escaped
    if found[1]:
        return f"{found[1]}\\{escaped[len(found[1]) :]}"
    sign = found[3]
    # Not every Markdown knows a backslash before these.
    return (f"\\{sign}" if sign in "#+-!" else f"&#{ord(sign)};") + escaped[1:]


@lru_cache(maxsize=_AT_HAND)
def inside(text: str) -> str:
    """The same where something of ours stands before it on the line."""
    escaped = visible(" ".join(text.split())).translate(_SIGNS)
    return _END.sub(r"\\#", escaped) if escaped.endswith("#") else escaped


def items(texts: Iterable[str]) -> str:
    """A list. The items are Markdown already."""
    return "".join(f"- {text}\n" for text in texts)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table. The cells are Markdown already; columns that hold nothing are left out."""
    found = list(rows)
    kept = [place for place in range(len(head)) if place == 0 or any(row[place] for row in found)]
    lines = [[head[place] for place in kept], ["---"] * len(kept)]
    lines += [[row[place] for place in kept] for row in found]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
