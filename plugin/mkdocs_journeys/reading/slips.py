"""What the YAML parser cannot read, said in plain words: the usual slips of people who write texts.

The parser's own message tells where it gave up. Each function here looks at that place, and the line
or two around it, for one kind of slip, and answers nothing where it sees none.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from mkdocs_journeys.model.finding import Repair
from mkdocs_journeys.reading.flow import brackets, in_flow
from mkdocs_journeys.reading.layout import (
    after_end,
    bad_beginning,
    loose_line,
    open_columns,
    structure,
    too_far_right,
)
from mkdocs_journeys.reading.lines import blanks_end, named, quote_end, quoted, read_line, text_in_quotes
from mkdocs_journeys.reading.nodes import Code, Fault
from mkdocs_journeys.reading.trouble import Place, Trouble


def explain(
    text: str, first_line: int, error: yaml.YAMLError, last: Any = None, open_flow: bool = False
) -> Fault:
    """Say what is wrong where the parser gave up.

    `last` is the event of the last text it took; `open_flow`: a brace or bracket was open by then.
    """
    trouble = Trouble.of(text, first_line, error, last, open_flow)
    for look in (_tab, _quote, _directive, in_flow, _value, after_end, loose_line, too_far_right, structure):
        fault = look(trouble)
        if fault is not None:
            return fault
    return trouble.fault(
        Code.SYNTAX,
        trouble.at,
        "YAML cannot read on from here. Look for a missing quote, bracket, dash or colon, "
        f"on this line or the one above. (The parser says: {trouble.problem or error}.)",
    )


def _tab(trouble: Trouble) -> Fault | None:
    number = trouble.at.line
    line = trouble.lines[number]
    leading = blanks_end(line, 0)
    tab = line.find("\t", 0, leading)
    if tab < 0 and "cannot start any token" in trouble.problem and line.startswith("\t", trouble.at.column):
        tab, leading = trouble.at.column, blanks_end(line, trouble.at.column)
        widths = [1]
    elif tab >= 0:
        widths = [4, 2, 8]
    else:
        return None
    repairs = [
        Repair(
            trouble.first_line + number, tab + 1, leading + 1, line[tab:leading].replace("\t", " " * width)
        )
        for width in widths
    ]
    columns = open_columns(trouble, number)
    best = max(repairs, key=lambda each: (trouble.progress(each), len(each.new) + tab in columns))
    message = "There is a tab here. YAML lines up with spaces only: put spaces in its place."
    return trouble.fault(Code.TAB, Place(number, tab), message, repair=best)


def _quote(trouble: Trouble) -> Fault | None:
    if "quoted scalar" not in trouble.context:
        return None
    text = trouble.lines[trouble.since.line]
    start = trouble.since.column
    if "end of stream" in trouble.problem or "document indicator" in trouble.problem:
        return open_quote(trouble, trouble.since)
    message = r"Between double quotes a `\` has a meaning of its own. Write it twice, or use single quotes."
    end = quote_end(text, start)
    repair = None
    if end >= 0:
        inner = re.sub(r'\\(?!")', r"\\\\", text[start + 1 : end - 1].replace("\\\\", "\\"))
        repair = Repair(trouble.first_line + trouble.since.line, start + 1, end + 1, f'"{inner}"')
    return trouble.fault(Code.BACKSLASH, trouble.at, message, repair=repair)


def open_quote(trouble: Trouble, place: Place) -> Fault:
    """The fault of a quote at a place that nothing closes on its line."""
    text = trouble.lines[place.line]
    sign = text[place.column]
    message = f"The quote `{sign}` that begins here is never closed. Put a `{sign}` at the end of the text."
    if sign == "'":
        message += " If it is an apostrophe, put double quotes around the whole text."
        return trouble.fault(Code.OPEN_QUOTE, place, message)
    end = len(text.rstrip())
    repair = None
    line = read_line(text)
    has_owner = line.value == place.column and (line.colon >= 0 or line.has_dash)
    if has_owner and not trouble.goes_on(place.line) and end > place.column + 1:
        repair = Repair(trouble.first_line + place.line, end + 1, end + 1, sign)
    return trouble.fault(Code.OPEN_QUOTE, place, message, repair=repair)


def _directive(trouble: Trouble) -> Fault | None:
    if "directive" not in trouble.context:
        return None
    message = "A line must not begin with `%`. Indent it if it belongs to the text above; else delete it."
    return trouble.fault(Code.DIRECTIVE, trouble.since, message)


def _value(trouble: Trouble) -> Fault | None:
    """A slip within the text behind a key or a dash."""
    place = trouble.since if trouble.is_about_a_start else trouble.at
    text = trouble.lines[place.line]
    line = read_line(text)
    if place.column < line.value or not text.strip():
        return None
    start = Place(place.line, line.value)
    if fault := bad_beginning(trouble, place.line):
        return fault
    if trouble.last.quoted and trouble.last.end.line == place.line and trouble.last.start.line < place.line:
        return _after_long_quote(trouble)
    if text.startswith(("'", '"'), line.value):
        return _after_quote(trouble, start, place)
    if sign := _sign_of_yaml(text, line.value):
        return _start(trouble, start, sign)
    if "mapping values" in trouble.problem and line.colon >= 0 and line.colon < place.column:
        return _colon(trouble, start)
    return None


def _after_quote(trouble: Trouble, start: Place, place: Place) -> Fault | None:
    text = trouble.lines[start.line]
    end = quote_end(text, start.column)
    if end < 0:
        return open_quote(trouble, start)
    if place.column < end:
        return None
    after = blanks_end(text, end)
    message = (
        "Text goes on after the closing quote. Put the whole text in quotes: in single ones "
        "where double quotes belong to it."
    )
    line = read_line(text)
    if line.colon < 0 and (":" in text[end:] or not line.has_dash):
        return trouble.fault(Code.AFTER_QUOTE, Place(start.line, after), message)
    inner = text_in_quotes(text[start.column :].rstrip())
    if inner and not trouble.goes_on(start.line):
        new = quoted(inner)
        repair = Repair(trouble.first_line + start.line, start.column + 1, len(text.rstrip()) + 1, new)
        return trouble.fault(Code.AFTER_QUOTE, start, message, repair=repair, suggestion=new)
    return trouble.wants_quotes(Code.AFTER_QUOTE, start, message)


def _after_long_quote(trouble: Trouble) -> Fault:
    """Either a quote of several lines with text behind it, or one that ends at the next one's begin."""
    start = trouble.last.start
    between = trouble.lines[start.line + 1 : trouble.last.end.line + 1]
    if any(read_line(each).colon >= 0 or read_line(each).has_dash for each in between):
        return open_quote(trouble, start)
    message = "Text goes on after the closing quote. Move that quote to the very end of the text."
    return trouble.fault(Code.AFTER_QUOTE, trouble.last.end, message)


def _sign_of_yaml(text: str, start: int) -> str:
    """What a text begins with that YAML reserves, or nothing."""
    sign = text[start : start + 1]
    if sign and sign in "*&@%!|>[{`]},":
        return sign
    if sign and sign in "-?" and text[start + 1 : start + 2].strip() == "":
        return sign
    return ""


def _start(trouble: Trouble, start: Place, sign: str) -> Fault:
    text = trouble.lines[start.line]
    inner = read_line(text[start.column :])
    if sign == "-" and (trouble.goes_on(start.line) or inner.colon >= 0):
        message = "A list begins on the line below its key. Move what begins with `-` to a line of its own."
        return trouble.fault(Code.UNQUOTED_START, start, message)
    if sign in "|>" and trouble.goes_on(start.line):
        message = f"Behind `{sign}` nothing may stand on the same line. Begin the text on the line below."
        return trouble.fault(Code.UNQUOTED_START, start, message)
    if sign in "[{" and not text[brackets(text, start.column, len(text)).end :].strip("]} \t"):
        message = "Here is a brace or bracket too many, or one too few before it."
        return trouble.fault(Code.OPEN_BRACKET, trouble.at, message)
    message = (
        f"A text that begins with {named(sign)} must stand in quotes; YAML reads that sign in its own way."
    )
    return trouble.wants_quotes(Code.UNQUOTED_START, start, message)


def _colon(trouble: Trouble, start: Place) -> Fault:
    text = trouble.lines[start.line]
    message = "A colon with a space behind it begins a field, so a text that has one must stand in quotes."
    stripped = text[start.column :].rstrip()
    if stripped[0] in "\u201c\u201d\u201e\u201f" and stripped[-1] in "\u201c\u201d":
        message += " Typographic quotes do not count: use straight ones."
        inner = stripped[1:-1]
        if '"' not in inner and "\\" not in inner and not trouble.goes_on(start.line):
            number = trouble.first_line + start.line
            repair = Repair(number, start.column + 1, start.column + len(stripped) + 1, f'"{inner}"')
            return trouble.fault(Code.UNQUOTED_COLON, start, message, repair=repair, suggestion=repair.new)
    return trouble.wants_quotes(Code.UNQUOTED_COLON, start, message)
