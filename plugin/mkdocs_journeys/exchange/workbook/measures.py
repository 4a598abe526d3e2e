"""How wide columns and how tall rows must be. Programs measure a row only when somebody writes in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from mkdocs_journeys.exchange.sheets.cells import Cell

LINE_HEIGHT = 14.5  # points, of 11 point type
# Excel takes no more than 409: what is beyond is cut off there, and seen when one edits the cell.
TALLEST = 409.0
_GAP = 4.0
_MOST_LINES = int(TALLEST / LINE_HEIGHT) + 1
_NARROWEST, _WIDEST, _WIDEST_OF_LONG = 10, 48, 96
# Such a text would be cut off in a column of the usual width.
_LONG = 1_000


def text_width(text: str) -> int:
    """How wide a line of text is, in digits: Chinese, Japanese and Korean signs count twice."""
    if text.isascii():
        return len(text)
    return sum(map(_sign_width, text))


def _sign_width(sign: str) -> int:
    if unicodedata.east_asian_width(sign) in "WF":
        return 2
    return 0 if unicodedata.category(sign) in ("Mn", "Me", "Cf") else 1


def lines_in(text: str, width: float) -> int:
    """How many lines a text takes in a column of this width; no more are counted than a row can show."""
    room = max(1.0, width)
    lines = 0
    for paragraph in text.split("\n", _MOST_LINES):
        lines += _lines(paragraph[: int(room) * _MOST_LINES], room)
        if lines >= _MOST_LINES:
            return _MOST_LINES
    return lines


def _lines(paragraph: str, room: float) -> int:
    if text_width(paragraph) <= room:
        return 1
    lines, taken = 1, 0.0
    for word in paragraph.split(" "):
        wide = text_width(word)
        if taken and taken + wide > room:
            lines, taken = lines + 1, 0.0
        # A word that is wider than the column is broken, and so is a text without spaces.
        lines += int(max(0.0, taken + wide - 0.01) // room)
        taken = (taken + wide) % room if taken + wide > room else taken + wide
        taken += 1
    return lines


def row_height(lines: int) -> float:
    """How tall a row with so many lines is, in points."""
    return min(TALLEST, lines * LINE_HEIGHT + _GAP)


def column_widths(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> tuple[int, ...]:
    """Columns as wide as their longest line, within bounds. The names have a button beside them."""
    return tuple(
        _column_width(text_width(name) + 4, [str(row[at]) for row in rows if row[at] is not None])
        for at, name in enumerate(columns)
    )


def _column_width(least: int, texts: Iterable[str]) -> int:
    longest, widest = least, _WIDEST
    for text in texts:
        longest = max([longest, *(text_width(line) for line in text[:_LONG].split("\n"))])
        if len(text) >= _LONG:
            widest = _WIDEST_OF_LONG
    return max(_NARROWEST, min(widest, longest + 2))


def lines_of_row(cells: Sequence[Cell], widths: Sequence[float]) -> int:
    """How many lines the fullest cell of a row takes."""
    texts = ((cell, width) for cell, width in zip(cells, widths, strict=True) if isinstance(cell, str))
    return max([1, *(lines_in(text, width) for text, width in texts)])
