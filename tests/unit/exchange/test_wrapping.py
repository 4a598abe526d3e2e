"""Lines break between words where they can, within words where they must, and lose nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_journeys.exchange.drawn.shapes import Look
from mkdocs_journeys.exchange.drawn.wrapping import one_line, width, wrapped

LOOK = Look(10, "#000000")
WORDS = st.text(st.characters(codec="utf-8") | st.sampled_from(" -/\n"), max_size=80)


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("", 50, [("", None)]),
        ("one", 50, [("one", None)]),
        ("one two three", 40, [("one two", None), ("three", " ")]),
        ("one  two\nthree", 1000, [("one two three", None)]),
        ("week-two", 40, [("week-", None), ("two", "")]),
        ("mmmmmm", 30, [("mmm", None), ("mmm", "")]),
        ("a mmmmmm", 30, [("a", None), ("mmm", " "), ("mmm", "")]),
        ("一二三四五", 25, [("一二", None), ("三四", ""), ("五", "")]),
    ],
)
def test_lines(text: str, room: float, lines: list[tuple[str, str | None]]) -> None:
    assert [(line.text, line.glue) for line in wrapped(text, LOOK, room)] == lines


@given(WORDS, st.floats(1, 300))
def test_nothing_is_lost_and_nothing_is_wider_than_its_room(text: str, room: float) -> None:
    lines = wrapped(text, LOOK, room)
    assert "".join((line.glue or "") + line.text for line in lines) == one_line(text)
    too_wide = [line.text for line in lines if width(line.text, LOOK) > room + 0.01]
    # A single letter, with the marks on it, has to stand somewhere.
    assert [text for text in too_wide if sum(width(sign, LOOK) > 0 for sign in text) > 1] == []


def test_what_xml_can_not_hold_or_what_turns_a_line_is_left_out() -> None:
    assert one_line("a\x00b\x1bc\u202ed\ud800e\ufffff\x7fg\u2028h\u200fi") == "abcdefg h\u200fi"


def test_letters_have_the_widths_of_helvetica() -> None:
    assert width("illi", LOOK) == pytest.approx(4 * 0.222 * 10 * 1.1)
    assert width("W", LOOK) == width("Ŵ", LOOK) > width("é", LOOK) == width("e", LOOK)
    assert width("e\u0301", LOOK) == width("e", LOOK) < width("e", Look(10, "#000000", is_bold=True))
