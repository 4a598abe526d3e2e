"""Recognises what was renamed: something that is gone, and something new that is the same thing.

What says so itself (`formerly`) is certain. Otherwise names and facts are compared. Only two that are more
like each other than like anything else are taken for one: a false pair would tell a story that never was.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product

from mkdocs_journeys.changes.facts import Key, Thing
from mkdocs_journeys.changes.saying import Plain
from mkdocs_journeys.model.values.texts import fold, slug

# Facts that are words of somebody's own tell more than those that are chosen among few. What a thing holds
# tells most, and a sentence such as a pain is told by where it stands, too.
_CHOSEN = 1.0
_PLACE = 2.0
_OWN_WORDS = 3.0
_HELD = 4.0
_LONG = 16
_NAMES = frozenset({"name", "title", "text", "formerly"})
# Many things say the same here.
_COMMON = frozenset({"systems", "data_asked", "image", "scale", "use", "stage"})
_SENTENCES = frozenset({"pain", "opportunity"})

# Which names and facts together make one thing: how much the names are alike at least, which part of the
# facts is the same, and how much that is.
_TIERS = ((0.7, 0.4, 2.0), (0.5, 0.4, 4.0), (0.0, 0.6, 4.0))
# Names alike, in whatever they say besides; unless they say much, and nothing of it in common.
_SAME_NAME, _SOME_FACTS, _MUCH = 0.9, 0.2, 6.0
# Words of two letters, or with other beginnings, are never slips of each other: in and up, inbound, outbound.
_SAME_WORD, _BEGINNING = 0.85, 2
_ARTICLES = frozenset({"a", "an", "the", "der", "die", "das", "ein", "eine"})
_NUMBERING = re.compile(r"\s*\d+\s*[.):]\s*(?=\S)")
# More comparisons than these take too long.
_MOST = 20_000
# What is nearly as like as the best leaves it open which one is meant.
_CLEAR = 0.05


@dataclass(frozen=True)
class Candidate:
    """A thing with what tells it from others: the names of what it holds, and what holds it."""

    thing: Thing
    held: tuple[str, ...] = ()
    within: Key = ()

    @cached_property
    def marks(self) -> Mapping[str, float]:
        """What it says, each with its weight."""
        found: dict[str, float] = {}
        for key, value in self.thing.fields.items():
            if key not in _NAMES:
                for each in value if isinstance(value, list) else [value]:
                    found[f"{key} {_spelled(each)}"] = _weight(key, each)
        if self.thing.kind in _SENTENCES:
            found[f"within {self.within}"] = _PLACE
        # Many journeys have a touchpoint of one name, and many personas a journey of one title.
        weight = {"persona": _CHOSEN, "journey": _OWN_WORDS}.get(self.thing.kind, _HELD)
        return found | {f"holds {fold(name)}": weight for name in self.held}


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


def pairs_of_one_name(gone: Sequence[Candidate], new: Sequence[Candidate]) -> dict[Key, Key]:
    """The same of things with one name, of which the ids say no more than their order.

    Two are one where they have words of their own in common; or where they are equal, and some came or went.
    """
    marks = [{each.thing.key: each.marks for each in side} for side in (gone, new)]
    found = {}
    for old, key in pairs(gone, new).items():
        one, other = marks[0][old], marks[1][key]
        common = max((weight for mark, weight in one.items() if mark in other), default=0.0)
        own = _PLACE if old[-2] in _SENTENCES else _OWN_WORDS
        if common >= own or (one and one == other and len(gone) != len(new)):
            found[old] = key
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
    """Of several that became one thing, the one that it names first is what was renamed."""
    old = {each.thing.id: each.thing.key for each in gone}
    found: dict[Key, Key] = {}
    for each in new:
        persona = each.thing.id.partition("/")[0]
        keys = (old.get(former) or old.get(f"{persona}/{former}") for former in each.thing.former)
        key = next((key for key in keys if key is not None and key not in found), None)
        if key is not None:
            found[key] = each.thing.key
    return found


def _likeness(one: Candidate, other: Candidate) -> float:
    """How much two things are alike, 0 where they are not enough so to be one.

    Names with other figures are names of other things: Store 1 and Store 2.
    """
    if _figures(one.thing.name) != _figures(other.thing.name):
        return 0.0
    names = name_likeness(one.thing.name, other.thing.name)
    use = one.thing.fields.get("use")
    if use is not None and use == other.thing.fields.get("use"):
        names = 1.0
    if one.thing.kind in _SENTENCES and _is_longer(one.thing.name, other.thing.name):
        names = max(names, _TIERS[0][0])
    common = [weight for mark, weight in one.marks.items() if mark in other.marks]
    shared = sum(common)
    whole = max(sum(one.marks.values()), sum(other.marks.values()))
    facts = shared / whole if whole else 0.0
    if names >= _SAME_NAME and (facts >= _SOME_FACTS or whole < _MUCH):
        return names + facts
    # What is chosen among few may be the same by chance.
    has_own = max(common, default=0.0) >= _OWN_WORDS
    is_one = any(
        names >= least and facts >= part and shared >= much and (has_own or least >= _TIERS[0][0])
        for least, part, much in _TIERS
    )
    return names + facts if is_one else 0.0


def name_likeness(one: str, other: str) -> float:
    """How much two names are alike, 0 to 1: the part of their letters that is in words of both."""
    words, others = _words(one), list(_words(other))
    letters = sum(map(len, (*words, *others)))
    if "".join(words) == "".join(others):
        return 1.0 if letters else 0.0
    common = 0
    for word in sorted(words, key=lambda word: word not in others):
        same = next((each for each in others if _is_same_word(word, each)), None)
        if same is not None:
            others.remove(same)
            common += len(word) + len(same)
    return common / letters


def _is_longer(one: str, other: str) -> bool:
    """Whether one of two sentences says all that the other one says, and more."""
    words, others = set(_words(one)), set(_words(other))
    return words <= others or others <= words


def _is_same_word(one: str, other: str) -> bool:
    """Whether it is one word, or another spelling or form of it."""
    if one == other or one[:_BEGINNING] != other[:_BEGINNING]:
        return one == other
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio() >= _SAME_WORD


@lru_cache(maxsize=50_000)
def _words(name: str) -> tuple[str, ...]:
    words = tuple(slug(_unnumbered(name)).split("-"))
    return tuple(word for word in words if word not in _ARTICLES) or words


def _figures(name: str) -> list[str]:
    return [character for character in _unnumbered(name) if character.isnumeric()]


def _unnumbered(name: str) -> str:
    """A name without the number of a list before it."""
    return _NUMBERING.sub("", name, count=1) if _NUMBERING.match(name) else name


def _spelled(value: Plain) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key} {_spelled(each)}" for key, each in value.items())
    return fold(str(value))


def _weight(key: str, value: Plain) -> float:
    return _OWN_WORDS if len(_spelled(value)) >= _LONG and key not in _COMMON else _CHOSEN
