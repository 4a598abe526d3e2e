"""Where the YAML parser gave up, and whether a change would have let it go on."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from mkdocs_journeys.model.finding import Position, Repair
from mkdocs_journeys.reading.lines import Line, quoted, quoting, read_line, text_end
from mkdocs_journeys.reading.nodes import Code, Fault

_STARTS = ("a block scalar", "an alias", "an anchor", "a tag")

LOADER: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


def events(text: str) -> Generator[Any]:
    """The parser's events. Raises `yaml.YAMLError` where the text is no YAML."""
    parser = LOADER(text)
    try:
        # Not yaml.parse: it asks for each event twice.
        event = parser.get_event()
        while event is not None:
            yield event
            event = parser.get_event()
    finally:
        parser.dispose()


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line and a column, both counted from 0 as the parser counts."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Last:
    """The last text that the parser understood."""

    start: Place
    end: Place
    quoted: bool


@dataclass(frozen=True)
class Trouble:
    """A text, the parser's words about it, and the two places the words are about."""

    lines: list[str]
    first_line: int
    problem: str
    context: str
    at: Place
    since: Place
    last: Last
    in_flow: bool

    @classmethod
    def of(
        cls, text: str, first_line: int, error: yaml.YAMLError, last: Any = None, in_flow: bool = False
    ) -> Trouble:
        """Gather what an error tells.

        `last` is the last scalar's event, if there was one, and `in_flow` says whether a brace or
        bracket was open by then.
        """
        lines = text.split("\n")
        at = _place(getattr(error, "problem_mark", None), lines)
        since = getattr(error, "context_mark", None)
        return cls(
            lines,
            first_line,
            str(getattr(error, "problem", None) or ""),
            str(getattr(error, "context", None) or ""),
            at,
            at if since is None else _place(since, lines),
            _last(last, lines),
            in_flow,
        )

    @cached_property
    def here(self) -> Line:
        """The line on which the parser gave up."""
        return read_line(self.lines[self.at.line])

    @property
    def is_about_a_start(self) -> bool:
        """Whether the parser stumbled over the sign that a text begins with, at `since`."""
        return self.context.endswith(_STARTS) or "tag handle" in self.problem

    def above(self, line: int) -> int:
        """The nearest line above that has something on it, or -1."""
        line -= 1
        while line >= 0 and not self.lines[line].strip():
            line -= 1
        return line

    def goes_on(self, line: int) -> bool:
        """Whether what begins on this line goes on below it."""
        column = read_line(self.lines[line]).column
        for text in self.lines[line + 1 :]:
            if text.strip():
                return len(text) - len(text.lstrip(" \t")) > column and text.strip()[0] != "#"
        return False

    def fault(
        self,
        code: Code,
        place: Place,
        message: str,
        *,
        repair: Repair | None = None,
        suggestion: str = "",
        allowed: str = "",
    ) -> Fault:
        """A fault at a place; its repair is left out unless the parser gets further with it."""
        if repair is not None and not self.gets_further(repair):
            repair = None
        position = Position(self.first_line + place.line, place.column + 1)
        key = read_line(self.lines[place.line]).key
        return Fault(position, code, message, allowed, suggestion, key, repair)

    def wants_quotes(self, code: Code, place: Place, message: str, end: int = -1) -> Fault:
        """A fault of a text that begins at a place and has to stand in quotes.

        `end` is where the text ends on its line; by default it reaches to the end of the line.
        """
        text = self.lines[place.line]
        in_line = 0 <= end < len(text)
        if end < 0:
            end = text_end(text, place.column)
        if not in_line and self.goes_on(place.line):
            return self.fault(code, place, message)
        repair = quoting(self.first_line + place.line, text, place.column, end)
        suggestion = quoted(text[place.column : end])
        return self.fault(code, place, message, repair=repair, suggestion=suggestion)

    def gets_further(self, repair: Repair) -> bool:
        """Whether the parser gives up later, or not at all, once a repair is made."""
        return self.progress(repair) > self._anchor(self.problem, self.at, self.since).line

    def progress(self, repair: Repair) -> int:
        """The line on which the parser gives up once a repair is made; beyond the last if it does not."""
        lines = list(self.lines)
        number = repair.line - self.first_line
        line = lines[number]
        lines[number] = line[: repair.start - 1] + repair.new + line[repair.end - 1 :]
        text = "\n".join(lines)
        try:
            for _ in events(text):
                pass
        except yaml.YAMLError as error:
            other = Trouble.of(text, self.first_line, error)
            return self._anchor(other.problem, other.at, other.since).line
        return len(lines)

    @staticmethod
    def _anchor(problem: str, at: Place, since: Place) -> Place:
        # What is never closed is noticed at the end only; it goes wrong where it opens.
        return since if "end of stream" in problem else at


def _place(mark: Any, lines: list[str]) -> Place:
    """The mark's place, brought back to the last line that has something on it."""
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    line = min(line, len(lines) - 1)
    return Place(line, min(column, len(lines[line])))


def _last(event: Any, lines: list[str]) -> Last:
    if event is None:
        return Last(Place(0, 0), Place(0, 0), False)
    return Last(_place(event.start_mark, lines), _place(event.end_mark, lines), event.style in ("'", '"'))
