"""Puts the keys of a file in their order, by moving whole lines: nothing is written anew.

What stands in braces or brackets stays as it is. Comments go with the key below or beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from mkdocs_journeys.checks.rewriting import bytes_of_lines, lines_of
from mkdocs_journeys.model.fields.order import in_order
from mkdocs_journeys.model.fields.record import Record
from mkdocs_journeys.model.fields.shape import key_of, nested
from mkdocs_journeys.reading.nodes import Entry, Mapping, Node, Scalar
from mkdocs_journeys.reading.nodes import Sequence as ListNode
from mkdocs_journeys.reading.opening import take_up
from mkdocs_journeys.reading.records import data_of, is_nothing
from mkdocs_journeys.reading.source import Source
from mkdocs_journeys.reading.spans import comment_starts, last_lines, spans
from mkdocs_journeys.reading.trouble import Place

_WAIVER = re.compile(r"(?<![^ \t])#[ \t]*journeys:", re.IGNORECASE)


def arranged(file: str, data: bytes, kind: type[Record], *, is_registry: bool = False) -> bytes:
    """A file with the keys of all its records in order. Such a file must be without errors.

    In a registry `kind` is one entry, and the entries stay in their order. Where lines can't be moved without
    a change in what the file says, they stay.
    """
    source = _opened(file, data)
    root = source.root
    if source.fields is None or not isinstance(root, Mapping) or not root.entries:
        return data
    text, first = source.fields
    lines = [_Line.of(line) for line in lines_of(data)]
    stop = first - 1 + len(text.split("\n")) - (file.endswith(".md"))
    work = _Arranging(text, lines[first - 1 : stop], first)
    moved = work.registry(root, kind) if is_registry else work.file(root, kind)
    if moved == lines[first - 1 : stop]:
        return data
    whole = [*lines[: first - 1], *_ended(moved), *lines[stop:]]
    result = bytes_of_lines((line.text + line.end for line in whole), data)
    then = _opened(file, result)
    is_same = then.root is not None and not then.findings and data_of(then.root) == data_of(root)
    return result if is_same else data


def _opened(file: str, data: bytes) -> Source:
    source = Source(file)
    take_up(source, data)
    return source


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    end: str

    @classmethod
    def of(cls, line: str) -> _Line:
        text = line.rstrip("\r\n")
        return cls(text, line[len(text) :])

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()


def _ended(lines: Sequence[_Line]) -> list[_Line]:
    """Lines of which none but the last is without an end."""
    lacking = [place for place, line in enumerate(lines[:-1]) if not line.end]
    if not lacking:
        return list(lines)
    usual = next(line.end for line in lines if line.end)
    ended = [replace(line, end=line.end or usual) for line in lines]
    return [*ended[:-1], replace(ended[-1], end="")]


@dataclass(frozen=True, slots=True)
class _Chunk:
    """A key with its value: what stands above it, and its own lines."""

    key: str
    above: tuple[_Line, ...]
    own: tuple[_Line, ...]


class _Arranging:
    """Works on the lines of the fields, counted from 0. A region reaches from a line up to another."""

    def __init__(self, text: str, lines: Sequence[_Line], first: int) -> None:
        self._lines = lines
        self._first = first
        self._comments = comment_starts(text)
        self._last = last_lines(text)
        self._inside = {
            line
            for begin, end in spans(text)
            for line in range(begin.line + 1, end.line if end.column == 0 else end.line + 1)
        }

    def file(self, root: Node, kind: type[Record]) -> list[_Line]:
        return self._node(root, kind, range(len(self._lines)), is_top=True)

    def registry(self, root: Node, kind: type[Record]) -> list[_Line]:
        entries = root.entries if isinstance(root, Mapping) and not self._is_flow(root) else ()
        return self._each([entry.value for entry in entries], kind, range(len(self._lines)))

    def _node(
        self, node: Node, kind: type[Record] | None, region: range, *, is_top: bool = False
    ) -> list[_Line]:
        """The lines of a region with the keys of the node that it holds in order."""
        if kind is not None and not self._is_flow(node):
            if isinstance(node, ListNode):
                return self._each(node.items, kind, region)
            if isinstance(node, Mapping) and node.entries:
                return self._mapping(node, kind, region, is_top=is_top)
        return self._as_is(region)

    def _each(self, nodes: Iterable[Node], kind: type[Record], region: range) -> list[_Line]:
        """The lines of a region that holds several nodes, each with its keys in order."""
        done: list[_Line] = []
        at = region.start
        for node in nodes:
            column = node.position.column - 1
            start = self._line(node)
            while not self._dash(node).strip() and start > at and self._is_remark(start - 1):
                start -= 1
            stop = self._past_remarks(self._stop(node), column, region.stop)
            if start >= at and isinstance(node, Mapping | ListNode):
                done += self._as_is(range(at, start))
                done += self._node(node, kind, range(start, stop))
                at = stop
        return [*done, *self._as_is(range(at, region.stop))]

    def _mapping(self, node: Mapping, kind: type[Record], region: range, *, is_top: bool) -> list[_Line]:
        column, first, dash = node.position.column - 1, self._line(node), self._dash(node)
        begins = [self._begin(entry, column, limit) for entry, limit in self._with_limits(node, region)]
        if dash.strip():
            begins[0] = first
        elif is_top:
            begins[0] = self._below_header(begins[0], first)
        stop = self._past_remarks(self._stop(node), column + 1, region.stop)
        ends = [*begins[1:], stop]
        chunks = [
            self._chunk(entry, kind, range(begin, end))
            for entry, begin, end in zip(node.entries, begins, ends, strict=True)
        ]
        keys = in_order(kind)
        ordered = sorted(chunks, key=lambda each: keys.index(each.key) if each.key in keys else len(keys))
        if ordered[0] is not chunks[0]:
            over = () if is_top else self._as_is(range(self._top_of_remarks(first), first))
            if "\t" in dash or self._has_waiver(over, ordered[0], chunks[0]):
                ordered = chunks
            else:
                ordered = _with_first(ordered, chunks[0], dash)
        lines = [line for chunk in ordered for line in (*chunk.above, *chunk.own)]
        before, behind = range(region.start, begins[0]), range(stop, region.stop)
        return [*self._as_is(before), *lines, *self._as_is(behind)]

    def _with_limits(self, node: Mapping, region: range) -> Iterable[tuple[Entry, int]]:
        """The entries of a mapping, each with the line from which on nothing belongs to the one before."""
        limit = region.start
        for entry in node.entries:
            yield entry, limit
            limit = self._stop_of(entry)

    def _begin(self, entry: Entry, column: int, limit: int) -> int:
        """Where the comments above a key begin. What is indented further belongs to what is before it."""
        return self._past_remarks(limit, column + 1, self._line(entry.key))

    def _below_header(self, begin: int, first: int) -> int:
        """Below the last empty line or waiver above a file's first key: what is over that stays on top."""
        for line in range(first - 1, begin - 1, -1):
            if self._lines[line].is_blank or _WAIVER.search(self._lines[line].text):
                return line + 1
        return begin

    def _chunk(self, entry: Entry, kind: type[Record], region: range) -> _Chunk:
        line = self._line(entry.key)
        inner = nested(kind)
        held = next((inner[name] for name in inner if key_of(kind, name) == entry.key.text), None)
        below = range(line + 1, region.stop)
        is_below = not isinstance(entry.value, Scalar) and self._line(entry.value) > line
        value = self._node(entry.value, held, below) if is_below else self._as_is(below)
        above = self._as_is(range(region.start, line))
        return _Chunk(entry.key.text, tuple(above), (self._lines[line], *value))

    def _has_waiver(self, over: Iterable[_Line], new: _Chunk, old: _Chunk) -> bool:
        """Whether another first key would have a waiver speak of something else than it does."""
        lines = (*over, *new.above, new.own[0], *old.above, old.own[0])
        return any(_WAIVER.search(line.text) for line in lines)

    # Where things stand

    def _as_is(self, region: range) -> list[_Line]:
        return list(self._lines[region.start : max(region.start, region.stop)])

    def _line(self, node: Node) -> int:
        return node.position.line - self._first

    def _dash(self, node: Node) -> str:
        """What stands before a node on its line."""
        return self._lines[self._line(node)].text[: node.position.column - 1]

    def _is_flow(self, node: Node) -> bool:
        at = node.position.column - 1
        return not isinstance(node, Scalar) and self._lines[self._line(node)].text[at : at + 1] in ("{", "[")

    def _is_remark(self, line: int) -> bool:
        """Whether a line is empty or a comment."""
        if line in self._inside:
            return False
        text = self._lines[line].text
        return not text.strip() or self._comments.get(line) == len(text) - len(text.lstrip())

    def _top_of_remarks(self, line: int) -> int:
        while line and self._is_remark(line - 1):
            line -= 1
        return line

    def _past_remarks(self, line: int, column: int, stop: int) -> int:
        """Past the comments that stand at a column or further right; a waiver belongs to what is below it."""
        while line < stop and self._comments.get(line, -1) >= column and self._is_remark(line):
            if _WAIVER.search(self._lines[line].text):
                break
            line += 1
        return line

    def _stop_of(self, entry: Entry) -> int:
        below = 0 if is_nothing(entry.value) else self._stop(entry.value)
        return max(self._stop(entry.key), below)

    def _stop(self, node: Node) -> int:
        """The line below the last one of a node."""
        place = Place(self._line(node), node.position.column - 1)
        if isinstance(node, Scalar) or self._is_flow(node):
            return self._last.get(place, place.line) + 1
        if isinstance(node, Mapping):
            return max((self._stop_of(entry) for entry in node.entries), default=place.line + 1)
        return max((self._stop(item) for item in node.items), default=place.line + 1)


def _with_first(chunks: list[_Chunk], was_first: _Chunk, dash: str) -> list[_Chunk]:
    """Chunks with another one first: that takes the dash of the list, and leaves empty lines behind."""
    new = chunks[0]
    blanks = tuple(line for line in new.above if line.is_blank)
    notes = tuple(line for line in new.above if not line.is_blank)
    own, old = new.own, was_first.own
    if dash.strip():
        indent = dash[: len(dash) - len(dash.lstrip())]
        notes = tuple(replace(line, text=indent + line.text.lstrip()) for line in notes)
        own = (replace(own[0], text=dash + own[0].text[len(dash) :]), *own[1:])
        old = (replace(old[0], text=" " * len(dash) + old[0].text[len(dash) :]), *old[1:])
    first = _Chunk(new.key, notes, own)
    second = _Chunk(was_first.key, (*blanks, *was_first.above), old)
    return [first, *(second if chunk is was_first else chunk for chunk in chunks[1:])]
