"""What each stage says of doing, thinking and feeling."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mkdocs_journeys.checks.purpose import is_sketch
from mkdocs_journeys.checks.rule import Remark, Rule
from mkdocs_journeys.checks.rules.viewpoint import says_thoughts_or_feelings
from mkdocs_journeys.checks.sources import MAPPING, PEAK_AND_END
from mkdocs_journeys.checks.wording import quoted
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.model.journey import Journey, Stage, Touchpoint

Says = Callable[[Stage | Touchpoint], bool]


def _silent(journey: Journey, says: Says, what: str, key: str) -> Iterator[Remark]:
    """The stages that say nothing of `what`. Where none does, that is said once, and of a sketch not at all.

    A stage without touchpoints, or with none that customers go through today, is passed over.
    """
    if journey.fields.status == "draft":
        return
    looked_at = [stage for stage in journey.stages if any(map(journey.is_experienced, stage.touchpoints))]
    silent = [stage for stage in looked_at if not says(stage) and not any(map(says, stage.touchpoints))]
    if len(silent) == len(looked_at) > 1:
        if not is_sketch(journey):
            yield Remark(f"no stage says {what}", ("stages",), allowed=f"{key} at its touchpoints")
        return
    for stage in silent:
        yield Remark(
            f"{quoted(stage.name)} does not say {what}",
            ("stages", stage.index),
            allowed=f"{key} at one of its touchpoints, or of the stage",
        )


def _no_doing(journey: Journey, _: Catalog) -> Iterator[Remark]:
    return _silent(journey, lambda part: bool(part.fields.action), "what they do", "`action`")


def _no_thinking(journey: Journey, _: Catalog) -> Iterator[Remark]:
    """Where they neither think nor feel anywhere, another rule says so."""
    if says_thoughts_or_feelings(journey):
        yield from _silent(
            journey,
            lambda part: bool(part.fields.thought or part.fields.quote),
            "what they think",
            "`thought`",
        )


def _no_feeling(journey: Journey, _: Catalog) -> Iterator[Remark]:
    if says_thoughts_or_feelings(journey):
        yield from _silent(
            journey,
            lambda part: part.fields.emotion is not None or part.fields.feeling is not None,
            "how it feels",
            "`emotion` or `feeling`",
        )


_SHOES = """
title: I buy my first trail shoes
stages:
  - stage: awareness
    touchpoints:
      - {{name: A friend's photo, action: Asks where that was, thought: She was as slow as me, emotion: 1}}
  - stage: consideration
    touchpoints:
      - {{name: Guide to first shoes{guide}}}
  - stage: decision
    touchpoints:
      - {{name: Fitting in the store, action: Walks up the ramp, thought: My toes don't touch, emotion: 2}}
"""
_WHOLE = {"action": "Reads on the train", "thought": "Which of the 48?", "emotion": "-1"}


def _without(lane: str) -> str:
    return _SHOES.format(guide="".join(f", {key}: {text}" for key, text in _WHOLE.items() if key != lane))


NO_DOING = Rule(
    id="JM154",
    slug="stage-without-doing",
    level=Level.INFO,
    title="A stage in which nobody does anything",
    reason="A touchpoint is where we are. What they do there, in a verb, is the journey; without it the "
    "stage is a list of channels.",
    source=MAPPING,
    bad=_without("action"),
    good=_without(""),
    of_journey=_no_doing,
)

NO_THINKING = Rule(
    id="JM155",
    slug="stage-without-thinking",
    level=Level.INFO,
    title="A stage in which nobody thinks anything",
    reason="What goes through their head explains why they stay, ask or leave. The numbers only show that "
    "they do. A quote counts too.",
    source=MAPPING,
    bad=_without("thought"),
    good=_without(""),
    of_journey=_no_thinking,
)

NO_FEELING = Rule(
    id="JM156",
    slug="stage-without-feeling",
    level=Level.INFO,
    title="A stage that does not say how it feels",
    reason="People remember how it felt, above all at its strongest moment and at the end. Over a stage "
    "without an emotion the curve has a gap, and a low point may be in it.",
    source=PEAK_AND_END,
    bad=_without("emotion"),
    good=_without(""),
    of_journey=_no_feeling,
)

RULES = (NO_DOING, NO_THINKING, NO_FEELING)
