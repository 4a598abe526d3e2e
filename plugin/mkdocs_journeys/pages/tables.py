"""Listings as files for spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

# What a spreadsheet would take for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\u2212", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_BEGINNINGS = ("'", *_FORMULA)
_SIGNS = re.escape("".join(_FORMULA))
# A spreadsheet of another language, or one that is told so, begins a new cell at ; and tabs and line ends.
# An apostrophe of the text's own before such a sign gets a second one, so that one can be taken away again.
_CELL = re.compile(rf"(?:^|(?<=[;\t\n]))(?='*[{_SIGNS}])")
_GUARDED = re.compile(rf"(?:^|(?<=[;\t\n]))'(?='*[{_SIGNS}])")


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A CSV file with a byte-order mark, for Excel. A text that could run as a formula gets an apostrophe."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    if isinstance(value, str):
        return guarded(value)
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float | int):
        return f"{value:g}"
    return guarded(", ".join(map(str, value)) if isinstance(value, tuple | list) else str(value))


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    if text.startswith(_BEGINNINGS) or ";" in text or "\t" in text or "\n" in text:
        return _CELL.sub("'", text)
    return text


def unguarded(text: str) -> str:
    """The text that was guarded."""
    return _GUARDED.sub("", text) if "'" in text else text
