"""Where somebody says that a rule does not hold for a place, and why.

`# journeys: ignore JM104 -- reason` on the line, or alone on the line above it; above the first key it is for
the whole file. In the prose it is an HTML comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SIGN = "journeys:"
_COMMENT = re.compile(
    r"(?P<before>^|.*?[ \t])(?P<sign>#|<!--)[ \t]*journeys:[ \t]*ignore\b(?P<said>.*)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Waiver:
    """One waiver, as it is written. `covers` is the line that it speaks of; None: the whole file."""

    line: int
    column: int
    names: tuple[str, ...]
    reason: str
    covers: int | None


def waivers(text: str) -> tuple[Waiver, ...]:
    """The waivers in a file's text."""
    return tuple(_waivers(text)) if _SIGN in text.casefold() else ()


def _waivers(text: str) -> Iterator[Waiver]:
    lines = text.split("\n")
    first_key = _first_key(lines)
    for number, line in enumerate(lines, start=1):
        found = _COMMENT.match(line)
        if found is None:
            continue
        names, reason = _parts(
            found["said"].removesuffix("-->") if found["sign"] == "<!--" else found["said"]
        )
        covers: int | None = number
        if not found["before"].strip():
            covers = None if number < first_key else _below(lines, number)
        yield Waiver(number, found.start("sign") + 1, names, reason, covers)


def _parts(said: str) -> tuple[tuple[str, ...], str]:
    """The rules' names, and the reason behind the two hyphens."""
    named, hyphens, reason = said.partition("--")
    names = tuple(name for name in re.split(r"[\s,]+", named) if name)
    return names, reason.strip(" -") if hyphens else ""


def _first_key(lines: list[str]) -> int:
    """The number of the first line that holds a field."""
    for number, line in enumerate(lines, start=1):
        if line.strip() and line.rstrip() != "---" and not line.lstrip().startswith("#"):
            return number
    return 0


def _below(lines: list[str], number: int) -> int:
    """The next line that holds anything but a comment."""
    for below in range(number, len(lines)):
        if lines[below].strip() and not lines[below].lstrip().startswith("#"):
            return below + 1
    return number
