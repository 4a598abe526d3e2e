"""Slips that YAML accepts in silence, and reads as something else than was meant.

Found on the parser's events while the tree is made. All marks and columns here count from 0.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml

from mkdocs_journeys.model.finding import Position, Repair
from mkdocs_journeys.reading.layout import (
    BULLET,
    DASH_LINE,
    KEY_STARTS,
    NO_SPACE,
    NO_SPACE_AFTER_DASH,
    ODD_INDENT,
)
from mkdocs_journeys.reading.lines import blanks_end, comment_at, is_note, is_waiver, quoted
from mkdocs_journeys.reading.nodes import Code, Fault

_ALIAS = re.compile(r"\*([\w-]+)")
_WORD = re.compile(r"!(?!(?:ENV|include|relative)$)[^!/:.<]*")
_NUMBER = re.compile(r"[-+\u2212]?[\d.,:%-]+")


@dataclass(slots=True)
class Listener:
    """Hears of every event on its way into the tree, and notes the slips it sees in `faults`."""

    text: str
    first_line: int
    faults: list[Fault] = field(default_factory=list)
    lines: list[str] = field(init=False)
    _has_question_marks: bool = field(init=False)
    _aliases: set[str] | None = None
    _anchors: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.lines = self.text.split("\n")
        self._has_question_marks = "?" in self.text

    def value(self, event: Any, name: Callable[[], str], *, in_flow: bool) -> None:
        """A text that stands where a value may stand, below the key that `name` tells.

        `in_flow`: between braces or brackets.
        """
        if event.style:
            return
        start, end = event.start_mark.line, event.end_mark.line
        if "#" in self.lines[end]:
            self._comment(event, name(), in_flow)
        if start != end:
            self._dash_within(event, name())
        if event.value.startswith("-"):
            self._dash_before(event, name())

    def key(self, event: Any) -> bool:
        """A text that stands where a key may stand. False: it cannot be one."""
        mark = event.start_mark
        line, column = mark.line, mark.column
        text = self.lines[line]
        if self._has_question_marks and self._is_asked_for(mark.index):
            message = "A key needs no `?` before it. Write `title: My journey`."
            self._fault(line, column, Code.KEY_NOT_TEXT, message, event.value)
            return False
        if event.style or text[column : column + 1] in KEY_STARTS:
            return True
        if found := ODD_INDENT.match(text, column):
            message = "This key begins with special spaces, as web pages have them. Put plain spaces."
            repair = self._repair(line, column, found.end(), " " * (found.end() - column))
            self._fault(line, column, Code.ODD_SPACE, message, repair=repair)
            return False
        if found := BULLET.match(text, column):
            message = f"`{found[1]}` begins no list item in YAML. Put a hyphen and a space: `- `."
            repair = self._repair(line, column, found.end(), "- ")
            self._fault(line, column, Code.MISSING_DASH, message, repair=repair)
            return False
        if NO_SPACE_AFTER_DASH.match(text, column):
            self._no_space_after_dash(line, column, event.value)
            return False
        return True

    def _is_asked_for(self, start: int) -> bool:
        """Whether a key is written the long way: `? key`, with `: value` on the next line."""
        at = start - 1
        while at >= 0 and self.text[at] in " \t":
            at -= 1
        return 0 <= at < start - 1 and self.text[at] == "?" and self.text[at - 1 : at].strip("[{, \t\n") == ""

    def root(self, event: Any) -> None:
        """A text that is all there is in the file."""
        line, column = event.start_mark.line, event.start_mark.column
        found = None if event.style else NO_SPACE.match(self.lines[line], column)
        if found:
            start, end = found.span("colon")
            message = "Behind the colon of a field there must be a space: `title: My journey`."
            repair = self._repair(line, start, end, ": ")
            self._fault(line, start, Code.MISSING_SPACE, message, repair=repair)

    def properties(self, event: Any, key: str, *, is_key: bool) -> None:
        """Anchors, aliases and tags, meant as such or not."""
        is_alias = isinstance(event, yaml.AliasEvent)
        anchor, tag = event.anchor, getattr(event, "tag", None)
        if anchor is None and tag is None:
            return
        start, end = event.start_mark, event.end_mark
        is_text = is_alias or (isinstance(event, yaml.ScalarEvent) and not event.style)
        repair = None
        if is_text and not is_key and start.line == end.line:
            repair = self._quoting(start.line, start.column, end.column)
        if anchor is not None:
            if self._is_real(anchor, is_alias) or not is_text:
                repair = None
            code = Code.UNQUOTED_START if repair else Code.ANCHOR
            sign = "*" if is_alias else "&"
            message = (
                f"`{sign}{anchor}` is an anchor or alias to YAML, which journeys do without. "
                "If it is text, put the text in quotes."
            )
            self._fault(start.line, start.column, code, message, key, repair)
        if tag is not None:
            written = tag
            if is_text and anchor is None:
                written = self.text[start.index : end.index].split(maxsplit=1)[0]
            if anchor is not None or not _WORD.fullmatch(written):
                repair = None
            code = Code.UNQUOTED_START if written == "!" and repair else Code.TAG
            message = (
                f"`{written}` is a tag to YAML, which journeys do without. "
                "If it is text, put the text in quotes."
            )
            self._fault(start.line, start.column, code, message, key, repair)

    def _is_real(self, anchor: str, is_alias: bool) -> bool:
        """Whether anchor and alias go with each other, so that nobody meant them as text."""
        if is_alias:
            return anchor in self._anchors
        self._anchors.add(anchor)
        if self._aliases is None:
            self._aliases = set(_ALIAS.findall(self.text))
        return anchor in self._aliases

    def _comment(self, event: Any, key: str, in_flow: bool) -> None:
        start, end = event.start_mark, event.end_mark
        text = self.lines[end.line]
        sign = comment_at(text, end.column)
        repair: Repair | None
        if sign < 0 or is_waiver(text, sign):
            return
        if not event.value:
            if not is_note(text, sign):
                message = "YAML reads what follows `#` as a comment. Put the text in quotes."
                repair = None if in_flow else self._quoting(end.line, sign, len(text.rstrip()))
                self._fault(end.line, sign, Code.HIDDEN_COMMENT, message, key, repair)
            return
        message = (
            "YAML reads what follows ` #` as a comment, and so cuts this text off. Put the whole text in "
            "quotes; or, if you mean a comment, put it on a line of its own."
        )
        is_one_line = start.line == end.line and not in_flow
        is_safe = is_one_line and not is_note(text, sign) and not _NUMBER.fullmatch(event.value)
        repair = self._quoting(end.line, start.column, len(text.rstrip())) if is_safe else None
        self._fault(end.line, sign, Code.HIDDEN_COMMENT, message, key, repair)

    def _dash_within(self, event: Any, key: str) -> None:
        for line in range(event.start_mark.line + 1, event.end_mark.line + 1):
            if DASH_LINE.match(self.lines[line]):
                message = (
                    "This line begins with a dash, but YAML takes it for more of the text above it. "
                    "Align it with the list it belongs to, or put the whole text in quotes."
                )
                self._fault(line, blanks_end(self.lines[line], 0), Code.INDENTATION, message, key)
                return

    def _dash_before(self, event: Any, key: str) -> None:
        line, column = event.start_mark.line, event.start_mark.column
        text = self.lines[line]
        if blanks_end(text, 0) == column and NO_SPACE_AFTER_DASH.match(text, column):
            self._no_space_after_dash(line, column, key)

    def _no_space_after_dash(self, line: int, column: int, key: str) -> None:
        message = "Behind the dash of a list item there must be a space: `- `."
        repair = self._repair(line, column, column + 1, "- ")
        self._fault(line, column, Code.MISSING_SPACE, message, key, repair)

    def _quoting(self, line: int, start: int, end: int) -> Repair:
        return self._repair(line, start, end, quoted(self.lines[line][start:end]))

    def _repair(self, line: int, start: int, end: int, new: str) -> Repair:
        return Repair(self.first_line + line, start + 1, end + 1, new)

    def _fault(
        self, line: int, column: int, code: Code, message: str, key: str = "", repair: Repair | None = None
    ) -> None:
        suggestion = repair.new if repair is not None and repair.new[:1] in ("'", '"') else ""
        position = Position(self.first_line + line, column + 1)
        self.faults.append(Fault(position, code, message, suggestion=suggestion, key=key, repair=repair))
