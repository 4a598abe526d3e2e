"""Links to drafts that the site doesn't show, taken out of text that is given away as it was written."""

from __future__ import annotations

import re
from collections.abc import Callable

# A link within the wiki, as people write it: the target may stand in < >, and have a title behind it.
_LINK = re.compile(
    r"""\[([^\[\]]*)\]\([ \t]{0,9}<?([^()\s<>#]*)(?:#[^()\s<>]*)?>?(?:\s{1,9}["'][^"']*["'])?[ \t]{0,9}\)"""
)
# What a link by reference leads to.
_TARGET = re.compile(r"^( {0,3}\[[^\[\]\n]+\]:[ \t]{0,9}<?)([^\s<>#]+)(?:#[^\s<>]*)?", re.MULTILINE)
# Whatever else may be the name of a file.
_NAME = re.compile(r"([^\s()<>\[\]\"'`#]+)(?:#[^\s()<>\[\]\"'`]*)?")
_BEHIND = ".,;:!?"
_NOWHERE = "#"


def without_hidden_links(text: str, is_hidden: Callable[[str], bool]) -> str:
    """The text, in which a link to a file that `is_hidden` is only its words, or leads nowhere."""

    def named(found: re.Match[str]) -> str:
        name = found[1].rstrip(_BEHIND)
        if not name.endswith(".md") or not is_hidden(name):
            return found[0]
        return _NOWHERE + found[1][len(name) :]

    text = _LINK.sub(lambda link: link[1] if is_hidden(link[2]) else link[0], text)
    text = _TARGET.sub(lambda link: link[1] + _NOWHERE if is_hidden(link[2]) else link[0], text)
    return _NAME.sub(named, text) if ".md" in text else text
