"""A journey file is two things: fields between two lines of `---`, and prose below them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mkdocs_journeys.model.finding import Position, Repair
from mkdocs_journeys.reading.nodes import Code, Fault

# What people or their editors write for three hyphens: too many, an indent, a typographic dash.
_NEARLY_A_FENCE = re.compile(r"\s*(?:-{2,}|[\u2012-\u2015]-?|\u2014+)\s*")


@dataclass(frozen=True, slots=True)
class Parts:
    """The frontmatter and the body, each with the number of its first line in the file."""

    frontmatter: str
    frontmatter_line: int
    body: str
    body_line: int


def split(text: str) -> Parts | Fault:
    """Take a decoded file apart, or say which line of `---` is missing."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return _no_opening(lines)
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() in ("---", "..."):
            fields = "".join(f"{each}\n" for each in lines[1 : number - 1])
            return Parts(fields, 2, "\n".join(lines[number:]), number + 1)
    return _no_closing(lines)


def _no_opening(lines: list[str]) -> Fault:
    message = (
        "The first line of the file must be `---`. Then come the fields, then `---` again, then the prose."
    )
    repair = None
    if not lines[0].strip() and any(line.strip() == "---" for line in lines):
        message = "Nothing may stand before the first `---`, not even an empty line. Delete what is above it."
    elif _NEARLY_A_FENCE.fullmatch(lines[0]):
        message = "The first line of the file must be exactly three hyphens: `---`."
        repair = Repair(1, 1, len(lines[0]) + 1, "---")
    return Fault(Position(1, 1), Code.NO_FRONTMATTER, message, allowed="---", repair=repair)


def _no_closing(lines: list[str]) -> Fault:
    for number, line in enumerate(lines[1:], start=2):
        if _NEARLY_A_FENCE.fullmatch(line):
            message = "The line that ends the fields must be exactly three hyphens at its very start: `---`."
            # Four and more may as well underline a heading of the prose.
            repair = None if line.strip().startswith("----") else Repair(number, 1, len(line) + 1, "---")
            return Fault(Position(number, 1), Code.OPEN_FRONTMATTER, message, allowed="---", repair=repair)
    message = (
        "The fields begin here, but nothing says where they end. "
        "Put a line with `---` below the last field, above the prose."
    )
    return Fault(Position(1, 1), Code.OPEN_FRONTMATTER, message, allowed="---")
