"""What changes did to a journey, and whether the service got better or only our knowledge of it.

An emotion or a drop-off that was assumed, or is assumed now, is *learned*: the map tells more of the truth,
and the truth may be as it was. Validated both times, and by newer evidence now, it has *moved*: something
happened to customers. Only what moved may be reported as better or worse.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from mkdocs_journeys.changes.facts import Key
from mkdocs_journeys.changes.renaming import is_gone
from mkdocs_journeys.model.coverage import grounds, ownership
from mkdocs_journeys.model.experience import of_journey
from mkdocs_journeys.model.fields import EvidenceFields
from mkdocs_journeys.model.journey import Journey, Touchpoint
from mkdocs_journeys.model.registry import Registry

Verdict = Literal["moved", "learned"]
# Why a change is learned only.
Reason = Literal["was-guess", "is-guess", "no-evidence"]
MINUS = "\u2212"
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a journey before and after; None where there was nothing to count."""

    before: float | None
    after: float | None
    unit: str = ""
    is_emotion: bool = False

    @property
    def shown(self) -> tuple[str, str]:
        """Both as they are written: whole, with their unit; an emotion as pages write it."""
        return self._written(self.before), self._written(self.after)

    @property
    def differs(self) -> bool:
        """Whether one sees a difference."""
        return self.shown[0] != self.shown[1]

    @property
    def step(self) -> float | None:
        """By how much it differs; None where it was or is not known."""
        return None if self.before is None or self.after is None else self.after - self.before

    def _written(self, value: float | None) -> str:
        if value is None:
            return UNKNOWN
        return signed(value) if self.is_emotion else f"{value:.0f}{self.unit}"


def signed(value: float) -> str:
    """An emotion, or a step of it, with its sign and at most two digits behind the point."""
    written = f"{abs(value):.2f}".rstrip("0").rstrip(".")
    return written if written == "0" else f"{'+' if value > 0 else MINUS}{written}"


@dataclass(frozen=True, slots=True)
class Effect:
    """What changes did to a journey.

    `experience` is the mean of its emotions, -2 to 2; of its change `moved` is what customers went through,
    and `learned` what we know better, both None where there is no change to part. `owned` and `validated` are
    percents of its touchpoints, `health` its points, 0 to 100, for what can be said of it by itself.
    """

    experience: Figure
    moved: float | None
    learned: float | None
    owned: Figure
    validated: Figure
    health: Figure

    @property
    def parts(self) -> tuple[float | None, float | None]:
        """What moved and what was learned, so that they add up to the difference as it is written."""
        before, after = self.experience.before, self.experience.after
        if self.moved is None or before is None or after is None:
            return None, None
        moved = round(self.moved, 2)
        return moved, round(round(after, 2) - round(before, 2) - moved, 2)

    @property
    def begun(self) -> Effect:
        """The same for who sees it for the first time."""
        figures = (self.experience, self.owned, self.validated, self.health)
        experience, owned, validated, health = (replace(each, before=None) for each in figures)
        return Effect(experience, None, None, owned, validated, health)

    @property
    def differs(self) -> bool:
        return any(each.differs for each in (self.experience, self.owned, self.validated, self.health))


@dataclass(frozen=True, slots=True)
class Side:
    """A journey at one time, with the evidence that there was then, and its points of health."""

    journey: Journey
    evidence: Registry[EvidenceFields]
    health: int

    @property
    def emotions(self) -> dict[str, float]:
        """The means of the emotions that count, by touchpoint."""
        return {
            touchpoint.id: touchpoint.emotion.mean
            for touchpoint in self.journey.touchpoints
            if touchpoint.emotion is not None and self.journey.is_experienced(touchpoint)
        }

    def newest(self, touchpoint: Touchpoint, field: str) -> datetime.date | None:
        """The day of the newest evidence about a touchpoint, or about its drop-off."""
        named = list(touchpoint.fields.evidence)
        if field == "drop_off" and touchpoint.fields.drop_off is not None:
            named += touchpoint.fields.drop_off.evidence
        found = (self.evidence.get(each) for each in named)
        return max((each.fields.date.first for each in found if each and each.fields.date), default=None)


def verdict(before: tuple[Side, Touchpoint], after: tuple[Side, Touchpoint], field: str) -> Verdict:
    """Whether a change of how a touchpoint feels, or of who leaves there, has happened or was learned."""
    if not before[1].certainty == after[1].certainty == "validated":
        return "learned"
    old, new = before[0].newest(before[1], field), after[0].newest(after[1], field)
    return "moved" if old is not None and new is not None and new > old else "learned"


def reason(before: Touchpoint, after: Touchpoint) -> Reason:
    """Why a change of a touchpoint that did not move is learned."""
    if before.certainty != "validated":
        return "was-guess"
    return "is-guess" if after.certainty != "validated" else "no-evidence"


def effect(before: Side | None, after: Side | None, renamed: Mapping[Key, Key]) -> Effect:
    """What became of a journey between two times; at one of them it may not have been there."""
    was = of_journey(before.journey) if before else None
    now = of_journey(after.journey) if after else None
    moved = learned = None
    if was is not None and now is not None and before is not None and after is not None:
        moved = _moved(before, after, renamed)
        learned = now.mean - was.mean - moved
    return Effect(
        Figure(was.mean if was else None, now.mean if now else None, is_emotion=True),
        moved,
        learned,
        Figure(_owned(before), _owned(after), unit=" %"),
        Figure(_validated(before), _validated(after), unit=" %"),
        Figure(before.health if before else None, after.health if after else None),
    )


def touchpoints_before(before: Journey, renamed: Mapping[Key, Key]) -> Mapping[str, Touchpoint]:
    """The touchpoints of a journey as they were, by the ids that they have now."""
    keys = {each.id: ("journey", before.id, "touchpoint", each.id) for each in before.touchpoints}
    now = {own: renamed.get(key, key) for own, key in keys.items()}
    return {now[each.id][-1]: each for each in before.touchpoints if not is_gone(now[each.id])}


def _moved(before: Side, after: Side, renamed: Mapping[Key, Key]) -> float:
    """How much the mean has changed by what customers went through, all else as it was."""
    was, now = before.emotions, after.emotions
    old = touchpoints_before(before.journey, renamed)
    steps: Iterable[float] = (
        now[each.id] - was[old[each.id].id]
        for each in after.journey.touchpoints
        if each.id in now
        and each.id in old
        and old[each.id].id in was
        and verdict((before, old[each.id]), (after, each), "emotion") == "moved"
    )
    return sum(steps) / len(was)


def _owned(side: Side | None) -> float | None:
    return ownership(side.journey.touchpoints).percent if side else None


def _validated(side: Side | None) -> float | None:
    return grounds(side.journey.touchpoints).percent if side else None
