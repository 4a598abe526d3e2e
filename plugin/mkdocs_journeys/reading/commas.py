"""Texts that a comma splits between braces or brackets: `{text: Slow, and dear}`.

YAML takes what follows the comma for a key without a value, and says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mkdocs_journeys.model.finding import Position, Repair
from mkdocs_journeys.reading.lines import quoted
from mkdocs_journeys.reading.nodes import Code, Fault


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands between two commas: the events of a key and its value, or of a lone text.

    `value` is None where it is a list or fields.
    """

    key: Any
    value: Any
    has_colon: bool


def is_lone(text: str, key: Any, value: Any) -> bool:
    """Whether a key in braces has no value because there is no colon behind it."""
    start, end = value.start_mark.index, value.end_mark.index
    if start != end:
        return False
    at = key.end_mark.index
    while at < len(text) and text[at] in " \t\n":
        at += 1
    return not text.startswith(":", at)


def split_texts(
    pieces: list[Piece | None], start: Any, end: Any, text: str, first_line: int, name: str
) -> list[Fault]:
    """The faults of everything between two braces or brackets; None is a piece that is no text.

    `start` and `end` are the events of the braces, and `name` is the key they belong to.
    """
    in_braces = text.startswith("{", start.start_mark.index)
    if in_braces and pieces and not any(piece is None or piece.has_colon for piece in pieces):
        return [_all_lone(start, end, text, first_line, name)]
    faults = []
    owner: Piece | None = None
    run: list[Piece] = []
    for piece in [*pieces, None]:
        if piece is not None and not piece.has_colon:
            run.append(piece)
            continue
        if run and (in_braces or owner is not None):
            faults.append(_split(owner, run, text, first_line, in_braces))
        owner, run = piece, []
    return faults


def _split(owner: Piece | None, run: list[Piece], text: str, first_line: int, in_braces: bool) -> Fault:
    first, last = run[0].key.start_mark, run[-1].key.end_mark
    position = Position(first_line + first.line, first.column + 1)
    value = owner.value if owner is not None else None
    if owner is None or value is None or value.style or not value.value:
        message = "Between braces each piece needs a name and a colon, as in `{text: Slow}`; this has none."
        return Fault(position, Code.COMMA_IN_BRACES, message)
    key = owner.key.value
    message = f"The comma before this splits a text in two. Put the whole text of `{key}` in quotes."
    begin = value.start_mark
    if not in_braces:
        message += " If these are two things, put braces around the first."
    if not in_braces or begin.line != last.line:
        return Fault(position, Code.COMMA_IN_BRACES, message, key=key)
    new = quoted(text[begin.index : last.index])
    repair = Repair(first_line + begin.line, begin.column + 1, last.column + 1, new)
    return Fault(position, Code.COMMA_IN_BRACES, message, suggestion=new, key=key, repair=repair)


def _all_lone(start: Any, end: Any, text: str, first_line: int, name: str) -> Fault:
    """A text in braces, such as `{draft}`, or `{{ name }}` of a template."""
    begin, stop, more = start.start_mark, end.end_mark, 0
    if text[begin.index - 1 : begin.index] == "{" and text[stop.index : stop.index + 1] == "}":
        more = 1
    line, column = first_line + begin.line, begin.column + 1 - more
    message = "A text that begins with `{` must stand in quotes; YAML reads that sign in its own way."
    if begin.line != stop.line:
        return Fault(Position(line, column), Code.UNQUOTED_START, message, key=name)
    new = quoted(text[begin.index - more : stop.index + more])
    repair = Repair(line, column, stop.column + 1 + more, new)
    return Fault(Position(line, column), Code.UNQUOTED_START, message, "", new, name, repair)
