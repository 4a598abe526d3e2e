"""One line of a file as it is shown, and a caret below one of its columns."""

from __future__ import annotations

from mkdocs_journeys.checks.visible import cells

# Of a longer line only the part around the caret is shown: that much, of which some before the caret.
LONGEST = 100
_BEFORE = 40
_CUT = "…"


def excerpt(line: str, column: int) -> tuple[str, str]:
    """The line, and the line below it with the caret. `column` counts characters from 1."""
    shown = list(cells(line.rstrip()))
    at = min(column - 1, len(shown))
    start, end = 0, len(shown)
    if sum(width for _, width in shown) > LONGEST:
        start = _reach(shown[:at][::-1], _BEFORE, at, -1)
        end = _reach(shown[at:], LONGEST - _BEFORE, at, 1)
    before = [(_CUT, 1)] * (start > 0) + shown[start:at]
    after = shown[at:end] + [(_CUT, 1)] * (end < len(shown))
    text = "".join(cell for cell, _ in before + after)
    return text, " " * sum(width for _, width in before) + "^"


def _reach(shown: list[tuple[str, int]], room: int, index: int, step: int) -> int:
    """The index that is reached from another by steps, until the room is used up."""
    for _, width in shown:
        room -= width
        if room < 0:
            break
        index += step
    return index
