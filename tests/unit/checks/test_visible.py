"""What nobody can see is spelled out, and what can be seen is measured."""

from __future__ import annotations

import pytest

from mkdocs_journeys.checks.printers.excerpt import LONGEST, excerpt, rewritten
from mkdocs_journeys.checks.visible import cells, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, übergabe, 日本語, 🙂", "plain, übergabe, 日本語, 🙂"),
        ("\x1b[31mred", "<U+001B>[31mred"),
        ("bell\x07", "bell<U+0007>"),
        ("c1\x9b2J", "c1<U+009B>2J"),
        ("one\ntwo\tthree", "one two three"),
        ("back\rward", "back<U+000D>ward"),
        ("turned\u202etext\u2066", "turned<U+202E>text<U+2066>"),
        ("no\u200bwhere\ufeff", "no<U+200B>where<U+FEFF>"),
        ("odd name \udcff", "odd name <U+DCFF>"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_hidden_characters_are_spelled_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("abc", 3),
        ("日本", 4),
        ("ﾆﾎﾝ", 3),
        ("e\u0301", 1),
        ("\tx", 5),
        ("ab\tx", 5),
        ("abcd\tx", 9),
        ("🙂", 2),
        ("❤\ufe0f", 2),
        ("👍🏽", 2),
        ("👩\u200d🔬", 2),
        ("🇩🇪", 2),
        ("سفر", 3),
        ("\x07", len("<U+0007>")),
    ],
)
def test_width_on_a_terminal(text: str, width: int) -> None:
    assert sum(each for _, each in cells(text)) == width


@pytest.mark.parametrize(
    ("line", "column", "expected"),
    [
        ("name: x", 1, ("name: x", "^")),
        ("name: x", 7, ("name: x", "      ^")),
        ("name: x", 99, ("name: x", "       ^")),
        ("", 1, ("", "^")),
        ("日本: x", 5, ("日本: x", "      ^")),
        ("\tname", 2, ("    name", "    ^")),
        ("a\x07b", 3, ("a<U+0007>b", "         ^")),
        ("name: x   \r", 7, ("name: x", "      ^")),
    ],
)
def test_the_caret_stands_below_its_column(line: str, column: int, expected: tuple[str, str]) -> None:
    assert excerpt(line, column) == expected


@pytest.mark.parametrize("column", [1, 5, 100, 150, 299, 300, 301])
def test_of_a_long_line_the_part_around_the_caret_is_shown(column: int) -> None:
    line = "".join(chr(ord("a") + number % 26) for number in range(300))
    text, caret = excerpt(line, column)
    assert len(text) <= LONGEST + 2
    assert text.startswith("…") == (column > 41)
    assert column > 300 or text[len(caret) - 1] == line[column - 1]


def test_a_long_line_of_wide_characters_is_cut_by_what_it_takes() -> None:
    text, caret = excerpt("日" * 300, 150)
    assert text == "…" + "日" * 50 + "…"
    assert caret == " " * 41 + "^"


@pytest.mark.parametrize("start", ["\t", "日\t", "a\u0301"])
def test_far_along_a_line_the_same_is_shown_as_near_its_beginning(start: str) -> None:
    near = start * 24 + "name: x"
    far = start * 24_000 + "name: x"
    one, other = excerpt(near, len(near)), excerpt(far, len(far))
    assert len(other[0]) <= 1000
    assert other[0].endswith("name: x")
    assert start == "a\u0301" or one == other


def test_marks_that_take_no_room_are_not_shown_without_end() -> None:
    assert len(excerpt("a" + "\u0301" * 100_000, 50_000)[0]) < 1000


@pytest.mark.parametrize(
    ("new", "most", "expected"),
    [
        ("NAME", 1000, "a" * 300 + "NAME" + "b" * 300),
        ("NAME", 500, "…" + "a" * 40 + "NAME" + "b" * 60 + "…"),
        ("N" * 600, 500, "…" + "a" * 40 + "N" * 500 + "…" + "b" * 60 + "…"),
    ],
)
def test_of_a_long_line_the_part_around_a_repair_is_written(new: str, most: int, expected: str) -> None:
    assert rewritten("a" * 300 + "nmae" + "b" * 300, 300, 304, new, most) == expected
