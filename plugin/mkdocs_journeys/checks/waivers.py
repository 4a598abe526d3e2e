"""Where somebody says that a rule does not hold for a place, and why.

`# journeys: ignore JM104 -- reason` on the line, or alone on the line above it; above the first key it is for
the whole file. In the prose it is an HTML comment. Within a text or a code block it is no waiver.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_journeys.reading.source import Source
from mkdocs_journeys.reading.spans import comment_starts

_SIGN = "journeys:"
_COMMENT = re.compile(r"(?<![^ \t])#[ \t]*journeys:[ \t]*ignore\b(?P<said>.*)", re.IGNORECASE)
_HTML = re.compile(r"<!--\s*journeys:\s*ignore\b(?P<said>.*?)-->", re.IGNORECASE | re.DOTALL)
_FENCE = re.compile(r"[ \t]*(?P<fence>`{3,}|~{3,})")
_CODE = re.compile(r"(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)")


@dataclass(frozen=True, slots=True)
class Waiver:
    """One waiver, as it is written. `covers` is the line that it speaks of; None: the whole file."""

    line: int
    column: int
    names: tuple[str, ...]
    reason: str
    covers: int | None


def waivers(source: Source) -> tuple[Waiver, ...]:
    """The waivers in a file, in the order of its lines."""
    if _SIGN not in source.text.casefold():
        return ()
    return (*_in_fields(*(source.fields or ("", 1))), *_in_prose(source.body, source.body_line))


def _in_fields(text: str, first: int) -> Iterator[Waiver]:
    lines = text.split("\n")
    comments = comment_starts(text)
    alone = {number for number, column in comments.items() if not lines[number][:column].strip()}
    held = [
        number for number, line in enumerate(lines) if line.strip() not in ("", "---") and number not in alone
    ]
    for number, column in sorted(comments.items()):
        found = _COMMENT.search(lines[number], column)
        if found is None:
            continue
        covers: int | None = number
        if number in alone:
            below = next((each for each in held if each > number), number)
            covers = None if not held or number < held[0] else below
        names, reason = _parts(found["said"])
        covered = None if covers is None else first + covers
        yield Waiver(first + number, found.start() + 1, names, reason, covered)


def _in_prose(body: str, first: int) -> Iterator[Waiver]:
    shown = _without_code(body)
    lines = _HTML.sub(lambda found: "\n" * found[0].count("\n"), shown).split("\n")
    for found in _HTML.finditer(shown):
        start = shown.count("\n", 0, found.start())
        end = start + found[0].count("\n")
        covers = start
        if not lines[start].strip() and not lines[end].strip():
            covers = next((each for each in range(end + 1, len(lines)) if lines[each].strip()), start)
        column = found.start() - shown.rfind("\n", 0, found.start())
        names, reason = _parts(" ".join(found["said"].split()))
        yield Waiver(first + start, column, names, reason, first + covers)


def _without_code(body: str) -> str:
    """The prose with blanks in the place of code: there, a waiver is only shown."""
    fence = ""
    lines = []
    for line in body.split("\n"):
        found = _FENCE.match(line)
        if not fence and found:
            fence = found["fence"]
        elif fence:
            ends = found is not None and found["fence"].startswith(fence) and line.strip() == found["fence"]
            fence = "" if ends else fence
        else:
            lines.append(_CODE.sub(lambda code: "x" * len(code[0]), line))
            continue
        lines.append("x" * len(line))
    return "\n".join(lines)


def _parts(said: str) -> tuple[tuple[str, ...], str]:
    """The rules' names, and the reason behind the two hyphens."""
    named, hyphens, reason = said.partition("--")
    names = tuple(name for name in re.split(r"[\s,]+", named) if name)
    return names, reason.strip(" \t-") if hyphens else ""
