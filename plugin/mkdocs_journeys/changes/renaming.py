"""The new keys of things: of what was renamed or is counted anew, and of all that is a part of these."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from mkdocs_journeys.changes.facts import Facts, Key, Row, Thing
from mkdocs_journeys.changes.following import followed, moved_along
from mkdocs_journeys.changes.pairing import Candidate, pairs, pairs_of_one_name

# What holds others comes before them: their keys follow from its key.
_LEVELS: tuple[tuple[str, ...], ...] = (
    ("persona", "stages", "owners", "channels", "touchpoints", "evidence", "metrics", "campaigns"),
    ("journey",),
    ("stage",),
    ("touchpoint",),
    ("pain", "opportunity"),
)
_LEVEL_OF = {kind: level for level, kinds in enumerate(_LEVELS) for kind in kinds}
_COUNTED = re.compile("(?P<base>.+)-[1-9][0-9]*$")
# Stands in the key of what is gone where something else has its key by now.
_GONE = "gone"


def new_keys(before: Facts, after: Facts) -> dict[Key, Key]:
    """The new keys of all whose key is another one, of things within a renamed thing as well.

    What is gone has another key too, one of nothing that is there, where something else has its id now.
    """
    renamed: dict[Key, Key] = {}
    held = _held(before), _held(after)
    for then, now in zip(_by_level(before), _by_level(after), strict=True):
        new_of = _Level(then, now, held, after, renamed).new_keys()
        renamed.update({old: new for old, new in new_of.items() if old != new})
    return renamed


def is_gone(key: Key) -> bool:
    """Whether a new key is only that of a thing that is gone, while something else has its id."""
    return _GONE in key[2:-2]


class _Level:
    """The things of one level, whose holders' new keys are known."""

    def __init__(
        self,
        then: Iterable[Thing],
        now: Iterable[Thing],
        held: tuple[Mapping[Key, tuple[str, ...]], Mapping[Key, tuple[str, ...]]],
        after: Facts,
        renamed: Mapping[Key, Key],
    ) -> None:
        self._then, self._now = {thing.key: thing for thing in then}, {thing.key: thing for thing in now}
        self._held = held
        self._after = after
        self._renamed = renamed

    def new_keys(self) -> dict[Key, Key]:
        """Where each thing is now, of those that are anywhere, or whose key is another thing's by now."""
        along = {key: moved_along(key, self._renamed) if self._renamed else key for key in self._then}
        found = self._of_one_name(along)
        taken = set(found.values())
        for key, new in along.items():
            if key not in found and new in self._now and new not in taken:
                found[key] = new
        taken = set(found.values())
        gone: dict[Row, list[Candidate]] = defaultdict(list)
        new_ones: dict[Row, list[Candidate]] = defaultdict(list)
        for key, thing in self._then.items():
            if key not in found:
                gone[_room(thing, self._renamed)].append(self._before(thing))
        for key, thing in self._now.items():
            if key not in taken:
                new_ones[_room(thing, {})].append(self._candidate_after(thing))
        for row, candidates in gone.items():
            found |= pairs(candidates, new_ones.get(row, ()))
        for key, new in along.items():
            if key not in found and new in self._now:
                found[key] = (*new[:-2], _GONE, *new[-2:])
        return found

    def _of_one_name(self, along: Mapping[Key, Key]) -> dict[Key, Key]:
        """Where those are now whose ids are counted, by what they say: the numbers tell their order only."""
        then, now = _families(self._then.values(), along), _families(self._now.values(), {})
        found: dict[Key, Key] = {}
        for family in dict.fromkeys((*then, *now)):
            one, other = then.get(family, []), now.get(family, [])
            if len(one) > 1 or len(other) > 1:
                gone = [self._before(thing) for thing in one]
                found |= pairs_of_one_name(gone, [self._candidate_after(thing) for thing in other])
        return found

    def _before(self, thing: Thing) -> Candidate:
        within = self._renamed.get(thing.within) or moved_along(thing.within, self._renamed)
        return Candidate(followed(thing, self._renamed), self._held[0].get(thing.key, ()), within)

    def _candidate_after(self, thing: Thing) -> Candidate:
        return Candidate(thing, self._held[1].get(thing.key, ()), thing.within)


def is_only_counted(was: Thing, thing: Thing) -> bool:
    """Whether a thing has another id only because others of its name came or went before it."""
    bases = (_COUNTED.sub(r"\g<base>", was.id), _COUNTED.sub(r"\g<base>", thing.id))
    return was.is_made and thing.is_made and was.name == thing.name and bases[0] == bases[1]


def _by_level(facts: Facts) -> tuple[list[Thing], ...]:
    """All things but the settings, what holds others before what it holds."""
    found: tuple[list[Thing], ...] = tuple([] for _ in _LEVELS)
    for thing in facts.things.values():
        if thing.kind in _LEVEL_OF:
            found[_LEVEL_OF[thing.kind]].append(thing)
    return found


def _families(things: Iterable[Thing], along: Mapping[Key, Key]) -> dict[tuple[Row, str], list[Thing]]:
    """The things of each journey whose ids are made of one name, and counted."""
    rows: dict[Row, dict[str, Thing]] = defaultdict(dict)
    for thing in things:
        if thing.is_made:
            rows[along.get(thing.key, thing.key)[:2], thing.kind][thing.id] = thing
    found: dict[tuple[Row, str], list[Thing]] = defaultdict(list)
    for row, ids in rows.items():
        for own, thing in ids.items():
            found[row, _base(own, ids)].append(thing)
    return found


def _base(own: str, others: Collection[str]) -> str:
    """The id that an id is counted from, if there is such a thing; else itself."""
    counted = _COUNTED.fullmatch(own)
    return counted["base"] if counted and counted["base"] in others else own


def _room(thing: Thing, renamed: Mapping[Key, Key]) -> Row:
    """Where a thing may be found under another name: a part of a journey anywhere in it."""
    top = thing.key[:2] if len(thing.key) > 2 else ()
    return renamed.get(top, top), thing.kind


def _held(facts: Facts) -> Mapping[Key, tuple[str, ...]]:
    """The names of what things hold; of a journey, whose stages are those of many, its touchpoints."""
    found: dict[Key, list[str]] = defaultdict(list)
    for thing in facts.things.values():
        if thing.kind == "touchpoint":
            found[thing.key[:2]].append(thing.name)
        if thing.kind != "stage":
            found[thing.within].append(thing.name)
    return {key: tuple(names) for key, names in found.items()}
