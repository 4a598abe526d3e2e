"""Fields in which nothing is odd, as in most files: quickly, without their tree, and without a word.

Where there would be something to say, or to look at twice, there are no plain fields: `compose` reads them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from mkdocs_journeys.reading.layout import DASH_LINE, KEY_STARTS
from mkdocs_journeys.reading.nodes import DEPTH_LIMIT
from mkdocs_journeys.reading.spots import Spot
from mkdocs_journeys.reading.text import unreadable
from mkdocs_journeys.reading.trouble import events


@dataclass(frozen=True, slots=True)
class Plain:
    """The data of a file's fields, as texts, lists and dictionaries, and where its parts stand."""

    data: dict[str, Any]
    spots: Spot


class _OddError(Exception):
    """Something that is not for here."""


def plain_fields(text: str, first_line: int) -> Plain | None:
    """The fields of a YAML text; None where they are not plain.

    `first_line` is the number that the text's first line has in its file.
    """
    if unreadable(text, first_line, yaml=True) is not None:
        return None
    try:
        return _Reader(text if text.endswith("\n") else f"{text}\n", first_line).read()
    except (_OddError, yaml.YAMLError):
        return None


class _Reader:
    """Goes through the parser's events as the text is nested."""

    def __init__(self, text: str, first_line: int) -> None:
        self._lines = text.split("\n")
        self._first = first_line
        self._events = events(text)
        self._next = self._events.__next__
        self._has_signs = "#" in text
        self._has_question_marks = "?" in text

    def read(self) -> Plain:
        try:
            self._next()
            start = self._next()
            if type(start) is not yaml.DocumentStartEvent or start.version or start.tags:
                raise _OddError
            start = self._next()
            if type(start) is not yaml.MappingStartEvent:
                raise _OddError
            data, spots = self._mapping(start, 1)
            self._next()
            if type(self._next()) is not yaml.StreamEndEvent:
                raise _OddError
            return Plain(data, spots)
        finally:
            self._events.close()

    def _mapping(self, start: Any, depth: int) -> tuple[dict[str, Any], Spot]:
        mark = self._mark(start, depth)
        in_flow = start.flow_style
        if in_flow and mark.index == start.end_mark.index:
            raise _OddError  # a pair right in a list
        data: dict[str, Any] = {}
        spots: dict[str, Spot] = {}
        read = self._next
        while type(event := read()) is not yaml.MappingEndEvent:
            key = self._key(event)
            if key in data:
                raise _OddError
            at = event.start_mark
            data[key], spot = self._node(read(), depth)
            spots[key] = (at.line + self._first, at.column + 1, spot)
        return data, (mark.line + self._first, mark.column + 1, spots)

    def _sequence(self, start: Any, depth: int) -> tuple[list[Any], Spot]:
        mark = self._mark(start, depth)
        data: list[Any] = []
        spots: list[Spot] = []
        read = self._next
        while type(event := read()) is not yaml.SequenceEndEvent:
            item, spot = self._node(event, depth)
            data.append(item)
            spots.append(spot)
        return data, (mark.line + self._first, mark.column + 1, spots)

    def _mark(self, start: Any, depth: int) -> Any:
        if depth > DEPTH_LIMIT or start.anchor is not None or start.tag is not None:
            raise _OddError
        return start.start_mark

    def _key(self, event: Any) -> str:
        if type(event) is not yaml.ScalarEvent or event.anchor is not None or event.tag is not None:
            raise _OddError
        key: str = event.value
        if key[:1] not in KEY_STARTS:
            raise _OddError
        if self._has_question_marks:
            mark: Any = event.start_mark
            if self._lines[mark.line][: mark.column].rstrip().endswith("?"):
                raise _OddError
        return key

    def _node(self, event: Any, depth: int) -> tuple[Any, Spot]:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self._text(event)
        if kind is yaml.MappingStartEvent:
            return self._mapping(event, depth + 1)
        if kind is yaml.SequenceStartEvent:
            return self._sequence(event, depth + 1)
        raise _OddError

    def _text(self, event: Any) -> tuple[str, Spot]:
        if event.anchor is not None or event.tag is not None:
            raise _OddError
        mark = event.start_mark
        line, column = mark.line, mark.column
        text: str = event.value
        if not event.style:
            end = event.end_mark.line
            if not text or (self._has_signs and "#" in self._lines[end]):
                raise _OddError
            if text[0] == "-" and not self._lines[line][:column].strip():
                raise _OddError
            if end != line and any(DASH_LINE.match(each) for each in self._lines[line + 1 : end + 1]):
                raise _OddError
        return text, (line + self._first, column + 1)
