"""Repairs in the bytes of a file: the lines as reading counts them, and all else as it was."""

from __future__ import annotations

import pytest

from mkdocs_journeys.checks.rewriting import apart, bytes_of_lines, lines_of, repaired
from mkdocs_journeys.model.finding import Finding, Level, Position, Repair


def finding(line: int, start: int, end: int, new: str) -> Finding:
    return Finding("a.md", Position(line, start), Level.ERROR, "x", "", repair=Repair(line, start, end, new))


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"", [""]),
        (b"a", ["a"]),
        (b"a\n", ["a\n", ""]),
        (b"a\n\nb", ["a\n", "\n", "b"]),
        (b"a\r\nb\rc\nd", ["a\r\n", "b\r", "c\n", "d"]),
        (b"\r", ["\r", ""]),
        (b"\xef\xbb\xbfa\n", ["a\n", ""]),
        ("a\x0bb\x85c\u2028d\x0c".encode(), ["a\x0bb\x85c\u2028d\x0c"]),  # no ends of lines to reading
    ],
)
def test_lines(data: bytes, lines: list[str]) -> None:
    assert lines_of(data) == lines
    assert bytes_of_lines(lines, data) == data


def test_several_repairs_in_one_line() -> None:
    found = [finding(2, 4, 5, "y"), finding(2, 1, 2, "long"), finding(2, 5, 5, "!"), finding(1, 1, 1, "<")]
    assert repaired("\ufeffé\r\nabcd\re".encode(), found) == "\ufeff<é\r\nlongbcy!\re".encode()


def test_of_repairs_that_touch_the_same_characters_the_first_is_made() -> None:
    one, two, three = finding(1, 1, 4, "x"), finding(1, 3, 6, "y"), finding(1, 4, 6, "z")
    assert apart([three, two, one]) == (one, three)
    assert apart([finding(1, 2, 2, "a"), finding(1, 2, 2, "b")]) == (finding(1, 2, 2, "a"),)
    assert apart([finding(1, 2, 2, "a"), finding(1, 2, 5, "b")]) == (finding(1, 2, 2, "a"),)
    assert apart([Finding("a.md", Position(1, 1), Level.ERROR, "x", "")]) == ()
