"""The prose of a file as it is written, so that it can stand in another Markdown and do no harm there."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from mkdocs_journeys.pages.hidden_links import without_hidden_links
from mkdocs_journeys.pages.prose.comments import without_comments

# Takes no room. Behind a `<` no browser takes what follows for an element.
_JOINER = "\u2060"
_ELEMENT = re.compile(r"<(?=[A-Za-z/!?])(?!(?:https?://|mailto:)[^\s<>]*>)")
_HEADING = re.compile(r"( {0,3})(#{1,6})(?=[ \t]|\Z)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
# What browsers would run. They pass over spaces and controls in it, and Markdown over backslashes.
_SCRIPT = re.compile(r"(?:javascript|vbscript|data):", re.IGNORECASE)
# Some kinds of Markdown give attributes to elements in braces, and generators take braces for commands.
_HANDLER = re.compile(r"\bon\w+(?=\s*=)", re.IGNORECASE)
_COMMAND = re.compile(r"\{(?=[{%#])")
_PASSED_OVER = re.compile(r"[\s\\\x00-\x20\u200b-\u200f\u2060\ufeff]+")


def prose(body: str, below: int, is_hidden: Callable[[str], bool] = lambda _: False) -> str:
    """The text with its headings one after the other below those of a level, and without live HTML.

    Comments are left out, as on the page.
    A link to a file that `is_hidden`, which the site doesn't show, keeps its text only.
    """
    lines = body.replace("\r\n", "\n").replace("\r", "\n").strip("\n").split("\n")
    fence = ""
    found: list[str] = []
    outside: list[str] = []
    for line in lines:
        mark = _FENCE.match(line)
        if mark and (not fence or (line.strip() == mark[1] and mark[1].startswith(fence))):
            fence = "" if fence else mark[1]
        elif not fence:
            outside.append(line)
            continue
        found += [*_shown(outside, below), line]
        outside.clear()
    found += _shown(outside, below)
    # A fence that is left open would swallow what follows.
    found += [fence] if fence else []
    return "\n".join(_harmless(without_hidden_links(line, is_hidden)) for line in found).strip("\n")


def _shown(lines: list[str], below: int) -> list[str]:
    return [_lowered(line, below) for line in without_comments(lines)] if lines else []


def _lowered(line: str, below: int) -> str:
    head = _HEADING.match(line)
    if not head:
        return line
    return f"{head[1]}{'#' * min(len(head[2]) + below - 1, 6)}{line[head.end() :]}"


def _harmless(line: str) -> str:
    meant = _PASSED_OVER.sub("", html.unescape(line))
    if _SCRIPT.search(meant):
        line = line.replace("&", "&amp;").replace(":", f"{_JOINER}:")
    if "{" in line:
        line = _COMMAND.sub(f"{{{_JOINER}", _HANDLER.sub(rf"\g<0>{_JOINER}", line))
    return _ELEMENT.sub(f"<{_JOINER}", line)
