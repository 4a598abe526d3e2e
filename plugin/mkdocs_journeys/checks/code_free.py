"""Prose without its code, in which things are only shown."""

from __future__ import annotations

import re

_FENCE = re.compile(r"[ \t]*(?P<fence>`{3,}|~{3,})(?P<behind>.*)")
_TICKS = re.compile("`+")


def without_code(prose: str) -> str:
    """The prose with an `x` for each character of code. All else stays in its line and column."""
    fence = ""
    lines = []
    for line in prose.split("\n"):
        found = _FENCE.match(line)
        if fence:
            ends = found is not None and found["fence"].startswith(fence) and not found["behind"].strip()
            fence = "" if ends else fence
            lines.append("x" * len(line))
        elif found:
            fence = found["fence"]
            lines.append("x" * len(line))
        else:
            lines.append(_without_spans(line))
    return "\n".join(lines)


def _without_spans(line: str) -> str:
    """A line without what stands between two runs of backticks of one length."""
    runs = [found.span() for found in _TICKS.finditer(line)]
    following: dict[int, int] = {}
    ends = [0] * len(runs)
    for number in range(len(runs) - 1, -1, -1):
        start, end = runs[number]
        ends[number] = following.get(end - start, 0)
        following[end - start] = number
    pieces = []
    done = number = 0
    while number < len(runs):
        if ends[number]:
            start, end = runs[number][0], runs[ends[number]][1]
            pieces += [line[done:start], "x" * (end - start)]
            done, number = end, ends[number]
        number += 1
    return "".join([*pieces, line[done:]])
