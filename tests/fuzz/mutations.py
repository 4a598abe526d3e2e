"""The real files of the demo, damaged: bits turned, pieces lost, doubled, moved, and put in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hypothesis import strategies as st
from tests.fuzz.pieces import NUMBERS, ODD, PAYLOADS, WORDS
from tests.fuzz.wiki import PROJECT

DEMO = {
    path.relative_to(PROJECT / "journeys").as_posix(): path.read_bytes()
    for path in sorted((PROJECT / "journeys").rglob("*"))
    if path.suffix in (".md", ".yml") and path.name != "README.md"
}
_SIGNS = (*"{}[]:#'\"&*!|>%@`,-?~=<\\/ \t\n\r", "\r\n", "---", "\n---\n", "\ufeff", "- ", ": ", "x-")
_TEXTS = (*_SIGNS, *PAYLOADS, *ODD, *WORDS, *NUMBERS)
_NO_TEXTS = (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x00", b"\xef\xbb\xbf")
_PIECES = (*(each.encode("utf-8", "replace") for each in _TEXTS), *_NO_TEXTS)

Change = Callable[[bytes], bytes]


def _at(data: Sequence[object], place: float) -> int:
    return int(place * len(data))


def _flip(place: float, bit: int) -> Change:
    def change(data: bytes) -> bytes:
        at = _at(data, place)
        return data[:at] + bytes(each ^ (1 << bit) for each in data[at : at + 1]) + data[at + 1 :]

    return change


def _cut(place: float) -> Change:
    return lambda data: data[: _at(data, place)]


def _drop(place: float, length: int) -> Change:
    return lambda data: data[: _at(data, place)] + data[_at(data, place) + length :]


def _put(place: float, piece: bytes) -> Change:
    return lambda data: data[: _at(data, place)] + piece + data[_at(data, place) :]


def _lines(change: Callable[[list[bytes]], None]) -> Change:
    def changed(data: bytes) -> bytes:
        lines = data.split(b"\n")
        change(lines)
        return b"\n".join(lines)

    return changed


def _double(place: float, other: float) -> Change:
    return _lines(lambda lines: lines.insert(_at(lines, other), lines[_at(lines, place)]))


def _indent(place: float, by: int) -> Change:
    def change(lines: list[bytes]) -> None:
        at = _at(lines, place)
        lines[at] = b" " * by + lines[at].lstrip()

    return _lines(change)


def _revalue(place: float, piece: bytes) -> Change:
    def change(lines: list[bytes]) -> None:
        at = _at(lines, place)
        key, colon, _ = lines[at].partition(b":")
        lines[at] = key + colon + b" " + piece

    return _lines(change)


def _rekey(place: float, other: float) -> Change:
    def change(lines: list[bytes]) -> None:
        at = _at(lines, place)
        key = lines[_at(lines, other)].partition(b":")[0].strip(b" -")
        lines[at] = lines[at].replace(lines[at].partition(b":")[0].strip(b" -") or b"\n", key, 1)

    return _lines(change)


def _splice(place: float, other: str, begin: float, length: int) -> Change:
    piece = DEMO[other][_at(DEMO[other], begin) :][:length]
    return _put(place, piece)


_place = st.floats(0, 1, exclude_max=True, width=32)
_piece = st.sampled_from(_PIECES)
_changes: st.SearchStrategy[Change] = st.one_of(
    st.builds(_flip, _place, st.integers(0, 7)),
    st.builds(_cut, _place),
    st.builds(_drop, _place, st.integers(1, 60)),
    st.builds(_put, _place, _piece),
    st.builds(_double, _place, _place),
    st.builds(_indent, _place, st.integers(0, 12)),
    st.builds(_revalue, _place, _piece),
    st.builds(_rekey, _place, _place),
    st.builds(_splice, _place, st.sampled_from(sorted(DEMO)), _place, st.integers(1, 400)),
)


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file of the demo, by its name, with a few changes."""
    name = draw(st.sampled_from(sorted(DEMO)))
    data = DEMO[name]
    for change in draw(st.lists(_changes, min_size=1, max_size=4)):
        data = change(data)
    return name, data
