"""What a map rests on: research, or what somebody thought."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mkdocs_journeys.checks.mentions import named_evidence
from mkdocs_journeys.checks.purpose import is_sketch
from mkdocs_journeys.checks.rule import Remark, Rule
from mkdocs_journeys.checks.sources import KINDS_OF_MAPS, MAPPING, PERSONAS
from mkdocs_journeys.checks.wording import quoted
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.model.journey import Journey, Stage, Touchpoint
from mkdocs_journeys.model.values.emotion import Emotion

_EXTREME = 2
_WHAT_TO_WRITE = "`evidence` here: how this is known; or `certainty: assumed` where it is a guess"


def _is_extreme(emotion: Emotion | None) -> bool:
    return emotion is not None and max(abs(emotion.begin), abs(emotion.end)) >= _EXTREME


def _strongly(part: Stage | Touchpoint) -> str:
    emotion = part.fields.emotion
    return "as bad as can be" if emotion and emotion.low <= -_EXTREME else "as good as can be"


def _is_bare(touchpoint: Touchpoint) -> bool:
    """Whether nothing stands behind it, and it does not say of itself that it is a guess."""
    return touchpoint.fields.certainty != "assumed" and not any(named_evidence(touchpoint.fields))


def _guesses(
    journey: Journey, claim: Callable[[Touchpoint], bool]
) -> Iterator[tuple[Touchpoint, tuple[str | int, ...]]]:
    """What a map of today claims without naming any research. Of the future nothing can be known."""
    if journey.fields.state == "current":
        for touchpoint, path in journey.places:
            if claim(touchpoint) and journey.is_experienced(touchpoint) and _is_bare(touchpoint):
                yield touchpoint, path


def _is_moment(touchpoint: Touchpoint) -> bool:
    return touchpoint.fields.moment_of_truth


def _extremes(journey: Journey, _: Catalog) -> Iterator[Remark]:
    """One that is a moment of truth besides is told that alone: it is the same evidence that is missing."""
    for touchpoint, path in _guesses(
        journey, lambda each: _is_extreme(each.emotion) and not _is_moment(each)
    ):
        yield Remark(
            f"{quoted(touchpoint.name)} feels {_strongly(touchpoint)}, and nobody says how that is known",
            (*path, "emotion"),
            allowed=_WHAT_TO_WRITE,
        )
    for stage in journey.stages if journey.fields.state == "current" else ():
        tells_itself = all(touchpoint.emotion is None for touchpoint in stage.touchpoints)
        if tells_itself and _is_extreme(stage.fields.emotion) and not any(named_evidence(stage.fields)):
            yield Remark(
                f"{quoted(stage.name)} feels {_strongly(stage)}, and nobody says how that is known",
                ("stages", stage.index, "emotion"),
                allowed="`evidence` here: how this is known",
            )


def _moments(journey: Journey, _: Catalog) -> Iterator[Remark]:
    for touchpoint, path in _guesses(journey, _is_moment):
        yield Remark(
            f"{quoted(touchpoint.name)} decides whether they stay, and nobody says how that is known",
            path if "moment_of_truth" in touchpoint.shared else (*path, "moment_of_truth"),
            allowed=_WHAT_TO_WRITE,
        )


def _quotes(journey: Journey, _: Catalog) -> Iterator[Remark]:
    places: list[tuple[Stage | Touchpoint, tuple[str | int, ...], tuple[str, ...]]] = [
        (stage, ("stages", stage.index), stage.fields.evidence) for stage in journey.stages
    ]
    places += [
        (touchpoint, path, touchpoint.fields.evidence or journey.stages[touchpoint.stage].fields.evidence)
        for touchpoint, path in journey.places
    ]
    for part, path, evidence in places:
        for number, quote in enumerate(part.fields.quote):
            if not evidence and not quote.evidence:
                yield Remark(
                    f"nobody says where this quote of {quoted(part.name)} comes from",
                    (*path, "quote", number),
                    allowed="`evidence` here or beside its `text`; `thought` if nobody said it",
                )


def _no_evidence(journey: Journey, catalog: Catalog) -> Iterator[Remark]:
    if is_sketch(journey) or journey.fields.state != "current":
        return
    named = False
    for piece in named_evidence(journey.fields):
        entry = catalog.registries.evidence.get(piece)
        if entry is None or entry.fields.type != "workshop":
            return
        named = True
    yield Remark(
        "only a workshop of ours stands behind this map" if named else "no research stands behind this map",
        allowed="`evidence` at its touchpoints; five talks with customers are a beginning",
    )


_FITTING = """
title: I try shoes on in the store
stages:
  - stage: decision
    touchpoints:
      - name: The ramp
        {claim}
"""

EXTREMES = Rule(
    id="JM251",
    slug="extreme-without-evidence",
    level=Level.WARNING,
    title="The strongest feeling, and no evidence",
    reason="The ends of the curve are what everybody looks at and argues from. If they are guesses, the "
    "argument is about taste. Research behind the whole map does not say whether it is behind this point. "
    "`certainty: assumed` says openly that it is a guess.",
    source=KINDS_OF_MAPS,
    bad=_FITTING.format(claim="emotion: 2"),
    good=_FITTING.format(claim="emotion: 2\n        evidence: fitting-observation"),
    of_journey=_extremes,
)

MOMENTS = Rule(
    id="JM252",
    slug="moment-of-truth-without-evidence",
    level=Level.WARNING,
    title="A moment of truth that nobody has looked at",
    reason="Money goes to moments of truth. Whether they decide here or three steps earlier is something "
    "only customers can show. `certainty: assumed` says openly that it is a guess.",
    source=KINDS_OF_MAPS,
    bad=_FITTING.format(claim="moment_of_truth: yes"),
    good=_FITTING.format(claim="moment_of_truth: yes\n        evidence: fitting-observation"),
    of_journey=_moments,
)

QUOTES = Rule(
    id="JM253",
    slug="quote-without-evidence",
    level=Level.WARNING,
    title="A quote that nobody can trace",
    reason="A quote is what someone really said, and it convinces more than any number. One that a colleague "
    "made up takes the trust away from all the others; what they may think is a `thought`.",
    source=PERSONAS,
    bad=_FITTING.format(claim="quote: My heel has never been held like that."),
    good=_FITTING.format(
        claim="quote: {text: My heel has never been held like that., evidence: fitting-observation}"
    ),
    of_journey=_quotes,
)

_GUESSED = """
title: I buy my first trail shoes
stages:
  - stage: awareness
    touchpoints: [A friend's photo, Station poster]
  - stage: consideration
    touchpoints: [Guide to first shoes, Product page]
  - stage: decision
    touchpoints:
      - Checkout
      - name: Fitting in the store
{how}"""

NO_EVIDENCE = Rule(
    id="JM254",
    slug="no-evidence-at-all",
    level=Level.WARNING,
    title="A map that rests on nothing but our own opinion",
    reason="A map of guesses is a good list of questions. As an answer it is dangerous, for it looks just "
    "like a map that somebody went out for.",
    source=MAPPING,
    bad=_GUESSED.format(how=""),
    good=_GUESSED.format(how="        evidence: fitting-observation\n"),
    of_journey=_no_evidence,
)

RULES = (EXTREMES, MOMENTS, QUOTES, NO_EVIDENCE)
