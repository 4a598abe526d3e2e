"""Ids that are probably two spellings of one name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

# In shorter words a single letter makes another word: shop and ship.
_SHORTEST = 5


def look_alikes(ids: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Groups of ids that look like one another, each in the order of the ids.

    Two do where only hyphens part them, or where in one long word one letter is another, too many, missing
    or swapped. A word with a digit is what it is: `store-1` and `store-2` are two stores.
    """
    known = tuple(dict.fromkeys(ids))
    first: dict[str, str] = {}
    leads = {each: each for each in known}
    for each in known:
        for look in _looks(each):
            one, other = _lead(leads, first.setdefault(look, each)), _lead(leads, each)
            leads[other] = one
    groups: dict[str, list[str]] = {}
    for each in known:
        groups.setdefault(_lead(leads, each), []).append(each)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def _lead(leads: dict[str, str], each: str) -> str:
    while leads[each] != each:
        leads[each] = leads[leads[each]]
        each = leads[each]
    return each


def _looks(name: str) -> Iterator[str]:
    """What a name has in common with those that look like it: itself with a letter less in one word."""
    yield name.replace("-", "")
    words = name.split("-")
    for place, word in enumerate(words):
        before, after = "-".join((*words[:place], "")), "-".join(("", *words[place + 1 :]))
        if any(letter.isdigit() for letter in word):
            continue
        if len(word) >= _SHORTEST:
            yield f"{place} {before}{word}{after}"
            for at in range(len(word)):
                if len(word) > _SHORTEST:
                    yield f"{place} {before}{word[:at]}{word[at + 1 :]}{after}"
