"""The curve of today over that of the previous version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mkdocs_journeys.changes.comparison import JourneyChanges
from mkdocs_journeys.changes.effects import touchpoints_before
from mkdocs_journeys.changes.facts import Key
from mkdocs_journeys.diagrams.curve import Curve, Felt, curve, height
from mkdocs_journeys.model.journey import Touchpoint


@dataclass(frozen=True, slots=True)
class Turn:
    """A touchpoint whose feeling is another one: percent from the left and from the top of the picture."""

    touchpoint: Touchpoint
    x: float
    y: float
    before: float
    after: float

    @property
    def is_better(self) -> bool:
        return self.after > self.before


@dataclass(frozen=True, slots=True)
class Ghost:
    """Both curves over the touchpoints of today, what differs, and where today's feeling is not known."""

    today: Curve
    before: Curve
    turns: tuple[Turn, ...]
    unknown: tuple[Touchpoint, ...]


def ghost(changes: JourneyChanges, renamed: Mapping[Key, Key]) -> Ghost | None:
    """The two curves; None where one of them is not there."""
    if changes.before is None or changes.after is None:
        return None
    journey, old = changes.after, touchpoints_before(changes.before, renamed)
    lived = [step for step in journey.touchpoints if journey.is_experienced(step)]
    places = {step.id: place for place, step in enumerate(lived)}
    before = {
        step.id: then for step in lived if (then := old.get(step.id)) is not None and then.emotion is not None
    }
    if not before or not any(step.emotion for step in lived):
        return None
    now = {step.id: step for step in lived if step.emotion is not None}
    turns = tuple(
        _turn(step, places[step.id], len(lived), then.emotion.mean, step.emotion.mean)
        for step in lived
        if (then := before.get(step.id)) and then.emotion and step.emotion
        if then.emotion.mean != step.emotion.mean
    )
    return Ghost(
        curve(_runs(lived, now), len(lived)),
        curve(_runs(lived, before), len(lived)),
        turns,
        tuple(step for step in lived if step.emotion is None),
    )


def _runs(lived: Sequence[Touchpoint], felt: Mapping[str, Touchpoint]) -> list[list[Felt]]:
    """Feelings that the line connects. It breaks where one is unknown."""
    runs: list[list[Felt]] = [[]]
    for place, step in enumerate(lived):
        found = felt.get(step.id)
        if found is None or found.emotion is None:
            runs.append([])
        else:
            runs[-1].append(Felt(place, found.emotion.mean, is_certain=True))
    return runs


def _turn(step: Touchpoint, place: int, of: int, before: float, after: float) -> Turn:
    return Turn(step, 100 * (place + 0.5) / of, height(after), before, after)
