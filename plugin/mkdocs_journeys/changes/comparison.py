"""Two states of a wiki side by side: what changed on each journey and in the rest, with its effect."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from mkdocs_journeys.changes.comparing import Change, Difference, worth_telling
from mkdocs_journeys.changes.effects import (
    Effect,
    Reason,
    Side,
    Verdict,
    effect,
    reason,
    touchpoints_before,
    verdict,
)
from mkdocs_journeys.changes.facts import Key
from mkdocs_journeys.changes.sides import difference_and_sides
from mkdocs_journeys.model.fields import MeasureFields
from mkdocs_journeys.model.journey import Journey, Measure, Touchpoint
from mkdocs_journeys.reading.collecting import without_collecting
from mkdocs_journeys.reading.journeys import filled_measure
from mkdocs_journeys.reading.reader import Reading

_MEASURED = ("emotion", "drop_off")


@dataclass(frozen=True, slots=True)
class Told:
    """A change as it is told: with what follows from it for who reads it.

    `verdict`: of an emotion or a drop-off. `certainty`: of a touchpoint whose evidence changed, before and
    after. `crossed`: whether a metric meets its target since then, or no more; None where that is as it was.
    `owners`: of a shared touchpoint, or of the one that a shared pain is a part of, before and after.
    `reason`: why it is learned.
    """

    change: Change
    verdict: Verdict | None = None
    certainty: tuple[str, str] | None = None
    crossed: bool | None = None
    owners: tuple[str, ...] = ()
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class JourneyStep:
    """What became of a journey from one time to another.

    `was` is its id before, None where it was not there; `is_gone` where it is not there any more. `is_draft`:
    then, or when it was last there; `was_draft`: before.
    """

    id: str
    was: str | None
    title: str
    is_gone: bool
    is_draft: bool
    was_draft: bool
    changes: tuple[Told, ...]
    effect: Effect

    @property
    def state(self) -> str:
        """The same as a word: added, removed or changed."""
        return "removed" if self.is_gone else "changed" if self.was is not None else "added"


@dataclass(frozen=True, slots=True)
class JourneyChanges:
    """What changed on one journey. `before` or `after` is None where it was not there, or can't be read.

    `renamed` are the new keys of what has another one, such as that of an owner.
    """

    before: Journey | None
    after: Journey | None
    changes: tuple[Told, ...]
    effect: Effect
    renamed: Mapping[Key, Key] = field(default_factory=dict, repr=False, compare=False)

    @property
    def journey(self) -> Journey:
        found = self.after or self.before
        if found is None:
            raise ValueError("a journey is there before or after")
        return found

    @property
    def step(self) -> JourneyStep:
        """What became of it, without all that it says."""
        was = self.before.id if self.before is not None else None
        journey = self.journey
        is_draft = journey.fields.status == "draft"
        was_draft = self.before is not None and self.before.fields.status == "draft"
        return JourneyStep(
            journey.id,
            was,
            journey.title,
            self.after is None,
            is_draft,
            was_draft,
            self.changes,
            self.effect,
        )

    @property
    def tell(self) -> tuple[str, ...]:
        """Who is to be told: who wants to be informed, its owner, and the owners of what changed."""
        sides = [journey for journey in (self.before, self.after) if journey is not None]
        people = [owner for journey in sides for owner in (*journey.fields.informed, journey.fields.owner)]
        touched = {key for told in self.changes for key in _touched(told.change)}
        people += [
            step.owner
            for journey in sides
            for stage in journey.stages
            for step in stage.touchpoints
            if {("journey", journey.id), ("stage", stage.id), ("touchpoint", step.id)} & touched
        ]
        return tuple(dict.fromkeys(_today(person, self.renamed) for person in people if person))


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that changed: on journeys, in the order of their paths, and in what journeys share.

    `unreadable` are the files that have errors, before or after: of them nothing is told.
    """

    difference: Difference
    journeys: tuple[JourneyChanges, ...]
    shared: tuple[Told, ...]
    unreadable: tuple[str, ...]

    @property
    def tell(self) -> Mapping[str, tuple[str, ...]]:
        """Who is to be told, each with the journeys and shared touchpoints that it is about."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for each in self.journeys:
            for person in each.tell:
                found[person][each.journey.id] = None
        for told in self.shared:
            for person in told.owners:
                found[person][told.change.thing.key[1]] = None
        return {person: tuple(found[person]) for person in sorted(found)}


def _today(owner: str, renamed: Mapping[Key, Key]) -> str:
    """The id that an owner has now."""
    return renamed.get(("owners", owner), (owner,))[-1]


def _touched(change: Change) -> Iterator[Key]:
    """What an owner answers for and has changed: a touchpoint, or a whole that it came or went with."""
    for thing in (change.thing, change.was):
        if thing is None:
            continue
        if thing.kind in ("journey", "stage") and change.act in ("added", "removed"):
            yield thing.key[-2:]
        for key in (thing.key, thing.within):
            if key[-2:-1] == ("touchpoint",):
                yield key[-2:]


def compare(before: Reading, after: Reading) -> Comparison:
    """What changed between two readings of a wiki, or of the part of it that may have changed."""
    with without_collecting():
        return _Comparing(before, after).compare()


class _Comparing:
    def __init__(self, before: Reading, after: Reading) -> None:
        self._before, self._after = before, after
        self._unreadable = {each.file for each in (*before.errors, *after.errors)}
        without = {file.partition("/")[2] for file in self._unreadable}
        self._difference, self._sides = difference_and_sides(before, after, without)
        self._renamed = self._difference.renamed
        self._old = {new: old for old, new in self._renamed.items()}

    def compare(self) -> Comparison:
        changes: dict[str | None, list[Change]] = defaultdict(list)
        for change in worth_telling(self._difference):
            changes[change.thing.journey].append(change)
        journeys = [self._journey(was, now, changes) for was, now in self._pairs()]
        told = [each for each in journeys if each.changes or each.effect.differs]
        return Comparison(
            self._difference,
            tuple(told),
            tuple(self._told_of_shared(change) for change in changes[None]),
            tuple(sorted(self._unreadable)),
        )

    def _pairs(self) -> Iterator[tuple[str | None, str | None]]:
        """The ids of each journey before and after."""
        then, now = self._sides
        for journey in now:
            old = self._old.get(("journey", journey), ("journey", journey))[1]
            yield (old if old in then else None), journey
        for journey in then:
            if self._renamed.get(("journey", journey), ("journey", journey))[1] not in now:
                yield journey, None

    def _journey(
        self, was: str | None, now: str | None, changes: Mapping[str | None, list[Change]]
    ) -> JourneyChanges:
        before = self._sides[0].get(was) if was else None
        after = self._sides[1].get(now) if now else None
        told = [self._told(change, before, after) for change in changes.get(now or was, ())]
        return JourneyChanges(
            before.journey if before else None,
            after.journey if after else None,
            tuple(told),
            effect(before, after, self._renamed),
            self._renamed,
        )

    def _told(self, change: Change, before: Side | None, after: Side | None) -> Told:
        if change.act != "changed" or change.thing.kind != "touchpoint" or before is None or after is None:
            return Told(change)
        was = touchpoints_before(before.journey, self._renamed).get(change.thing.id)
        now = after.journey.by_id.get(change.thing.id)
        if was is None or now is None:
            return Told(change)
        found = verdict((before, was), (after, now), change.field) if change.field in _MEASURED else None
        sure = _certainty(was, now) if change.field in ("evidence", "certainty") else None
        return Told(change, found, sure, reason=reason(was, now) if found == "learned" else None)

    def _told_of_shared(self, change: Change) -> Told:
        key = change.thing.key[:2]
        people: dict[str, None] = {}
        if key[0] == "touchpoints":
            old = self._old.get(key, key)
            for reading, name in ((self._before, old[1]), (self._after, key[1])):
                entry = reading.catalog.registries.touchpoints.get(name)
                if entry is not None and entry.fields.owner:
                    people[_today(entry.fields.owner, self._renamed)] = None
        return Told(change, crossed=self._crossed(change), owners=tuple(people))

    def _crossed(self, change: Change) -> bool | None:
        """Whether a metric meets its target since a change of its readings, or of its target."""
        if change.thing.kind != "metrics" or change.act != "changed":
            return None
        met = [
            Measure(metric.id, filled_measure(MeasureFields(), metric)).is_met
            for catalog, key in (
                (self._before.catalog, self._key_before(change)),
                (self._after.catalog, change.thing.key),
            )
            if (metric := catalog.registries.metrics.get(key[1])) is not None
        ]
        return met[1] if len(met) == 2 and met[0] != met[1] else None

    def _key_before(self, change: Change) -> Key:
        return self._old.get(change.thing.key, change.thing.key)


def _certainty(was: Touchpoint, now: Touchpoint) -> tuple[str, str] | None:
    return (was.certainty, now.certainty) if was.certainty != now.certainty else None
