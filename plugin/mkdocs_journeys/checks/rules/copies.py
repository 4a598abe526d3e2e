"""Journeys of one persona that are nearly the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import ceil

from mkdocs_journeys.checks.rule import Remark, Rule
from mkdocs_journeys.checks.sources import ONE_SOURCE
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.model.values.texts import fold

ALIKE = 0.8
FEWEST = 4
# So many journeys are looked at for one touchpoint. What more of them share tells little, and the cost must
# not grow with the square of their number.
MOST_LOOKED_AT = 25


def _copies(catalog: Catalog) -> Iterator[Remark]:
    for persona in catalog.personas:
        groups: dict[tuple[str, str], list[Journey]] = defaultdict(list)
        for journey in catalog.of_persona(persona):
            if journey.fields.status != "archived":
                groups[journey.fields.state, journey.fields.status].append(journey)
        for journeys in groups.values():
            yield from _alike(journeys, catalog)


def _alike(journeys: Sequence[Journey], catalog: Catalog) -> Iterator[Remark]:
    """Each journey that is much like an earlier one, with the one that it is most like.

    Two sets that have so much in common share one of their rarest members at least, so each is kept, and
    looked for, by those alone.
    """
    marks = {journey.id: _marks(journey, catalog) for journey in journeys}
    often = Counter(mark for found in marks.values() for mark in found)
    kept: dict[str, list[Journey]] = defaultdict(list)
    for journey in journeys:
        own = marks[journey.id]
        if len(own) < FEWEST:
            continue
        rarest = sorted(own, key=lambda mark: (often[mark], mark))[: len(own) - ceil(ALIKE * len(own)) + 1]
        others = {other.id: other for mark in rarest for other in kept[mark]}
        alike = [
            (len(own & marks[other.id]) / len(own | marks[other.id]), other)
            for other in others.values()
            if not _belong_together(journey, other)
        ]
        share, other = max(alike, key=lambda found: found[0], default=(0.0, journey))
        if share >= ALIKE:
            both = len(own & marks[other.id])
            yield Remark(
                f"this is nearly the same journey as `{other.id}`, which has {both} of its "
                f"{len(own)} touchpoints too",
                file=journey.file,
                allowed="one journey for both, or `compares_to` where each has its reason",
            )
            continue
        for mark in rarest:
            if len(kept[mark]) < MOST_LOOKED_AT:
                kept[mark].append(journey)


def _marks(journey: Journey, catalog: Catalog) -> frozenset[str]:
    """What tells a journey from others: the names of its touchpoints, of shared ones the one they share."""
    shared = (catalog.registries.touchpoints.get(each.fields.use or "") for each in journey.touchpoints)
    return frozenset(
        fold(entry.name if entry else each.name)
        for each, entry in zip(journey.touchpoints, shared, strict=True)
    )


def _belong_together(one: Journey, two: Journey) -> bool:
    """Whether one of them says how it stands to the other."""
    parents = [each.fields.parent.journey for each in (one, two) if each.fields.parent]
    return (
        two.id in one.fields.compares_to
        or one.id in two.fields.compares_to
        or one.id in parents
        or two.id in parents
    )


_TENT = """---
title: {title}
{more}stages:
  - stage: consideration
    touchpoints: [Product page, Reviews by other families, Question to an adviser]
  - stage: decision
    touchpoints: [Checkout, {last}]
---
"""

COPIES = Rule(
    id="JM108",
    slug="near-duplicate-journeys",
    level=Level.WARNING,
    title="Two journeys of one persona that are nearly the same",
    reason="What hurts on both is counted twice, and soon one of the two is kept up to date and the other is "
    "not. Two maps are worth it where people go another way or feel otherwise, and then that can be said.",
    source=ONE_SOURCE,
    bad={
        "mina/buy-a-tent.md": _TENT.format(title="I buy a tent", more="", last="Parcel"),
        "mina/order-a-tent.md": _TENT.format(title="I order a tent", more="", last="Parcel"),
    },
    good={
        "mina/buy-a-tent.md": _TENT.format(title="I buy a tent", more="", last="Parcel"),
        "mina/order-a-tent.md": _TENT.format(
            title="I order a tent as a present", more="compares_to: mina/buy-a-tent\n", last="Parcel"
        ),
    },
    of_wiki=_copies,
)

RULES = (COPIES,)
