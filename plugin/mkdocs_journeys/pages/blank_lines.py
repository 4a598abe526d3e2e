"""Pages without blank lines: templates leave many, and in Markdown one would end a page's HTML."""

from __future__ import annotations

import re

_BLANK = re.compile(r"\n\s*\n+")
_PRE = re.compile(r"<pre\b.*?</pre>", re.DOTALL)
_BLANK_IN_PRE = re.compile(r"(?<=\n)([^\S\n]*)\n")


def without_blank_lines(html: str) -> str:
    """HTML that shows the same and has no blank line. What is in a `pre` keeps them, written as `&#10;`."""
    return _BLANK.sub("\n", _PRE.sub(lambda found: _BLANK_IN_PRE.sub(r"\1&#10;", found[0]), html))
