"""What to work on first: touchpoints that fail, and the best next step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_journeys.model.journey import Journey, Measure, Opportunity, Stage, Touchpoint

# The middle of the levels 1 to 5: what brings at least this for less than this is a quick win.
MIDDLE = 3.0


@dataclass(frozen=True, slots=True)
class Ineffective:
    """A touchpoint that fails, with the places where it does.

    `missed` are its metrics under target; `loses` is the largest part, in percent of those who arrive,
    that leaves at a place where it feels bad, None where none is known to leave.
    """

    key: str
    name: str
    places: tuple[Touchpoint, ...]
    missed: tuple[Measure, ...]
    loses: float | None

    @property
    def rank(self) -> tuple[bool, float, int]:
        """Sorts the worst first: both reasons, then who loses most, then who misses most."""
        return (not (self.missed and self.loses), -(self.loses or 0), -len(self.missed))


@dataclass(frozen=True, slots=True)
class NextStep:
    """An opportunity that waits, once, with all places where it would help."""

    opportunity: Opportunity
    places: tuple[Stage | Touchpoint, ...]

    @property
    def is_quick_win(self) -> bool:
        """Whether it brings much for little: impact in the upper half, effort in the lower."""
        fields = self.opportunity.fields
        if fields.impact is None or fields.effort is None:
            return False
        return fields.impact >= MIDDLE > fields.effort


def ineffective(journeys: Iterable[Journey]) -> tuple[Ineffective, ...]:
    """The live touchpoints that miss a target, or feel bad and lose people; worst first.

    Only current, live journeys are looked at; a shared touchpoint is one.
    """
    places: dict[str, list[Touchpoint]] = {}
    for journey in journeys:
        for touchpoint in journey.touchpoints if journey.counts else ():
            if touchpoint.is_live and (_missed(touchpoint) or _loses(touchpoint)):
                places.setdefault(touchpoint.key, []).append(touchpoint)
    found = [_failing(key, tuple(failing)) for key, failing in places.items()]
    return tuple(sorted(found, key=lambda failing: failing.rank))


def next_steps(journeys: Iterable[Journey]) -> tuple[NextStep, ...]:
    """The opportunities that nobody has started on, best first; those without a score come last.

    Only current, live journeys are looked at. What a retired touchpoint could have been is left out.
    """
    waiting: dict[str, Opportunity] = {}
    places: dict[str, list[Stage | Touchpoint]] = {}
    for journey in journeys:
        for part in journey.parts if journey.counts else ():
            if isinstance(part, Touchpoint) and part.status == "retired":
                continue
            for opportunity in part.opportunities:
                if opportunity.is_waiting:
                    waiting.setdefault(opportunity.key, opportunity)
                    places.setdefault(opportunity.key, []).append(part)
    ranked = sorted(waiting.values(), key=lambda opportunity: opportunity.rank)
    return tuple(NextStep(opportunity, tuple(places[opportunity.key])) for opportunity in ranked)


def _failing(key: str, places: tuple[Touchpoint, ...]) -> Ineffective:
    missed = {measure.id or measure.name: measure for place in places for measure in _missed(place)}
    loses = max((loss for place in places if (loss := _loses(place))), default=None)
    return Ineffective(key, places[0].name, places, tuple(missed.values()), loses)


def _missed(touchpoint: Touchpoint) -> tuple[Measure, ...]:
    return tuple(measure for measure in touchpoint.metrics if measure.is_met is False)


def _loses(touchpoint: Touchpoint) -> float | None:
    """The percent that leaves where it feels bad. What feels good may lose people for good reasons."""
    emotion, drop = touchpoint.emotion, touchpoint.fields.drop_off
    if emotion is None or drop is None or emotion.mean >= 0 or not drop.percent:
        return None
    return drop.percent
