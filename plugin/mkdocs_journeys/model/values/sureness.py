"""What somebody surely meant by a word that nothing has: the only thing that one slip away bears it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from mkdocs_journeys.model.values.texts import fold

# Shorter words are one letter away from too many others.
_SHORTEST = 4
# Between two digits a hyphen tells 1-12 from 11-2.
_GAPS = re.compile(r"(?<!\d)[\s_-]+|[\s_-]+(?!\d)")


def surely(word: str, meanings: Mapping[str, str]) -> str:
    """What is surely meant by a word, of what the known spellings mean; "" where that is not certain.

    It is certain where words are told apart by spaces, hyphens and capitals alone, or by one slip of the
    fingers: a letter too many, one missing, a wrong one, or two in the wrong order. Not by figures, nor by
    the first letter, and never where two things are equally near.
    """
    plain = _plain(word)
    spellings = [(_plain(spelling), meant) for spelling, meant in meanings.items()]
    same = {meant for spelling, meant in spellings if spelling == plain}
    if not same and len(plain) >= _SHORTEST:
        same = {meant for spelling, meant in spellings if _is_one_slip(plain, spelling)}
    return same.pop() if plain and len(same) == 1 else ""


def surely_one_of(word: str, choices: Iterable[str]) -> str:
    """The word of a list that is surely meant, or ""."""
    return surely(word, {choice: choice for choice in choices})


def _plain(word: str) -> str:
    return _GAPS.sub("", fold(word))


def _is_one_slip(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1 or len(other) < _SHORTEST or one[:1] != other[:1]:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    if any(character.isnumeric() for character in left + right):
        return False
    return max(len(left), len(right)) == 1 or (len(left) == 2 and left == right[::-1])
