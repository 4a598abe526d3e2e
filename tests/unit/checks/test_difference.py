"""What is new and what is mended from one run to the next."""

from __future__ import annotations

import pytest

from mkdocs_journeys.checks.difference import Difference, difference
from mkdocs_journeys.model.finding import Finding, Level, Position


def found(line: int, message: str = "A.", level: Level = Level.ERROR, file: str = "a.md") -> Finding:
    return Finding(file, Position(line, 1), level, "code", message)


A1, A2, A3, B1 = found(1), found(2), found(3), found(1, "B.")


@pytest.mark.parametrize(
    ("before", "after", "new", "mended"),
    [
        ([], [], [], []),
        ([A1, B1], [A1, B1], [], []),
        ([A1], [A1, B1], [B1], []),
        ([A1, B1], [A1], [], [B1]),
        ([A1], [B1], [B1], [A1]),
        ([A1], [A3], [], []),
        ([A1, A2], [A2, A3], [], []),
        ([A1], [A1, A2], [A2], []),
        ([A2], [A1, A2, A3], [A1, A3], []),
        ([A1, A2, A3], [A2], [], [A1, A3]),
        ([A1], [found(1, level=Level.INFO)], [found(1, level=Level.INFO)], [A1]),
        ([A1], [found(1, file="b.md")], [found(1, file="b.md")], [A1]),
    ],
)
def test_difference(
    before: list[Finding], after: list[Finding], new: list[Finding], mended: list[Finding]
) -> None:
    assert difference(before, after) == Difference(tuple(new), tuple(mended))
