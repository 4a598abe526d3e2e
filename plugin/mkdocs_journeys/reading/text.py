"""From bytes to text: UTF-8 only, of a reasonable size, with nothing invisible in it."""

from __future__ import annotations

import re

from mkdocs_journeys.model.finding import Position, Repair
from mkdocs_journeys.reading.nodes import Code, Fault

SIZE_LIMIT = 256 * 1024

_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# YAML takes these for the end of a line or skips them; editors show nothing at all.
_UNREADABLE_IN_YAML = re.compile(_UNREADABLE.pattern[:-1] + "\u2028\u2029\ufeff]")
# Word processors leave these where a line was broken within a paragraph.
_SOFT_BREAKS = "\x0b\x0c\x85\u2028\u2029"


def decode(data: bytes) -> str | Fault:
    """The text of a file, with lines that end in `\\n`, or the first reason why it cannot be read."""
    if len(data) > SIZE_LIMIT:
        size = -(-len(data) // 1024)
        message = f"The file has {size} KiB; at most {SIZE_LIMIT // 1024} KiB are read. Split it."
        return Fault(Position(1, 1), Code.TOO_LARGE, message)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        message = "The file is saved as UTF-16. Save it as UTF-8."
        return Fault(Position(1, 1), Code.ENCODING, message)
    try:
        text = _normalise(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return _not_utf8(data, error)
    return unreadable(text) or text


def unreadable(text: str, first_line: int = 1, *, yaml: bool = False) -> Fault | None:
    """The first character that nobody can see and that does harm; stricter inside of YAML."""
    pattern = _UNREADABLE_IN_YAML if yaml else _UNREADABLE
    found = pattern.search(text)
    if found is None:
        return None
    start = text.rfind("\n", 0, found.start()) + 1
    end = text.find("\n", start)
    line = text[start : end if end >= 0 else len(text)]
    number = first_line + text.count("\n", 0, start)
    column = found.start() - start + 1
    new = pattern.sub(lambda each: " " if each[0] in _SOFT_BREAKS else "", line[column - 1 :])
    return Fault(
        Position(number, column),
        Code.CONTROL_CHARACTER,
        f"Here is a character that cannot be seen (U+{ord(found[0]):04X}). Delete it.",
        repair=Repair(number, column, len(line) + 1, new),
    )


def _normalise(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> Fault:
    # The decoder counts from behind the byte-order mark.
    start = error.start + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
    before = _normalise(data[:start].decode("utf-8-sig"))
    position = Position(before.count("\n") + 1, len(before) - before.rfind("\n"))
    byte = data[start]
    message = f"The character here is not UTF-8 (byte {byte:02X}). Save the file as UTF-8."
    return Fault(position, Code.ENCODING, message)
