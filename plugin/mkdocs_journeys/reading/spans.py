"""Which characters of a YAML text belong to texts, so that everything else can be told from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from typing import Any

import yaml

from mkdocs_journeys.reading.trouble import Place, events

Span = tuple[Place, Place]
_BLOCKS = ("|", ">")
_KEPT = re.compile(r"[|>][0-9]?\+")
_SIGN = re.compile(r"(?<![^ \t])#")


def spans(text: str) -> Iterator[Span]:
    """Where each key and value begins and ends, in order, as far as the text can be read.

    Lines and columns count from 0. A text below `|` or `>` begins on the line after that sign, and reaches
    over the empty lines at its end.
    """
    for event in _parsed(text):
        if isinstance(event, yaml.ScalarEvent):
            start: Any = event.start_mark
            end: Any = event.end_mark
            begin = Place(start.line + 1, 0) if event.style in _BLOCKS else Place(start.line, start.column)
            yield begin, Place(end.line, end.column)


def last_lines(text: str) -> dict[Place, int]:
    """The last line of each text, and of all between braces or brackets, by where it begins.

    Empty lines at the end of a text count where they belong to it (`|+`).
    """
    lines = text.split("\n")
    found: dict[Place, int] = {}
    opened: list[Place] = []
    for event in _parsed(text):
        start: Any = event.start_mark
        end: Any = event.end_mark
        if isinstance(event, yaml.CollectionStartEvent):
            opened.append(Place(start.line, start.column))
        elif isinstance(event, yaml.CollectionEndEvent):
            begin = opened.pop()
            if lines[begin.line].startswith(("{", "["), begin.column):
                found[begin] = end.line
        elif isinstance(event, yaml.ScalarEvent):
            last = end.line if end.column else max(end.line - 1, start.line)
            is_kept = event.style in _BLOCKS and _KEPT.match(lines[start.line], start.column)
            while last > start.line and not is_kept and not lines[last].strip():
                last -= 1
            found[Place(start.line, start.column)] = last
    return found


def comment_starts(text: str) -> dict[int, int]:
    """The columns at which comments begin, by their lines."""
    signs: dict[int, list[int]] = {}
    for number, line in enumerate(text.split("\n")):
        columns = [found.start() for found in _SIGN.finditer(line)]
        if columns:
            signs[number] = columns
    for begin, end in spans(text) if signs else ():
        for number in range(begin.line, end.line + 1):
            if number in signs:
                signs[number] = [each for each in signs[number] if not begin <= Place(number, each) < end]
    return {number: columns[0] for number, columns in signs.items() if columns}


@lru_cache(maxsize=1)
def _parsed(text: str) -> tuple[Any, ...]:
    """The events of a text, as far as it can be read. Whoever asks for one thing about it asks for all."""
    found: list[Any] = []
    with suppress(yaml.YAMLError):
        found.extend(events(text if text.endswith("\n") else f"{text}\n"))
    return tuple(found)
