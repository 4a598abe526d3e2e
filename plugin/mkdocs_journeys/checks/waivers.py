"""Where somebody says that a rule does not hold for a place, and why.

`# journeys: ignore JM104 -- reason` on the line, or alone on the line above it; above the first key it is for
the whole file. In the prose it is an HTML comment. Within a text or a code block it is no waiver.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mkdocs_journeys.checks.code_free import without_code
from mkdocs_journeys.reading.source import Source
from mkdocs_journeys.reading.spans import comment_starts

_SIGN = "journeys:"
_COMMENT = re.compile(r"(?<![^ \t])#[ \t]*journeys:[ \t]*ignore\b(?P<said>.*)", re.IGNORECASE)
_HTML = re.compile(r"<!--\s*journeys:\s*ignore\b", re.IGNORECASE)
_END = "-->"


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
    held = [line.strip() not in ("", "---") and number not in alone for number, line in enumerate(lines)]
    top, below = held.index(True) if any(held) else len(lines), _next_of(held)
    for number, column in sorted(comments.items()):
        found = _COMMENT.search(lines[number], column)
        if found is None:
            continue
        covers: int | None = number
        if number in alone:
            covers = None if number < top else below[number] or number
        names, reason = _parts(found["said"])
        covered = None if covers is None else first + covers
        yield Waiver(first + number, found.start() + 1, names, reason, covered)


def _in_prose(body: str, first: int) -> Iterator[Waiver]:
    shown = without_code(body)
    found = list(_remarks(shown))
    rest, done = "", 0
    for begin, _, end in found:
        rest += shown[done:begin] + "\n" * shown.count("\n", begin, end)
        done = end
    held = [bool(line.strip()) for line in (rest + shown[done:]).split("\n")]
    below = _next_of(held)
    for begin, said, end in found:
        start, stop = (shown.count("\n", 0, at) for at in (begin, end))
        covers = start if held[start] or held[stop] else below[stop] or start
        names, reason = _parts(" ".join(shown[said : end - len(_END)].split()))
        yield Waiver(first + start, begin - shown.rfind("\n", 0, begin), names, reason, first + covers)


def _remarks(shown: str) -> Iterator[tuple[int, int, int]]:
    """Where waivers in the prose begin, where what they say does, and where they end."""
    found = _HTML.search(shown)
    while found and (end := shown.find(_END, found.end())) >= 0:
        yield found.start(), found.end(), end + len(_END)
        found = _HTML.search(shown, end + len(_END))


def _next_of(held: Sequence[bool]) -> list[int | None]:
    """For each line the next one below it that holds something."""
    following: list[int | None] = [None] * len(held)
    for number in range(len(held) - 2, -1, -1):
        following[number] = number + 1 if held[number + 1] else following[number + 1]
    return following


def _parts(said: str) -> tuple[tuple[str, ...], str]:
    """The rules' names, and the reason behind the two hyphens, or the dash that machines make of them."""
    named, hyphens, reason = re.sub("[\u2013\u2014]", "--", said, count=1).partition("--")
    names = tuple(name for name in re.split(r"[\s,]+", named) if name)
    return names, reason.strip(" \t-") if hyphens else ""
