"""Recognises what was renamed: something that is gone, and something new that is the same thing.

What says so itself (`formerly`) is certain. Otherwise names and facts are compared. Only two that are more
like each other than like anything else are taken for one: a false pair would tell a story that never was.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from mkdocs_journeys.changes.facts import Key, Plain, Thing
from mkdocs_journeys.model.values.texts import fold, slug

# Facts that are words of somebody's own tell more than those that are chosen among few.
_CHOSEN = 1.0
_OWN_WORDS = 3.0
_LONG = 16
_NAMES = frozenset({"name", "title", "text", "formerly"})

# Names alike, in whatever they say besides; names and facts rather alike; the facts the same.
_SAME_NAME = 0.85
_LIKE_NAME, _LIKE_FACTS = 0.5, 0.4
_SAME_FACTS, _ENOUGH = 0.6, 4.0
# More comparisons than these take too long.
_MOST = 20_000
# What is nearly as like as the best leaves it open which one is meant.
_CLEAR = 0.05


@dataclass(frozen=True)
class Candidate:
    """A thing with what tells it from others. `held` are the names of what it holds."""

    thing: Thing
    held: tuple[str, ...] = ()

    @cached_property
    def marks(self) -> Mapping[str, float]:
        """What it says, each with its weight."""
        found: dict[str, float] = {}
        for key, value in self.thing.fields.items():
            if key not in _NAMES:
                for each in value if isinstance(value, list) else [value]:
                    found[f"{key} {_spelled(each)}"] = _weight(each)
        return found | {f"holds {fold(name)}": _OWN_WORDS for name in self.held}


def pairs(gone: Sequence[Candidate], new: Sequence[Candidate]) -> dict[Key, Key]:
    """Which of the new things each of the things that are gone is, by their keys. Most are none of them."""
    found = _by_own_word(gone, new)
    taken = set(found.values())
    left = [each for each in gone if each.thing.key not in found]
    free = [each for each in new if each.thing.key not in taken]
    scores = {
        (one.thing.key, other.thing.key): score
        for one, other in _worth_comparing(left, free)
        if (score := _likeness(one, other))
    }
    best: dict[tuple[str, Key], list[float]] = defaultdict(list)
    for (one_key, other_key), score in scores.items():
        best["gone", one_key].append(score)
        best["new", other_key].append(score)
    for (one_key, other_key), score in scores.items():
        rivals = (*best["gone", one_key], *best["new", other_key])
        # It is among both of them itself.
        if sum(rival + _CLEAR >= score for rival in rivals) == 2:
            found[one_key] = other_key
    return found


def _worth_comparing(
    gone: Sequence[Candidate], new: Sequence[Candidate]
) -> Iterator[tuple[Candidate, Candidate]]:
    """All pairs; of very many only those with one name, so that the time that it takes has a limit."""
    if len(gone) * len(new) <= _MOST:
        yield from product(gone, new)
        return
    named: dict[str, list[Candidate]] = defaultdict(list)
    for each in new:
        named[slug(each.thing.name)].append(each)
    for one in gone:
        same = named[slug(one.thing.name)]
        yield from ((one, other) for other in same[:1] if len(same) == 1)


def _by_own_word(gone: Iterable[Candidate], new: Iterable[Candidate]) -> dict[Key, Key]:
    old = {each.thing.id: each.thing.key for each in gone}
    found: dict[Key, Key] = {}
    for each in new:
        for former in each.thing.fields.get("formerly", ()):
            key = old.get(former) or old.get(f"{each.thing.id.partition('/')[0]}/{former}")
            if key is not None:
                found.setdefault(key, each.thing.key)
    return found


def _likeness(one: Candidate, other: Candidate) -> float:
    """How much two things are alike, 0 where they are not enough so to be one."""
    names = name_likeness(one.thing.name, other.thing.name)
    shared = sum(weight for mark, weight in one.marks.items() if mark in other.marks)
    whole = max(sum(one.marks.values()), sum(other.marks.values()))
    facts = shared / whole if whole else 0.0
    is_same = (
        names >= _SAME_NAME
        or (names >= _LIKE_NAME and facts >= _LIKE_FACTS)
        or (facts >= _SAME_FACTS and shared >= _ENOUGH)
    )
    return names + facts if is_same else 0.0


def name_likeness(one: str, other: str) -> float:
    """How much two names are alike, 0 to 1: letter by letter, or in the words that they have in common.

    Names with other figures are names of other things: Store 1 and Store 2.
    """
    if _figures(one) != _figures(other):
        return 0.0
    left, right = slug(one), slug(other)
    words, others = set(left.split("-")), set(right.split("-"))
    common = len(words & others) / max(len(words | others), 1)
    return max(difflib.SequenceMatcher(None, left, right, autojunk=False).ratio(), common)


def _figures(name: str) -> list[str]:
    return [character for character in name if character.isnumeric()]


def _spelled(value: Plain) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key} {_spelled(each)}" for key, each in value.items())
    return fold(str(value))


def _weight(value: Plain) -> float:
    return _OWN_WORDS if len(_spelled(value)) >= _LONG else _CHOSEN
