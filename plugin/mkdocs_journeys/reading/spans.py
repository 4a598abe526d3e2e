"""Which characters of a YAML text belong to texts, so that everything else can be told from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import yaml

from mkdocs_journeys.reading.trouble import Place, events

Span = tuple[Place, Place]
_BLOCKS = ("|", ">")
_SIGN = re.compile(r"(?<![^ \t])#")


def spans(text: str) -> Iterator[Span]:
    """Where each key and value begins and ends, in order, as far as the text can be read.

    Lines and columns count from 0. A text below `|` or `>` begins on the line after that sign, and reaches
    over the empty lines at its end.
    """
    with suppress(yaml.YAMLError):
        for event in events(text if text.endswith("\n") else f"{text}\n"):
            if not isinstance(event, yaml.ScalarEvent):
                continue
            start: Any = event.start_mark
            end: Any = event.end_mark
            begin = Place(start.line + 1, 0) if event.style in _BLOCKS else Place(start.line, start.column)
            yield begin, Place(end.line, end.column)


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
