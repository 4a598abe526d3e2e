"""The direction in which a text is read."""

from __future__ import annotations

import unicodedata


def is_right_to_left(words: str) -> bool:
    """Whether the first letter is written from right to left."""
    for letter in words:
        found = unicodedata.bidirectional(letter)
        if found in ("L", "R", "AL"):
            return found != "L"
    return False


def has_right_to_left(words: str) -> bool:
    """Whether any letter is written from right to left."""
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in words)
