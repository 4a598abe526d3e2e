"""Bytes become text, or one fault that says why not."""

from __future__ import annotations

import pytest

from mkdocs_journeys.model.finding import Position, Repair
from mkdocs_journeys.reading.nodes import Code, Fault
from mkdocs_journeys.reading.text import SIZE_LIMIT, decode


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        ("Grüße 漢字 😀 مرحبا".encode(), "Grüße 漢字 😀 مرحبا"),
        (b"\xef\xbb\xbf---\n", "---\n"),
        (b"a\r\nb\rc\nd", "a\nb\nc\nd"),
        (b"a\tb\n", "a\tb\n"),
        ("a\u2028b, a\u00a0b and a\ufeffb".encode(), "a\u2028b, a\u00a0b and a\ufeffb"),
        (b"a" * SIZE_LIMIT, "a" * SIZE_LIMIT),
    ],
)
def test_reads_utf8_in_any_language_and_with_any_line_ends(data: bytes, text: str) -> None:
    assert decode(data) == text


@pytest.mark.parametrize(
    ("data", "place", "byte"),
    [
        (b"\xe4", (1, 1), "E4"),
        (b"a\nGr\xfc\xdfe", (2, 3), "FC"),
        (b"a\r\nb\rc\xff", (3, 2), "FF"),
        (b"\xef\xbb\xbfa\xff", (1, 2), "FF"),
        ("😀漢".encode() + b"\x80", (1, 3), "80"),
        ("é".encode()[:1], (1, 1), "C3"),
        (b"\xed\xa0\x80", (1, 1), "ED"),
    ],
)
def test_says_where_the_first_byte_stands_that_is_not_utf8(
    data: bytes, place: tuple[int, int], byte: str
) -> None:
    message = f"The character here is not UTF-8 (byte {byte}). Save the file as UTF-8."
    assert decode(data) == Fault(Position(*place), Code.ENCODING, message)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_names_utf16(encoding: str) -> None:
    fault = Fault(Position(1, 1), Code.ENCODING, "The file is saved as UTF-16. Save it as UTF-8.")
    assert decode("\ufeffa: b".encode(encoding)) == fault


def test_refuses_what_is_too_large() -> None:
    message = "The file has 257 KiB; at most 256 KiB are read. Split it."
    assert decode(b"a" * (SIZE_LIMIT + 1)) == Fault(Position(1, 1), Code.TOO_LARGE, message)


@pytest.mark.parametrize(
    ("text", "place", "sign", "new"),
    [
        ("a\x00b", (1, 2), "0000", "b"),
        ("a: b\r\nc: d\x0be\x07f", (2, 5), "000B", " ef"),
        ("a\x7f", (1, 2), "007F", ""),
        ("a\x85b", (1, 2), "0085", " b"),
        ("😀\ufffe", (1, 2), "FFFE", ""),
    ],
)
def test_refuses_what_cannot_be_seen(text: str, place: tuple[int, int], sign: str, new: str) -> None:
    position = Position(*place)
    line = text.replace("\r\n", "\n").split("\n")[position.line - 1]
    message = f"Here is a character that cannot be seen (U+{sign}). Delete it."
    repair = Repair(position.line, position.column, len(line) + 1, new)
    assert decode(text.encode()) == Fault(position, Code.CONTROL_CHARACTER, message, repair=repair)
