"""Mermaid's own `journey` diagram: scores, sections and actors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..model.journey import Journey, Touchpoint
from ..model.values.emotion import mood
from .labels import encode, lines, shorten, wrapped
from .mermaid_text import user_journey

# A task's box takes three lines of this many characters.
TASK_WIDTH = 18
TASK_LINES = 3


@dataclass(frozen=True, slots=True)
class JourneyText:
    """The Mermaid text, and the names of the touchpoints that are not in it.

    Mermaid draws no task without a score, and any score would be made up where no emotion is known: such a
    touchpoint is left out, and a comment in the text names it. A page should say so too.
    """

    text: str
    left_out: tuple[str, ...]


def journey_text(
    journey: Journey, persona: str, owner_name: Callable[[str], str] | None = None
) -> JourneyText:
    """The journey with its stages as sections and a score of 1 to 5 for each touchpoint that has an emotion.

    The actors are the persona and, where `owner_name` tells what owners are called, who answers for the
    touchpoint.
    """
    sections = []
    left_out = []
    for stage in journey.stages:
        tasks = []
        for step in stage.touchpoints:
            if not journey.is_experienced(step):
                continue
            if step.emotion is None:
                left_out.append(step.name)
                continue
            label = lines(wrapped(step.name, TASK_WIDTH, TASK_LINES))
            tasks.append((label, mood(step.emotion.mean) + 3, _actors(step, persona, owner_name)))
        if tasks:
            sections.append((lines(wrapped(stage.name, TASK_WIDTH * len(tasks), 2)), tasks))
    text = user_journey(encode(shorten(journey.title)), sections)
    comments = "".join(f"\t%% no emotion, so no score: {encode(name)}\n" for name in left_out)
    return JourneyText(text + comments, tuple(left_out))


def _actors(step: Touchpoint, persona: str, owner_name: Callable[[str], str] | None) -> tuple[str, ...]:
    owners = [owner_name(step.owner)] if owner_name and step.owner else []
    return tuple(encode(shorten(name, 40)) for name in dict.fromkeys([persona, *owners]))
