"""The stages of a map: how many, which part of the customer's life, and what a stage's mean hides."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_journeys.checks.purpose import FEWEST_STAGES, is_of_customers
from mkdocs_journeys.checks.rule import Remark, Rule
from mkdocs_journeys.checks.sources import ANALYSIS, MAPPING, WHOLE_JOURNEY, WHOLE_PROBLEM
from mkdocs_journeys.checks.wording import quoted
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.experience import of_stage
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.model.journey import Journey, Stage, Touchpoint

MOST_STAGES = 9
_CLEARLY = 1
# From the best to the worst: less than this happens on any day.
_APART = 3


def _number_of_stages(journey: Journey, _: Catalog) -> Iterator[Remark]:
    number = len(journey.stages)
    if FEWEST_STAGES <= number <= MOST_STAGES:
        return
    few = number < FEWEST_STAGES
    advice = "is there nothing before or after it?" if few else "join some, or draw a detail as its own map"
    count = "one stage" if number == 1 else f"{number} stages"
    yield Remark(
        f"this journey has {count}, and most have {FEWEST_STAGES} to {MOST_STAGES}: {advice}", ("stages",)
    )


def _part_of_the_whole(journey: Journey, catalog: Catalog) -> Iterator[Remark]:
    """What comes wholly after the purchase, such as a repair, is whole in itself."""
    if journey.fields.parent or journey.fields.status == "draft" or not is_of_customers(journey, catalog):
        return
    covered = {_position(stage, catalog) for stage in journey.stages}
    missing = [place for place in ("before", "during", "after") if place not in covered]
    if not missing or None in covered or covered <= {"after"}:
        return
    told = {
        "before": "before the purchase",
        "during": "at the purchase itself",
        "after": "after the purchase",
    }
    fitting = {
        place: [stage.id for stage in catalog.registries.stages if stage.fields.position == place]
        for place in missing
    }
    yield Remark(
        f"this map leaves out what happens {' and '.join(told[place] for place in missing)}",
        ("stages",),
        allowed=", ".join(stage for place in missing for stage in fitting[place]),
    )


def _position(stage: Stage, catalog: Catalog) -> str | None:
    """Where a stage stands, seen from the purchase; None where nobody has said so."""
    entry = catalog.registries.stages.get(stage.lifecycle or "")
    return entry.fields.position if entry else None


def _opposites(journey: Journey, _: Catalog) -> Iterator[Remark]:
    for stage in journey.stages:
        felt = [
            (each, each.emotion)
            for each in stage.touchpoints
            if each.emotion is not None and journey.is_experienced(each)
        ]
        whole = of_stage(journey, stage)
        if len(felt) < 2 or whole is None or whole.mood != 0:
            continue
        worst, low = min(felt, key=lambda found: found[1].low)
        best, high = max(felt, key=lambda found: max(found[1].begin, found[1].end))
        top = max(high.begin, high.end)
        if low.low <= -_CLEARLY and top >= _CLEARLY and top - low.low >= _APART and worst is not best:
            yield _told(stage, worst, best)


def _told(stage: Stage, worst: Touchpoint, best: Touchpoint) -> Remark:
    return Remark(
        f"the mean of {quoted(stage.name)} looks neutral, and nobody feels neutral there: "
        f"{quoted(best.name)} is good and {quoted(worst.name)} is bad",
        ("stages", stage.index),
        allowed="two stages where it tips, or read its low point and not its mean",
    )


def _no_touchpoints(journey: Journey, _: Catalog) -> Iterator[Remark]:
    bare = [stage for stage in journey.stages if not stage.touchpoints]
    if len(bare) == len(journey.stages) > 1:
        yield Remark(
            "no stage has a touchpoint yet", ("stages",), allowed="`touchpoints`: the steps they take"
        )
        return
    for stage in bare:
        yield Remark(
            f"nothing happens in {quoted(stage.name)}: it has no touchpoints",
            ("stages", stage.index),
            allowed="`touchpoints`: the steps they take, also those without us (`channel: none`)",
        )


_TITLE = "\ntitle: I buy my first trail shoes\nstages:\n"

NUMBER_OF_STAGES = Rule(
    id="JM152",
    slug="too-few-or-many-stages",
    level=Level.INFO,
    title="Fewer than three stages, or more than nine",
    reason="One or two stages are a moment and not a journey. With ten nobody sees the shape any more: "
    "then some of them are steps, or the map is two maps.",
    source=MAPPING,
    bad=f"{_TITLE}  - stage: decision\n  - stage: retention\n",
    good=f"{_TITLE}  - stage: consideration\n  - stage: decision\n  - stage: retention\n",
    of_journey=_number_of_stages,
)

PART_OF_THE_WHOLE = Rule(
    id="JM153",
    slug="not-the-whole-journey",
    level=Level.INFO,
    title="A purchase without what comes before or after",
    reason="For the customer it begins long before our shop and goes on long after the till. Maps that stop "
    "there miss where most of the doubt, and most of the disappointment, is. A map of a time after the "
    "purchase, and a detail with a `parent`, are fine alone.",
    source=WHOLE_JOURNEY,
    bad=f"{_TITLE}  - stage: awareness\n  - stage: consideration\n  - stage: decision\n",
    good=f"{_TITLE}  - stage: consideration\n  - stage: decision\n  - stage: retention\n",
    of_journey=_part_of_the_whole,
)

_STORE = """
title: I buy my first trail shoes
stages:
  - stage: decision
    touchpoints:
      - name: Advice in the store
        emotion: 2
{tip}      - name: Her size is not there
        emotion: -2
"""

OPPOSITES = Rule(
    id="JM157",
    slug="stage-of-opposites",
    level=Level.INFO,
    title="A stage whose mean hides two opposites",
    reason="Very good and very bad make a mean of nothing much, and on the heatmap the stage looks harmless. "
    "It is the one to look into.",
    source=ANALYSIS,
    bad=_STORE.format(tip=""),
    good=_STORE.format(tip="  - name: Back at the shelf\n    stage: decision\n    touchpoints:\n"),
    of_journey=_opposites,
)

NO_TOUCHPOINTS = Rule(
    id="JM158",
    slug="stage-without-touchpoints",
    level=Level.INFO,
    title="A stage in which nothing happens",
    reason="An empty stage is either a gap in what we know, which a question can say, or a stage of our "
    "process that the customer never notices.",
    source=WHOLE_PROBLEM,
    bad=f"{_TITLE}  - stage: awareness\n    touchpoints: [A friend's photo]\n  - stage: consideration\n",
    good=f"{_TITLE}  - stage: awareness\n    touchpoints: [A friend's photo]\n"
    "  - stage: consideration\n    touchpoints: [Guide to first shoes]\n",
    of_journey=_no_touchpoints,
)

RULES = (NUMBER_OF_STAGES, PART_OF_THE_WHOLE, OPPOSITES, NO_TOUCHPOINTS)
