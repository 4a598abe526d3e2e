"""Mermaid's own `journey` diagram: scores, sections and actors."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from mkdocs_journeys.diagrams.labels import encode, lines, shorten, wrapped
from mkdocs_journeys.diagrams.mermaid_text import user_journey
from mkdocs_journeys.model.journey import Journey, Touchpoint
from mkdocs_journeys.model.values.emotion import mood

# A task's box takes three lines of this many characters.
TASK_WIDTH = 18
TASK_LINES = 3

_KEYWORD = re.compile(r"(?:section|title|journey|accTitle|accDescr)\b", re.I)


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
            label = _box(step.name, TASK_WIDTH)
            tasks.append((label, mood(step.emotion.mean) + 3, _actors(step, persona, owner_name)))
        if tasks:
            sections.append((_box(stage.name, TASK_WIDTH * len(tasks)), tasks))
    text = user_journey(_not_a_keyword(encode(shorten(journey.title))), sections)
    comments = "".join(f"\t%% no emotion, so no score: {encode(name)}\n" for name in left_out)
    return JourneyText(text + comments, tuple(left_out))


def _box(name: str, width: int) -> str:
    return _not_a_keyword(lines(wrapped(name, width, TASK_LINES)))


def _not_a_keyword(label: str) -> str:
    """The label with its first letter as a code where a statement begins with the same word."""
    return f"#{ord(label[0])};{label[1:]}" if _KEYWORD.match(label) else label


def _actors(step: Touchpoint, persona: str, owner_name: Callable[[str], str] | None) -> tuple[str, ...]:
    owners = [owner_name(step.owner)] if owner_name and step.owner else []
    return tuple(encode(shorten(name, 40)) for name in dict.fromkeys([persona, *owners]))
