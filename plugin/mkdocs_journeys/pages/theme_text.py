"""Titles and the like, which most themes print as they are, into text and into attributes."""

from __future__ import annotations

_SIGNS = str.maketrans({"<": "&lt;", ">": "&gt;", '"': "&quot;"})


def theme_text(text: str) -> str:
    """A text that no theme takes for markup.

    An ampersand stays: a title out of a heading has its entities already, and "R&D" as a tag of ours and of
    a hand-written page is one tag.
    """
    return text.translate(_SIGNS)
