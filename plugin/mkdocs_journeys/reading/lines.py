"""The anatomy of one line of YAML as people write it, and how to put quotes around a part of it.

Columns here count from 0, as Python and the YAML parser count; only a `Repair` counts from 1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mkdocs_journeys.model.finding import Repair

# A comment of YAML's begins at a # behind a space.
_COMMENT = re.compile(r"(?<=[ \t])#")
_WAIVER = re.compile(r"#\s*journeys:")
_COLON = re.compile(r":(?=[ \t]|$)")
_BLANKS = re.compile(r"[ \t]*")
_DASH = re.compile(r"-(?:[ \t]+|$)")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*+"' + r"|'(?:[^']|'')*+'")
_FLOW_END = re.compile(r"[,\[\]{}]|(?<=[ \t])#|$")

# What begins something else than a key or a plain text.
_SIGNS = tuple("[]{},#&*!|>@%`")


@dataclass(frozen=True, slots=True)
class Line:
    """Indentation, dashes, a key, and the value behind it: `  - name: Ad`."""

    text: str
    indent: int
    """Where the first sign stands."""
    item: int
    """Where that stands which follows the dashes."""
    key: str
    colon: int
    """Where the colon behind the key stands; -1 without a key."""
    value: int
    """Where the value stands, be it as long as it may."""

    @property
    def has_dash(self) -> bool:
        return self.item > self.indent

    @property
    def column(self) -> int:
        """Whatever stands further to the right on the next line belongs to this line's value."""
        return self.item if self.colon >= 0 else self.indent


def read_line(text: str) -> Line:
    """Take a line apart. What is no key is a value."""
    indent = item = blanks_end(text, 0)
    while dash := _DASH.match(text, item):
        item = dash.end()
    colon = _colon_of_key(text, item)
    if colon < 0:
        return Line(text, indent, item, "", colon, item)
    key = text[item:colon].strip(" \t\"'")
    return Line(text, indent, item, key, colon, blanks_end(text, colon + 1))


def _colon_of_key(text: str, start: int) -> int:
    if text.startswith(('"', "'"), start):
        end = quote_end(text, start)
        colon = _COLON.match(text, blanks_end(text, end)) if end >= 0 else None
    elif text.startswith(_SIGNS, start):
        return -1
    else:
        colon = _COLON.search(text, start)
        comment = _COMMENT.search(text, start)
        if colon and comment and comment.start() < colon.start():
            return -1
    return colon.start() if colon else -1


def blanks_end(text: str, start: int) -> int:
    """Where the blanks from `start` on end."""
    found = _BLANKS.match(text, start)
    return found.end() if found else start


def quote_end(text: str, start: int) -> int:
    """Where the quoted text at `start` ends on this line, or -1."""
    found = _QUOTED.match(text, start)
    return found.end() if found else -1


def comment_sign(text: str, start: int) -> int:
    """Where the # of the first comment behind `start` stands, or -1. Knows nothing of quotes."""
    found = _COMMENT.search(text, start)
    return found.start() if found else -1


def comment_at(text: str, start: int) -> int:
    """Where the # stands, if nothing but a comment follows at `start`; otherwise -1."""
    sign = blanks_end(text, start)
    return sign if sign > start and text.startswith("#", sign) else -1


def is_waiver(text: str, sign: int) -> bool:
    """Whether the # at `sign` begins a word to the checks: `# journeys: ignore ...`."""
    return _WAIVER.match(text, sign) is not None


def is_note(text: str, sign: int) -> bool:
    """Whether the # at `sign` looks like the beginning of a remark, and not like `#1` or `#summer`."""
    rest = text[sign + 1 : sign + 3]
    return not rest or rest[0] == "#" or (rest[0] in " \t" and not rest[1:].isdigit())


def text_end(text: str, start: int) -> int:
    """Where a text that begins at `start` ends as it was meant: at the end, or before a remark."""
    sign = comment_sign(text, start)
    end = sign if sign > start and is_note(text, sign) else len(text)
    return start + len(text[start:end].rstrip())


def flow_end(text: str, start: int) -> int:
    """Where a text in braces or brackets ends that begins at `start`."""
    found = _FLOW_END.search(text, start)
    end = found.start() if found else len(text)
    return start + len(text[start:end].rstrip())


def quoted(text: str) -> str:
    """The text in quotes: in single ones where that saves escapes."""
    if ('"' in text or "\\" in text) and "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def text_in_quotes(value: str) -> str:
    """What was meant by a value with quotes around it and more of them within, or nothing.

    In `'it's'` and `"I said "no" twice"` the outer ones are there for YAML; in `"Yes" or "no"` all
    of them belong to the text.
    """
    sign, inner = value[:1], value[1:-1]
    at = inner.find(sign)
    if at < 1 or not value.endswith(sign) or "\\" in inner:
        return ""
    is_apostrophe = inner[at - 1].isalnum() and inner[at + 1 : at + 2].isalnum()
    return inner if is_apostrophe or inner[at - 1] == " " else ""


def named(sign: str) -> str:
    """A sign as a message shows it."""
    return "a backtick" if sign == "`" else f"`{sign}`"


def quoting(number: int, text: str, start: int, end: int) -> Repair:
    """The repair that puts quotes around a part of line `number`."""
    return Repair(number, start + 1, end + 1, quoted(text[start:end]))
