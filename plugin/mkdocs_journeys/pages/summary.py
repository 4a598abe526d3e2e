"""A journey in four facts."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_journeys.diagrams.curve import spark
from mkdocs_journeys.model.experience import Experience, lowest, of_journey
from mkdocs_journeys.model.journey import Journey, Opportunity, Touchpoint

MOST_MOMENTS = 2


@dataclass(frozen=True, slots=True)
class Summary:
    """Each fact is None, or empty, where the journey doesn't tell it."""

    experience: Experience | None
    spark: str
    worst: tuple[Touchpoint, ...]
    loss: Touchpoint | None
    next_step: Opportunity | None


def summary(journey: Journey) -> Summary:
    """The overall experience, the worst moments, the biggest loss and the best next step."""
    steps = [step for step in journey.touchpoints if journey.is_experienced(step)]
    losses = [step for step in steps if step.fields.drop_off and step.fields.drop_off.percent]
    waiting = sorted(
        (found for found in journey.opportunities if found.is_waiting), key=lambda found: found.rank
    )
    return Summary(
        of_journey(journey),
        spark([step.emotion.mean for step in steps if step.emotion]),
        lowest(journey)[:MOST_MOMENTS],
        max(losses, key=_lost, default=None),
        waiting[0] if waiting else None,
    )


def _lost(touchpoint: Touchpoint) -> float:
    return touchpoint.fields.drop_off.percent if touchpoint.fields.drop_off else 0.0
