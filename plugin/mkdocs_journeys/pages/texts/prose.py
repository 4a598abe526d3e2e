"""The prose of a file as it is written, so that it can stand in another Markdown and do no harm there."""

from __future__ import annotations

import html
import re

# Takes no room. Behind a `<` no browser takes what follows for an element.
_JOINER = "\u2060"
_ELEMENT = re.compile(r"<(?=[A-Za-z/!?])(?!(?:https?://|mailto:)[^\s<>]*>)")
_HEADING = re.compile(r"(#{1,6})(?=[ \t]|$)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
# What browsers would run. They pass over spaces and controls in it, and Markdown over backslashes.
_SCRIPT = re.compile(r"(?:javascript|vbscript|data):", re.IGNORECASE)
_PASSED_OVER = re.compile(r"[\s\\\x00-\x20\u200b-\u200f\u2060\ufeff]+")


def prose(body: str, below: int) -> str:
    """The text with its headings one after the other below those of a level, and without live HTML."""
    lines = body.replace("\r\n", "\n").replace("\r", "\n").strip("\n").split("\n")
    fence = ""
    found = []
    for line in lines:
        mark = _FENCE.match(line)
        if mark and (not fence or (line.strip() == mark[1] and mark[1].startswith(fence))):
            fence = "" if fence else mark[1]
        elif not fence:
            line = _HEADING.sub(lambda head: "#" * min(len(head[1]) + below - 1, 6), line, count=1)
        found.append(_harmless(line))
    # A fence that is left open would swallow what follows.
    return "\n".join([*found, fence] if fence else found).rstrip("\n")


def _harmless(line: str) -> str:
    meant = _PASSED_OVER.sub("", html.unescape(line))
    if _SCRIPT.search(meant):
        line = line.replace("&", "&amp;").replace(":", f"{_JOINER}:")
    return _ELEMENT.sub(f"<{_JOINER}", line)
