"""Slips between braces and brackets."""

from __future__ import annotations

from typing import NamedTuple

from mkdocs_journeys.reading.lines import flow_end, named, quote_end, read_line
from mkdocs_journeys.reading.nodes import Code, Fault
from mkdocs_journeys.reading.trouble import Place, Trouble


class Brackets(NamedTuple):
    """What a part of a line has of brackets: the innermost open one, and the one closed last. Or -1."""

    open: int
    closed: int
    end: int


def brackets(text: str, start: int, stop: int) -> Brackets:
    """Follow the braces and brackets of a line from `start`, until the first is closed or to `stop`."""
    opened: list[int] = []
    closed = end = -1
    at, before = start, ":"
    while at < stop:
        sign = text[at]
        if sign in "[{":
            opened.append(at)
        elif sign in "]}" and opened:
            closed, end = opened.pop(), at + 1
            if not opened:
                break
        elif sign in "\"'" and before in "[{,:":
            at = max(quote_end(text, at) - 1, at)
        before = before if sign in " \t" else sign
        at += 1
    return Brackets(opened[-1] if opened else -1, closed, end)


def in_flow(trouble: Trouble) -> Fault | None:
    """A slip between braces or brackets; nothing if the parser gave up elsewhere."""
    place = trouble.since if trouble.is_about_a_start else trouble.at
    text = trouble.lines[place.line]
    value = read_line(text).value
    around = brackets(text, value, place.column)
    if not trouble.in_flow and "flow" not in trouble.context and around.open < 0:
        return None
    return (
        _never_closed(trouble)
        or _bad_start(trouble, place, around)
        or _after_quote(trouble, place)
        or _colon(trouble, place)
        or _at_bracket(trouble, place)
        or _after_bracket(trouble, place, around)
        or _late_start(trouble, place, around)
    )


def _never_closed(trouble: Trouble) -> Fault | None:
    if "flow" not in trouble.context or trouble.at.line <= trouble.since.line:
        return None
    here, opening = (
        trouble.here,
        trouble.lines[trouble.since.line][trouble.since.column : trouble.since.column + 1],
    )
    at_end = not trouble.lines[trouble.at.line][trouble.at.column :].strip()
    if not at_end and not (here.colon >= trouble.at.column or here.has_dash):
        return None
    closing = {"[": "]", "{": "}"}.get(opening, "a closing bracket")
    message = f"The `{opening}` that begins here is never closed. Put a `{closing}` where it ends."
    return trouble.fault(Code.OPEN_BRACKET, trouble.since, message, allowed=closing)


def _bad_start(trouble: Trouble, place: Place, around: Brackets) -> Fault | None:
    if not trouble.is_about_a_start and "cannot start any token" not in trouble.problem:
        return None
    return _wants_quotes(trouble, place, around)


def _wants_quotes(trouble: Trouble, place: Place, around: Brackets) -> Fault:
    text = trouble.lines[place.line]
    sign = text[place.column]
    message = (
        f"A text that begins with {named(sign)} must stand in quotes; YAML reads that sign in its own way."
    )
    before = text[: place.column].rstrip()[-1:]
    is_item = before in ("[", ",") and text[around.open : around.open + 1] == "["
    if before != ":" and not is_item:
        return trouble.fault(
            Code.UNQUOTED_START, place, message
        )  # what follows a comma may be text before it
    return trouble.wants_quotes(Code.UNQUOTED_START, place, message, flow_end(text, place.column + 1))


def _after_quote(trouble: Trouble, place: Place) -> Fault | None:
    text = trouble.lines[place.line]
    last = trouble.last
    if not last.quoted or last.end.line != place.line or text[last.end.column : place.column].strip():
        return None
    rest = text[place.column : flow_end(text, place.column)]
    if not rest:
        return None
    message = "Text goes on after the closing quote. Put the whole text in quotes: in single ones "
    message += "where double quotes belong to it."
    if last.start.line != place.line or ":" in rest:
        return trouble.fault(Code.AFTER_QUOTE, place, message)
    return trouble.wants_quotes(Code.AFTER_QUOTE, last.start, message, place.column + len(rest))


def _colon(trouble: Trouble, place: Place) -> Fault | None:
    text = trouble.lines[place.line]
    if text[place.column : place.column + 1] != ":":
        return None
    message = "A colon with a space behind it begins a field, so a text that has one must stand in quotes."
    start = trouble.last.start
    if start.line != place.line:
        return trouble.fault(Code.UNQUOTED_COLON, place, message)
    return trouble.wants_quotes(Code.UNQUOTED_COLON, start, message, flow_end(text, place.column))


def _at_bracket(trouble: Trouble, place: Place) -> Fault | None:
    sign = trouble.lines[place.line][place.column : place.column + 1]
    if sign == ",":
        message = "There is nothing between two commas here. Delete one, or put the text that is missing."
        return trouble.fault(Code.SYNTAX, place, message)
    if not sign or sign not in "]}":
        return None
    message = f"This `{sign}` closes nothing that is open. Look for a brace or bracket that is not closed."
    return trouble.fault(Code.OPEN_BRACKET, place, message)


def _after_bracket(trouble: Trouble, place: Place, around: Brackets) -> Fault | None:
    text = trouble.lines[place.line]
    if around.closed < 0 or text[around.end : place.column].strip():
        return None
    start = Place(place.line, around.closed)
    message = (
        f"A text that begins with `{text[around.closed]}` must stand in quotes, or it is a list of its own."
    )
    return trouble.wants_quotes(Code.UNQUOTED_START, start, message, flow_end(text, place.column))


def _late_start(trouble: Trouble, place: Place, around: Brackets) -> Fault | None:
    """An alias, anchor or tag that YAML took for one, and more text behind it."""
    text = trouble.lines[place.line]
    begin = max(text.rfind(sign, 0, place.column) for sign in ",[{") + 1
    start = begin + read_line(text[begin : place.column]).value
    if text[start : start + 1] not in ("*", "&", "!"):
        return None
    return _wants_quotes(trouble, Place(place.line, start), around)
