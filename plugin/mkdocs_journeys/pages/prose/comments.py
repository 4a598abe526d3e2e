"""HTML comments, which a page does not show."""

from __future__ import annotations

import re

_BEGINS = re.compile(r" {0,3}<!--")


def without_comments(lines: list[str]) -> list[str]:
    """The lines without the comments that begin one of them; a line that held nothing else goes too.

    Deeper indentation is code or belongs to a list. A comment that never ends stays: cutting the rest of
    the body would hide what somebody wrote.
    """
    text = "\n".join(lines)
    kept: list[str] = []
    at = 0
    while at <= len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        begins = _BEGINS.match(text, at, end)
        closing = text.find("-->", begins.end()) if begins else -1
        if closing < 0:
            kept.append(text[at:end])
            at = end + 1
            if begins:
                # None of those below ends either.
                return [*kept, *(text[at:].split("\n") if at <= len(text) else [])]
            continue
        after = closing + 3
        line_end = text.find("\n", after)
        line_end = len(text) if line_end < 0 else line_end
        # What follows on the line of its end may be a comment again.
        at = after if text[after:line_end].strip() else line_end + 1
    return kept
