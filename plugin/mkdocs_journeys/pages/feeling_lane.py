"""The lane of feelings: the curve over the map's columns, its points, and who leaves below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_journeys.diagrams.curve import Curve, Felt, curve, height
from mkdocs_journeys.model.journey import Journey, Touchpoint
from mkdocs_journeys.model.values.emotion import Emotion, mood
from mkdocs_journeys.pages.journey_map import LONGEST_WORD, Column


@dataclass(frozen=True, slots=True)
class Point:
    """A touchpoint on the curve. `top`: percent from the top. `is_above`: its word stands above it."""

    touchpoint: Touchpoint
    column: int
    top: float
    range_top: float
    range_height: float
    mood: int
    is_above: bool
    is_connected: bool
    word: str | None


@dataclass(frozen=True, slots=True)
class Leaving:
    """Who leaves at a column: percent of those who arrive, or None where it is not measured."""

    column: int
    percent: float | None
    touchpoint: Touchpoint


@dataclass(frozen=True, slots=True)
class FeelingLane:
    """What the lane draws. `leaving` is empty where nobody measured anything on the whole journey."""

    curve: Curve
    points: tuple[Point, ...]
    leaving: tuple[Leaving, ...]
    lowest: Touchpoint | None
    highest: Touchpoint | None
    unknown: int


def feeling_lane(journey: Journey, columns: Sequence[Column]) -> FeelingLane | None:
    """The lane of a journey; None where neither a feeling nor a loss is known."""
    placed = [(index, column.touchpoint) for index, column in enumerate(columns) if column.touchpoint]
    felt = [(index, step, step.emotion) for index, step in placed if step.emotion is not None]
    leaving = _leaving(journey, placed)
    if not felt and not leaving:
        return None
    ranked = sorted((step for _, step, _ in felt if journey.is_experienced(step)), key=_mean)
    return FeelingLane(
        curve(runs(journey, columns), len(columns)),
        tuple(_point(journey, felt, at) for at in range(len(felt))),
        leaving,
        ranked[0] if ranked else None,
        ranked[-1] if ranked else None,
        sum(journey.is_experienced(step) for _, step in placed) - len(ranked),
    )


def _mean(touchpoint: Touchpoint) -> float:
    return touchpoint.emotion.mean if touchpoint.emotion else 0.0


def runs(journey: Journey, columns: Sequence[Column]) -> list[list[Felt]]:
    """Feelings that the line connects. It breaks where one is unknown, and passes by unlived steps."""
    found: list[list[Felt]] = [[]]
    for index, column in enumerate(columns):
        step = column.touchpoint
        if step is None or not journey.is_experienced(step):
            continue
        if step.emotion is None:
            found.append([])
        else:
            found[-1].append(Felt(index, step.emotion.mean, step.certainty == "validated"))
    return found


def _point(journey: Journey, felt: Sequence[tuple[int, Touchpoint, Emotion]], at: int) -> Point:
    index, step, emotion = felt[at]
    before = felt[max(at - 1, 0)][2].mean
    after = felt[min(at + 1, len(felt) - 1)][2].mean
    middle = (before + after) / 2
    high, low = max(emotion.begin, emotion.end), emotion.low
    word = step.fields.feeling
    return Point(
        step,
        index,
        height(emotion.mean),
        height(high),
        height(low) - height(high),
        mood(emotion.mean),
        emotion.mean > middle or (emotion.mean == middle and emotion.mean >= 0),
        journey.is_experienced(step),
        word if word and len(word) <= LONGEST_WORD else None,
    )


def _leaving(journey: Journey, placed: Sequence[tuple[int, Touchpoint]]) -> tuple[Leaving, ...]:
    if all(step.fields.drop_off is None for _, step in placed):
        return ()
    return tuple(
        Leaving(index, step.fields.drop_off.percent if step.fields.drop_off else None, step)
        for index, step in placed
        if journey.is_experienced(step)
    )
