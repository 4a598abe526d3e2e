"""What the curve of emotions says, and whether it can be believed."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_journeys.checks.purpose import FEWEST_TOUCHPOINTS
from mkdocs_journeys.checks.rule import Path, Remark, Rule
from mkdocs_journeys.checks.sources import ANALYSIS, MAPPING, MOMENTS_OF_TRUTH, PEAK_AND_END
from mkdocs_journeys.checks.wording import listed, quoted
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.model.journey import Journey, Touchpoint
from mkdocs_journeys.model.values.emotion import Emotion

FEWEST_KNOWN = 4
SMALLEST_RANGE = 2
LOW_POINT = -1
MOST_MOMENTS = 0.2
FEWEST_FEELINGS = 0.5


def _experienced(journey: Journey) -> list[Touchpoint]:
    return [touchpoint for touchpoint in journey.touchpoints if journey.is_experienced(touchpoint)]


def _extent(journey: Journey) -> tuple[float, float] | None:
    """The lowest and the highest emotion of a map of today; None where too few are known to judge.

    A map of the future is meant to be pleasant, and a draft is not done.
    """
    known = [touchpoint.emotion for touchpoint in _experienced(journey) if touchpoint.emotion is not None]
    if len(known) < FEWEST_KNOWN or not journey.counts:
        return None
    return min(each.low for each in known), max(_high(each) for each in known)


def _high(emotion: Emotion) -> float:
    return max(emotion.begin, emotion.end)


def _is_flat(low: float, high: float) -> bool:
    return high - low < SMALLEST_RANGE


def _flat(journey: Journey, _: Catalog) -> Iterator[Remark]:
    extent = _extent(journey)
    if extent and _is_flat(*extent):
        low, high = extent
        told = (
            f"every emotion here is {low:g}" if low == high else f"all emotions lie from {low:g} to {high:g}"
        )
        yield Remark(f"this journey has no ups and downs: {told}", allowed="the low and the high points too")


def _never_low(journey: Journey, _: Catalog) -> Iterator[Remark]:
    """A flat journey is told that alone."""
    extent = _extent(journey)
    if extent and extent[0] >= 0 and not _is_flat(*extent):
        yield Remark(
            "nothing on this journey feels bad: no emotion is below 0",
            allowed="what they complain of, wait for or give up at",
        )


def _moments(journey: Journey) -> list[str]:
    return [each.name for each in _experienced(journey) if each.fields.moment_of_truth]


def _too_many_moments(journey: Journey, _: Catalog) -> Iterator[Remark]:
    moments, whole = _moments(journey), len(_experienced(journey))
    if len(moments) >= 2 and len(moments) > MOST_MOMENTS * whole:
        yield Remark(
            f"{len(moments)} of {whole} touchpoints are moments of truth: {listed(moments)}",
            allowed="those alone at which they decide whether to stay",
        )


def _no_moment(journey: Journey, _: Catalog) -> Iterator[Remark]:
    if journey.fields.status == "draft" or _moments(journey):
        return
    if len(_experienced(journey)) >= FEWEST_TOUCHPOINTS:
        yield Remark(
            "no touchpoint of this journey is a moment of truth",
            allowed="`moment_of_truth: yes` where they decide whether to stay",
        )


def _is_low(emotion: Emotion | None) -> bool:
    return emotion is not None and emotion.low <= LOW_POINT


def _low_without_pain(journey: Journey, _: Catalog) -> Iterator[Remark]:
    """What feels bad at a step without us, such as a torn sleeve, needs no pain: that is their life."""
    for touchpoint, path in journey.places:
        is_ours = touchpoint.has_contact and journey.is_experienced(touchpoint)
        pains = touchpoint.pains or journey.stages[touchpoint.stage].pains
        if is_ours and _is_low(touchpoint.emotion) and not pains:
            yield _says_no_pain(touchpoint.name, (*path, "emotion"))
    for stage in journey.stages:
        tells_itself = all(each.emotion is None and not each.pains for each in stage.touchpoints)
        if tells_itself and _is_low(stage.fields.emotion) and not stage.pains:
            yield _says_no_pain(stage.name, ("stages", stage.index, "emotion"))


def _says_no_pain(name: str, path: Path) -> Remark:
    return Remark(
        f"{quoted(name)} feels bad, and nothing says what hurts",
        path,
        allowed="`pains`: what they run into here, as they would say it",
    )


def _few_feelings(journey: Journey, _: Catalog) -> Iterator[Remark]:
    """Where not a single one is known there is no curve, and other rules speak."""
    places = _experienced(journey)
    known = sum(each.emotion is not None for each in places)
    if journey.fields.status == "draft" or len(places) < FEWEST_KNOWN:
        return
    if 0 < known < FEWEST_FEELINGS * len(places):
        feel = "says how it feels" if known == 1 else "say how they feel"
        yield Remark(
            f"only {known} of {len(places)} touchpoints {feel}: the curve is mostly guesswork",
            allowed="`emotion` at more of them, or a question for research",
        )


def _shoes(*steps: str) -> str:
    """A journey of these touchpoints, each with what it says besides its name."""
    names = (
        *("A friend's photo", "Guide to first shoes", "Product page"),
        *("Fitting in the store", "Till and bag", "First run"),
    )
    listed = "".join(
        f"      - {{name: {name}{step and ', '}{step}}}\n" for name, step in zip(names, steps, strict=False)
    )
    return f"\ntitle: I buy my first trail shoes\nstages:\n  - stage: decision\n    touchpoints:\n{listed}"


FLAT = Rule(
    id="JM201",
    slug="flat-emotion",
    level=Level.WARNING,
    title="A journey without ups and downs",
    reason="A line that stays level says that nothing matters more than anything else, so nobody knows where "
    "to begin. Real weeks are not like that; meetings in which nobody wants to hurt a team are.",
    source=ANALYSIS,
    bad=_shoes("emotion: 1", "emotion: 1", "emotion: 0.5", "emotion: 2"),
    good=_shoes("emotion: 1", "emotion: -1", "emotion: 0.5", "emotion: 2"),
    of_journey=_flat,
)

NEVER_LOW = Rule(
    id="JM202",
    slug="nothing-below-neutral",
    level=Level.WARNING,
    title="A journey on which nothing feels bad",
    reason="Maps please their makers. Where no low point is drawn it is usually one that nobody has asked "
    "about, and what hurts goes on hurting.",
    source=ANALYSIS,
    bad=_shoes("emotion: 1", "emotion: 0", "emotion: 0.5", "emotion: 2"),
    good=_shoes("emotion: 1", "emotion: -0.5", "emotion: 0.5", "emotion: 2"),
    of_journey=_never_low,
)

TOO_MANY_MOMENTS = Rule(
    id="JM203",
    slug="too-many-moments-of-truth",
    level=Level.INFO,
    title="Moments of truth everywhere",
    reason="A moment of truth is where they decide whether to stay. If every third touchpoint is one, the "
    "mark no longer says where to put the money first. A fifth of the touchpoints is plenty.",
    source=MOMENTS_OF_TRUTH,
    bad=_shoes("", "", "moment_of_truth: yes", "moment_of_truth: yes", "", "moment_of_truth: yes"),
    good=_shoes("", "", "", "moment_of_truth: yes", "", ""),
    of_journey=_too_many_moments,
)

NO_MOMENT = Rule(
    id="JM204",
    slug="no-moment-of-truth",
    level=Level.INFO,
    title="No moment of truth",
    reason="On every longer way there is a point where they stay or go. A map that marks none treats the "
    "sock drawer like the fitting, and so will the budget.",
    source=MOMENTS_OF_TRUTH,
    bad=_shoes("", "", "", "", "", ""),
    good=_shoes("", "", "", "moment_of_truth: yes", "", ""),
    of_journey=_no_moment,
)

LOW_WITHOUT_PAIN = Rule(
    id="JM205",
    slug="low-point-without-pain",
    level=Level.WARNING,
    title="A low point that does not say what hurts",
    reason="A number below zero asks a question: what is it? Without the pain nobody can think of a way out, "
    "and opportunities have nothing to answer.",
    source=PEAK_AND_END,
    bad=_shoes("emotion: -1.5"),
    good=_shoes("emotion: -1.5, pains: [Everyone in the pictures is faster than me]"),
    of_journey=_low_without_pain,
)

FEW_FEELINGS = Rule(
    id="JM206",
    slug="few-feelings-known",
    level=Level.INFO,
    title="A curve made of a few points",
    reason="The mean and the curve are drawn from the touchpoints whose emotion is known. With fewer than "
    "half of them, what looks like the journey is a few moments of it.",
    source=MAPPING,
    bad=_shoes("emotion: 1", "", "", "emotion: 2", ""),
    good=_shoes("emotion: 1", "emotion: -1", "", "emotion: 2", ""),
    of_journey=_few_feelings,
)

RULES = (FLAT, NEVER_LOW, TOO_MANY_MOMENTS, NO_MOMENT, LOW_WITHOUT_PAIN, FEW_FEELINGS)
