"""Why a value is not taken."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

# Stands in a message for the name of the field, which only the reader of the file knows.
NAMELESS = "for this"
# Letters of a word times those of all choices: more would keep everybody waiting for a mere suggestion.
COMPARED = 500_000


class Refusal(ValueError):  # noqa: N818  a refusal is what it is called in the format
    """A value that its field doesn't take: what is wrong, what is allowed, what was probably meant.

    `is_sure`: what was meant is beyond doubt, so that it may be written in the place of the whole value.
    """

    def __init__(
        self, message: str, *, allowed: str = "", suggestion: str = "", is_sure: bool = False
    ) -> None:
        super().__init__(message)
        self.message = message
        self.allowed = allowed
        self.suggestion = suggestion
        self.is_sure = is_sure and bool(suggestion)


def nearest(word: str, choices: Iterable[str]) -> str:
    """The choice that is most like `word`, or "" where none is near."""
    choices = tuple(choices)
    if len(word) * sum(map(len, choices)) > COMPARED:
        return ""
    by_folded = {choice.casefold(): choice for choice in choices}
    found = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else ""
