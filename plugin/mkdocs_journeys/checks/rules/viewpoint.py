"""From whose point of view a map is drawn, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_journeys.checks.purpose import is_of_customers, is_sketch, own_language, primary
from mkdocs_journeys.checks.rule import WHOLE, Path, Remark, Rule
from mkdocs_journeys.checks.sources import CUSTOMERS_WORDS, MAPPING
from mkdocs_journeys.checks.wording import quoted
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.model.journey import Journey

_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself|[Ww]e)\b|^\W*(?:i|[Oo]ur|OUR|MY|WE)\b")
_ABOUT_THEM = re.compile(
    r"\b(?:customers|clients|users|shoppers|buyers|the customer|(?:customer|user|buyer) journey)\b",
    re.IGNORECASE,
)
# Where a journey does not say its language: how "I", "we" and "my" begin a title elsewhere.
_FOREIGN = re.compile(
    r"^\W*(?:ich|wir|mein\w*|unser\w*|je|j['’]|nous|mon|ma|mes|ik|wij|mijn|jag|vi|jeg|min|mitt|io|noi|mio|"
    r"mia|yo|nosotr\w+|mi|eu|meu|minha)\b",
    re.IGNORECASE,
)
# Letters and small words that English has not. Some of them it has, such as van: then nothing is said.
_NO_ENGLISH = re.compile(
    r"[^\x00-\x7f\W\d_]|"
    r"\b(?:der|das|dem|und|oder|eine?[nmrs]?|mit|vom|von|zu[mr]?|im|ist|auf|aus|nach|"
    r"les?|la|une?|des|du|et|est|pour|sur|el|los|las|una|del|para|con|het|een|naar|voor|van|"
    r"och|att|ett|det|til|og|il|lo|gli|di|della|uma?)\b",
    re.IGNORECASE,
)


def _is_english(journey: Journey, catalog: Catalog) -> bool:
    own = own_language(journey, catalog)
    if own is not None:
        return own == "en"
    wiki = catalog.settings.language
    if _FOREIGN.match(journey.title) or not journey.title.isascii():
        return False
    if wiki is not None:
        return primary(wiki) == "en"
    names = (each.name for each in journey.parts)
    said = (journey.title, journey.fields.scenario or "", journey.fields.goal or "", *names)
    return not _NO_ENGLISH.search("\n".join(said))


def _outside_voice(journey: Journey, catalog: Catalog) -> Iterator[Remark]:
    title = journey.title
    is_question = title.rstrip("\"'”’ ").endswith("?")
    if is_question or (_FIRST_PERSON.search(title) and not _ABOUT_THEM.search(title)):
        return
    if not is_of_customers(journey, catalog) or not _is_english(journey, catalog):
        return
    yield Remark(
        f"{quoted(title)} is not how a customer would say it",
        allowed="a sentence with I, we or my, such as `I buy my first trail shoes`, or a question",
    )


def _one_team(journey: Journey, _: Catalog) -> Iterator[Remark]:
    fields = journey.fields
    teams = sorted({*fields.contributors, *([fields.owner] if fields.owner else [])})
    if is_sketch(journey) or len(teams) > 1:
        return
    path: Path = ("contributors",) if fields.contributors else ("owner",) if fields.owner else WHOLE
    yield Remark(
        f"only `{teams[0]}` has worked on this map" if teams else "nobody is named who worked on this map",
        path,
        allowed="the teams that took part, under `contributors`",
    )


def says_thoughts_or_feelings(journey: Journey) -> bool:
    """Whether the map says anywhere what goes on in them."""
    return any(
        part.fields.thought or part.fields.feeling or part.fields.emotion is not None or part.fields.quote
        for part in journey.parts
    )


def _internal_focus(journey: Journey, _: Catalog) -> Iterator[Remark]:
    if not is_sketch(journey) and not says_thoughts_or_feelings(journey):
        yield Remark(
            "this map says nothing of what they think and feel: so far it is a map of our side",
            allowed="`thought` and `emotion` at its touchpoints",
        )


OUTSIDE_VOICE = Rule(
    id="JM105",
    slug="not-in-customers-voice",
    level=Level.INFO,
    title="A title in our words",
    reason="A title that the customer could say keeps the map on their side. One such as Returns process "
    "makes everybody think of our own steps first. Looked at in English titles only.",
    source=CUSTOMERS_WORDS,
    bad="""
title: Footwear returns process
stages: [stage: retention]
""",
    good="""
title: I send my shoes back
stages: [stage: retention]
""",
    of_journey=_outside_voice,
)

_MADE_BY = """
title: I buy my first trail shoes
owner: web-shop
stages:
  - stage: awareness
    touchpoints: [A friend's photo, Station poster]
  - stage: consideration
    touchpoints: [Guide to first shoes, Product page]
  - stage: decision
    touchpoints: [Checkout, Parcel]
"""

ONE_TEAM = Rule(
    id="JM106",
    slug="made-by-one-team",
    level=Level.INFO,
    title="A map that one team made alone",
    reason="Customers cross the borders of teams all the time, and trouble sits at the borders. A map that "
    "one team draws shows that team's part well and guesses the rest, and the others don't believe it.",
    source=MAPPING,
    bad=_MADE_BY,
    good=f"{_MADE_BY}contributors: [stores, warehouse]\n",
    of_journey=_one_team,
)

_OUR_SIDE = """
title: I buy my first trail shoes
stages:
  - stage: awareness
    touchpoints: [A friend's photo, Station poster]
  - stage: consideration
    touchpoints:
      - Product page
      - name: Guide to first shoes
        backstage: Written by the product team, once a season
{inside}
  - stage: decision
    touchpoints: [Checkout, Parcel]
"""

INTERNAL_FOCUS = Rule(
    id="JM109",
    slug="internal-focus",
    level=Level.WARNING,
    title="A map of our own side only",
    reason="Without thoughts and feelings a journey map is a list of our channels. What people think and "
    "feel at a step is what we did not know, and the reason to draw a map at all.",
    source=MAPPING,
    bad=_OUR_SIDE.format(inside=""),
    good=_OUR_SIDE.format(inside="        thought: What on earth is a lug?\n        emotion: -1"),
    of_journey=_internal_focus,
)

RULES = (OUTSIDE_VOICE, ONE_TEAM, INTERNAL_FOCUS)
