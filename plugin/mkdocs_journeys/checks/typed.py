"""A command as people type it, whichever shell they have."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable

# No shell reads anything into these. Letters are those of any script: cmd.exe knows no single quotes, so
# journeys/küche.md must not be given any.
_PLAIN = re.compile(r"[\w+:./-]+")
_IN_DOUBLE = re.compile(r"[\w@+=:,./ -]+")


def typed(words: Iterable[str]) -> str:
    """The words of a command, quoted where they must be: doubly where that does, as all shells know it."""
    return " ".join(map(_quoted, words))


def _quoted(word: str) -> str:
    if _PLAIN.fullmatch(word):
        return word
    return f'"{word}"' if _IN_DOUBLE.fullmatch(word) else shlex.quote(word)
