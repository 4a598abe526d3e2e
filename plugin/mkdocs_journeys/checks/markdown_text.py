"""Text of other people inside of Markdown that a code host shows: it stays text, and calls nobody."""

from __future__ import annotations

import re

from mkdocs_journeys.checks.visible import visible

_SIGN = re.compile(r"[!-/:-@\[-`{-~]")
_RUN = re.compile(r"`+")
# Takes no room and can't be broken at. Hosts look for names and numbers after they have resolved entities, so
# that only a character in between keeps `@team` from calling the team, and `#12` from linking a ticket.
_JOINER = "\u2060"


def plain(text: str) -> str:
    """A text for a line of Markdown, without markup, links, mentions or HTML of its own."""
    return _SIGN.sub(_spelled, visible(text))


def _spelled(found: re.Match[str]) -> str:
    sign = found[0]
    return f"&#{ord(sign)};" + (_JOINER if sign in "@#" else "")


def fenced(text: str, language: str = "text") -> str:
    """A text as a block of code, with a fence that is longer than any in it."""
    longest = max((len(run) for run in _RUN.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text.rstrip()}\n{fence}\n"
