"""How it feels: means and lows of emotion."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_journeys.model.journey import Journey, Stage, Touchpoint
from mkdocs_journeys.model.values.emotion import Emotion, mood


@dataclass(frozen=True, slots=True)
class Experience:
    """Mean and low of the emotions that are known; never one without the other."""

    mean: float
    low: float
    known: int

    @property
    def mood(self) -> int:
        """The class of the mean, -2 to 2."""
        return mood(self.mean)


def experience(emotions: Iterable[Emotion | None]) -> Experience | None:
    """The experience that these emotions make; None where none is known."""
    known = [emotion for emotion in emotions if emotion is not None]
    if not known:
        return None
    mean = sum(emotion.mean for emotion in known) / len(known)
    return Experience(mean, min(emotion.low for emotion in known), len(known))


def of_journey(journey: Journey) -> Experience | None:
    """The mean over the touchpoints that have an emotion."""
    return experience(
        touchpoint.emotion for touchpoint in journey.touchpoints if journey.is_experienced(touchpoint)
    )


def of_stage(journey: Journey, stage: Stage) -> Experience | None:
    """The mean over the stage's touchpoints; the stage's own emotion where none of them has one."""
    found = experience(
        touchpoint.emotion for touchpoint in stage.touchpoints if journey.is_experienced(touchpoint)
    )
    return found or experience([stage.fields.emotion])


def lowest(journey: Journey) -> tuple[Touchpoint, ...]:
    """The touchpoints with negative feelings, worst first; the earlier one first where they are equal."""
    negative = [
        touchpoint
        for touchpoint in journey.touchpoints
        if touchpoint.emotion is not None
        and touchpoint.emotion.low < 0
        and journey.is_experienced(touchpoint)
    ]
    return tuple(sorted(negative, key=lambda touchpoint: (_low(touchpoint), touchpoint.number)))


def _low(touchpoint: Touchpoint) -> float:
    return touchpoint.emotion.low if touchpoint.emotion else 0.0
