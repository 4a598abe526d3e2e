"""Slips in how lines stand to each other: dashes, indentation, and lines that are no field."""

from __future__ import annotations

import re
import string

from mkdocs_journeys.model.finding import Repair
from mkdocs_journeys.reading.lines import Line, comment_sign, is_waiver, read_line
from mkdocs_journeys.reading.nodes import Code, Fault
from mkdocs_journeys.reading.trouble import Place, Trouble

# What web pages, word processors and keyboards for Chinese and Japanese put for a space or a colon.
_ODD_SPACE = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000"
ODD_INDENT = re.compile(rf"[ \t]*[{_ODD_SPACE}][ \t{_ODD_SPACE}]*")
NO_SPACE = re.compile(
    rf"[^\W\d][\w-]*(?P<colon>[ \t{_ODD_SPACE}]*\uff1a[ \t{_ODD_SPACE}]*|:[{_ODD_SPACE}]*)(?=[^\s/:])"
)
BULLET = re.compile(rf"([*\u2022\u2012-\u2015\u2212])[ \t{_ODD_SPACE}]+(?=\S)")
NO_SPACE_AFTER_DASH = re.compile(r"-(?=[^\s\d.-])")
DASH_LINE = re.compile(r"[ \t]*- ")
# With what nearly all keys begin, and none that is meant as something else.
KEY_STARTS = frozenset(string.ascii_letters)

_FIELD = re.compile(r"[a-z][a-z0-9_-]*")


def bad_beginning(trouble: Trouble, number: int) -> Fault | None:
    """A line that begins with what looks like a dash, an indent or a field, and is none."""
    text = trouble.lines[number]
    line = read_line(text)
    if found := ODD_INDENT.match(text, 0):
        message = "This line is indented with special spaces, as web pages have them. Put plain spaces."
        repair = Repair(trouble.first_line + number, 1, found.end() + 1, " " * found.end())
        return trouble.fault(Code.ODD_SPACE, Place(number, 0), message, repair=repair)
    if found := BULLET.match(text, line.item):
        message = f"`{found[1]}` begins no list item in YAML. Put a hyphen and a space: `- `."
        return _replace(trouble, number, found.start(), found.end(), "- ", Code.MISSING_DASH, message)
    if found := NO_SPACE_AFTER_DASH.match(text, line.item):
        message = "Behind the dash of a list item there must be a space: `- `."
        return _replace(trouble, number, found.start(), found.end(), "- ", Code.MISSING_SPACE, message)
    if line.colon < 0 and (found := NO_SPACE.match(text, line.item)):
        message = "Behind the colon of a field there must be a space: `title: My journey`."
        start, end = found.span("colon")
        return _replace(trouble, number, start, end, ": ", Code.MISSING_SPACE, message)
    return None


def _replace(
    trouble: Trouble, number: int, start: int, end: int, new: str, code: Code, message: str
) -> Fault:
    repair = Repair(trouble.first_line + number, start + 1, end + 1, new)
    return trouble.fault(code, Place(number, start), message, repair=repair)


def loose_line(trouble: Trouble) -> Fault | None:
    """A line that is neither a field nor a list item, nor more of the text above."""
    place = trouble.since if "simple key" in trouble.context else trouble.at
    line = read_line(trouble.lines[place.line])
    if (
        line.colon >= 0
        or not line.text.strip()
        or place.column < line.item
        or "mapping values" in trouble.problem
    ):
        return None
    return (
        bad_beginning(trouble, place.line)
        or _cut_off(trouble, place.line)
        or _loose_text(trouble, place, line)
    )


def _cut_off(trouble: Trouble, number: int) -> Fault | None:
    """More of the text above, which a comment has ended."""
    above = trouble.above(number)
    if above < 0:
        return None
    line = read_line(trouble.lines[above])
    if line.text.startswith("#", line.indent):
        owner = trouble.above(above)
        if owner < 0 or read_line(trouble.lines[owner]).column >= line.indent:
            return None
        message = "This comment stands within a text and cuts it off. Move it above or below the text."
        return trouble.fault(Code.HIDDEN_COMMENT, Place(above, line.indent), message)
    sign = comment_sign(line.text, line.value)
    is_plain = not line.text.startswith(('"', "'", "[", "{", "|", ">"), line.value)
    if sign <= line.value or not is_plain or is_waiver(line.text, sign):
        return None
    message = "YAML reads what follows ` #` as a comment, and so cuts this text off. Put the text in quotes."
    return trouble.fault(Code.HIDDEN_COMMENT, Place(above, sign), message)


def _loose_text(trouble: Trouble, place: Place, line: Line) -> Fault:
    above = trouble.above(place.line)
    before = read_line(trouble.lines[above]) if above >= 0 else None
    end_of_fields = ""
    if trouble.first_line > 1:
        end_of_fields = " If the prose begins here, put a line with `---` above it."
    if before is not None and before.has_dash and before.indent == line.indent:
        message = (
            "The line above is a list item, and this one stands right under its dash. Put `- ` before it, "
            "or indent it further if it belongs to the text above."
        )
        return trouble.fault(Code.MISSING_DASH, place, message)
    is_text = (
        before is not None and not before.text.startswith("#", before.value) and before.text[before.value :]
    )
    if is_text and above == place.line - 1:
        message = "This line is no field (`name: text`). If it belongs to the text above, indent it further."
        return trouble.fault(Code.INDENTATION, place, message + end_of_fields)
    message = "This line is neither a field (`name: text`) nor a list item (`- text`)." + end_of_fields
    return trouble.fault(Code.SYNTAX, place, message)


def too_far_right(trouble: Trouble) -> Fault | None:
    """A field that YAML takes for more of the text above it."""
    here, last = trouble.here, trouble.last
    if "mapping values" not in trouble.problem or here.colon != trouble.at.column:
        return None
    above = trouble.above(trouble.at.line)
    if above >= 0 and (fault := bad_beginning(trouble, above)):
        return fault
    if last.start.line >= trouble.at.line:
        return None
    owner = read_line(trouble.lines[last.start.line])
    if not owner.key and not owner.has_dash:
        return _loose_text(trouble, last.start, owner)
    if here.has_dash or _FIELD.fullmatch(here.key):
        whose = f"`{owner.key}`" if owner.key else "the list item"
        message = (
            f"This line stands further right than {whose} on line {trouble.first_line + last.start.line}, "
            "so YAML takes it for more of that text. Let both begin in the same column, or quote the text."
        )
        column = f"column {owner.item + 1}"
        return trouble.fault(Code.INDENTATION, Place(trouble.at.line, here.indent), message, allowed=column)
    message = (
        "This text goes over several lines and has a colon with a space behind it, which would begin a "
        "field. Put a quote before its first word and one after its last."
    )
    return trouble.fault(Code.UNQUOTED_COLON, last.start, message)


def after_end(trouble: Trouble) -> Fault | None:
    """Something below the line of `...` that ends a document."""
    if "document start" not in trouble.problem:
        return None
    if not any(line.rstrip() == "..." for line in trouble.lines[: trouble.at.line]):
        return None
    message = "Nothing may follow the line with `...`. Delete that line."
    return trouble.fault(Code.SEVERAL_DOCUMENTS, trouble.at, message)


def structure(trouble: Trouble) -> Fault | None:
    """A line that begins in a column in which nothing above it begins."""
    here, place = trouble.here, Place(trouble.at.line, trouble.here.indent)
    if here.text.startswith(":", here.item):
        message = "Before this colon there must be the name of a field, as in `title: My journey`."
        return trouble.fault(Code.KEY_NOT_TEXT, place, message)
    if fault := bad_beginning(trouble, trouble.at.line):
        return fault
    if "block mapping" not in trouble.context and "block collection" not in trouble.context:
        return None
    if not here.text.strip() or trouble.at.column > here.item:
        return None
    if "collection" in trouble.context and here.indent == trouble.since.column:
        message = (
            "The lines above are list items. Put `- ` before this one, or indent it as what it belongs to."
        )
        return trouble.fault(Code.MISSING_DASH, place, message)
    columns = open_columns(trouble, trouble.at.line)
    message = f"This line begins in column {here.indent + 1}, where nothing above it begins. Align it."
    if here.indent in columns:
        message = "This line does not go with what begins in the same column above it. Check its indentation."
    allowed = "column " + " or ".join(str(column + 1) for column in sorted(columns - {here.indent}))
    return trouble.fault(Code.INDENTATION, place, message, allowed=allowed)


def open_columns(trouble: Trouble, number: int) -> set[int]:
    """The columns in which what is still open above a line begins."""
    columns: set[int] = set()
    nearest = len(trouble.lines[number]) + max(map(len, trouble.lines[:number]), default=0)
    for text in reversed(trouble.lines[:number]):
        line = read_line(text)
        if text.strip() and not text.startswith("#", line.indent) and line.indent < nearest:
            columns |= {line.indent, line.item} if line.colon >= 0 else {line.indent}
            nearest = line.indent
        if nearest == 0:
            break
    return columns
