"""Any text as a Mermaid label."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable

MAX_LENGTH = 200
ELLIPSIS = "…"

# What Mermaid or merman reads as its own: statement and label ends (`;` `:` `,` `"` `|`), entities (`#` `&`),
# HTML (`<` `>`), Markdown (backtick, `*`, `_`, `~`), comments and directives (`%`, `{`, `}`), escapes (`\n`),
# mathematics (`$`), icons and shapes (`@`), and the marks that Mermaid itself puts in the place of codes.
SPECIAL = '#;:,"<>&`*_~%{}\\$@|ﬂ¶'
_SPECIAL = re.compile(f"[{re.escape(SPECIAL)}]")

# At the start of a line, Mermaid takes these for a list, which it refuses to draw.
_LIST = re.compile(r"^(?:[-+]|\d+[.)])(?=\s|$)")

# Spaces that hold two words together stay.
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")

# What has no width or steers direction never makes it into a model's label, but a diagram takes any text.
_CONTROL = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]"
)


def plain(text: str) -> str:
    """The text on one line: breaks and runs of spaces become one space, control characters go."""
    return _SPACES.sub(" ", _CONTROL.sub("", text)).strip(" ")


def shorten(text: str, length: int = MAX_LENGTH) -> str:
    """The text cut at a word where it is longer than anybody reads in a diagram."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    at = cut.rfind(" ")
    return (cut[:at] if at > length // 2 else cut).rstrip() + ELLIPSIS


def encode(text: str) -> str:
    """The text as Mermaid shows it unchanged, in one pass: `#58;` for a colon."""
    line = plain(text)
    found = _LIST.match(line)
    head = f"{found[0][:-1]}{_code(found[0][-1])}" if found else ""
    rest = _SPECIAL.sub(_coded, line[found.end() if found else 0 :])
    return head + rest


def lines(texts: Iterable[str]) -> str:
    """Several lines of one label."""
    return "<br/>".join(encode(text) for text in texts)


def wrapped(text: str, width: int, most: int | None = None) -> tuple[str, ...]:
    """The text in lines of about `width` characters, broken at spaces; `most` is how many there may be.

    For where merman breaks no lines itself, or not where it fits on a phone.
    """
    found = textwrap.wrap(
        plain(text),
        width,
        break_long_words=False,
        break_on_hyphens=False,
        max_lines=most,
        placeholder=ELLIPSIS,
    )
    return tuple(found)


def _coded(found: re.Match[str]) -> str:
    return _code(found[0])


def _code(character: str) -> str:
    return f"#{ord(character)};"
