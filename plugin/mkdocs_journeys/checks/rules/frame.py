"""The frame of a map: whose it is, what sets it off, what they want, where it begins and ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from mkdocs_journeys.checks.rule import Remark, Rule
from mkdocs_journeys.checks.sources import KINDS_OF_MAPS, MAPPING, PERSONAS
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.model.journey import Journey

LISTED = 5
_JOURNEY = "---\ntitle: I buy my first trail shoes\nstages: [{{stage: decision}}]\n---\n{body}"
_BARE = """
title: I buy my first trail shoes
stages:
  - stage: decision
    touchpoints: [Fitting in the store]
"""


def _no_persona(catalog: Catalog) -> Iterator[Remark]:
    for persona in catalog.personas.values():
        if persona.file:
            continue
        journeys = [each for each in catalog.of_persona(persona.id) if each.fields.status != "archived"]
        if journeys:
            yield Remark(
                f"nobody knows who goes this way: the folder `{persona.id}` has no index.md",
                file=journeys[0].file,
                allowed=f"a file {persona.id}/index.md with at least a `name`",
            )


def _no_scenario(journey: Journey, _: Catalog) -> Iterator[Remark]:
    if journey.fields.scenario is None:
        yield Remark("nobody says what sets this journey off", allowed="`scenario`: when, where and why")


def _no_goal(journey: Journey, _: Catalog) -> Iterator[Remark]:
    if journey.fields.goal is None:
        yield Remark("nobody says what they want to reach on this journey", allowed="`goal`: in their words")


def _no_scope(journey: Journey, _: Catalog) -> Iterator[Remark]:
    """A detail of a stage is as long as that stage; a way in begins a journey, and `next: []` ends it."""
    fields = journey.fields
    if fields.parent is not None and fields.parent.stage:
        return
    begins = fields.start or any(each.fields.entry for each in journey.touchpoints)
    ends = fields.end or any(each.onward == () for each in journey.touchpoints)
    missing = [word for word, is_there in (("begins", begins), ("ends", ends)) if not is_there]
    keys = [key for key, is_there in (("start", begins), ("end", ends)) if not is_there]
    if missing:
        yield Remark(
            f"nobody says where this journey {' and where it '.join(missing)}",
            allowed=" and ".join(f"`{key}`" for key in keys) + ", a few words each" * (len(keys) > 1),
        )


def _no_today(catalog: Catalog) -> Iterator[Remark]:
    """Whichever of the two names the other: they are drawn over each other either way."""
    today = [each for each in catalog.journeys.values() if each.fields.state == "current"]
    named = {other for journey in today for other in journey.fields.compares_to}
    of_today: dict[str, list[str]] = defaultdict(list)
    for journey in today:
        of_today[journey.persona].append(journey.id)
    for journey in catalog.journeys.values():
        fields = journey.fields
        if fields.state == "current" or fields.status == "archived" or journey.id in named:
            continue
        others = [catalog.journeys.get(other) for other in fields.compares_to]
        if any(other is None or other.fields.state == "current" for other in others):
            continue
        near = of_today[journey.persona]
        yield Remark(
            f"this is a map of the {fields.state} that compares to none of today",
            ("state",),
            file=journey.file,
            allowed=", ".join(near[:LISTED]) or "map first how it is today, and name that in `compares_to`",
            suggestion=f"compares_to: {near[0]}" if len(near) == 1 else "",
        )


NO_PERSONA = Rule(
    id="JM101",
    slug="persona-missing",
    level=Level.WARNING,
    title="A journey of nobody",
    reason="A map has one point of view. Where nobody says whose it is, everybody maps their own customer, "
    "and the feelings on it are an average of people who have never met.",
    source=PERSONAS,
    bad={"bode/hut-weekend.md": _JOURNEY.format(body="")},
    good={
        "bode/hut-weekend.md": _JOURNEY.format(body=""),
        "bode/index.md": "---\nname: Bode Falk\nrole: Parent who rents\n---\n",
    },
    of_wiki=_no_persona,
)

NO_SCENARIO = Rule(
    id="JM102",
    slug="no-scenario",
    level=Level.INFO,
    title="A journey that nothing sets off",
    reason="The same way feels different three weeks before a run and on the evening before. The scenario "
    "says which of the two this map is about.",
    source=MAPPING,
    bad=_BARE,
    good=f"{_BARE}scenario: Two friends have asked her along for a run in the woods in three weeks.\n",
    of_journey=_no_scenario,
)

NO_GOAL = Rule(
    id="JM103",
    slug="no-goal",
    level=Level.INFO,
    title="A journey without a goal",
    reason="Whether a step helps or hinders can only be told by what they want to reach. Nobody's goal is "
    "to walk through our stages.",
    source=MAPPING,
    bad=_BARE,
    good=f"{_BARE}goal: Stand at the start on Sunday in shoes that fit.\n",
    of_journey=_no_goal,
)

NO_SCOPE = Rule(
    id="JM104",
    slug="no-scope",
    level=Level.INFO,
    title="A journey without a beginning or an end",
    reason="Journeys begin before anyone meets us and end after we have stopped looking. Said out loud, the "
    "two ends keep a map from becoming the map of everything, or of our own process.",
    source=MAPPING,
    bad=_BARE,
    good=f"{_BARE}start: A friend asks her along\nend: She runs her third trail\n",
    of_journey=_no_scope,
)

FUTURE_ALONE = Rule(
    id="JM107",
    slug="future-without-current",
    level=Level.WARNING,
    title="A map of the future with none of today",
    reason="What is to get better shows only beside what is. Without today's map the future one is a wish, "
    "and nobody can say later whether it came true.",
    source=KINDS_OF_MAPS,
    bad={
        "mina/swap-shoes.md": "---\ntitle: I swap my shoes in a minute\nstate: future\n"
        "stages: [{stage: retention}]\n---\n",
        "mina/return-shoes.md": "---\ntitle: I send my shoes back\nstages: [{stage: retention}]\n---\n",
    },
    good={
        "mina/swap-shoes.md": "---\ntitle: I swap my shoes in a minute\nstate: future\n"
        "compares_to: mina/return-shoes\nstages: [{stage: retention}]\n---\n",
        "mina/return-shoes.md": "---\ntitle: I send my shoes back\nstages: [{stage: retention}]\n---\n",
    },
    of_wiki=_no_today,
)

RULES = (NO_PERSONA, NO_SCENARIO, NO_GOAL, NO_SCOPE, FUTURE_ALONE)
