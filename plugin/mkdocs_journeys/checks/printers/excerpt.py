"""One line of a file as it is shown, and a caret below one of its columns."""

from __future__ import annotations

from functools import lru_cache

from mkdocs_journeys.checks.visible import cells

# Of a longer line only the part around the caret is shown: that much, of which some before the caret.
LONGEST = 100
_BEFORE = 40
_CUT = "…"
# Marks take no room, so that room alone would let any number of them be shown.
_MOST = 400


def excerpt(line: str, column: int) -> tuple[str, str]:
    """The line, and the line below it with the caret. `column` counts characters from 1."""
    shown, is_long = _measured(line)
    at = min(column - 1, len(shown))
    start, end = 0, len(shown)
    if is_long:
        start = at - _reach(shown[max(0, at - _MOST) : at][::-1], _BEFORE)
        end = at + _reach(shown[at : at + _MOST], LONGEST - _BEFORE)
    before = ((_CUT, 1),) * (start > 0) + shown[start:at]
    after = shown[at:end] + ((_CUT, 1),) * (end < len(shown))
    text = "".join(cell for cell, _ in before + after)
    return text, " " * sum(width for _, width in before) + "^"


# Findings come in the order of lines: a line on which there are many is measured once.
@lru_cache(maxsize=4)
def _measured(line: str) -> tuple[tuple[tuple[str, int], ...], bool]:
    """What is shown of each character of a line, and whether that is too much."""
    shown = tuple(cells(line.rstrip()))
    return shown, len(shown) > _MOST or sum(width for _, width in shown) > LONGEST


def _reach(shown: tuple[tuple[str, int], ...], room: int) -> int:
    """How many of the first find room."""
    for count, (_, width) in enumerate(shown):
        room -= width
        if room < 0:
            return count
    return len(shown)


def rewritten(line: str, start: int, end: int, new: str, most: int) -> str:
    """The line with `new` from one index to another; of more than `most` characters the part around it."""
    if len(line) - (end - start) + len(new) <= most:
        return line[:start] + new + line[end:]
    first, last = max(0, start - _BEFORE), end + LONGEST - _BEFORE
    shown = new if len(new) <= most else new[:most] + _CUT
    return _CUT * (first > 0) + line[first:start] + shown + line[end:last] + _CUT * (last < len(line))
