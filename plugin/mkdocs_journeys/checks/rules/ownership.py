"""Who answers: owners of touchpoints and journeys."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_journeys.checks.rule import Reference, Remark, Rule
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.model.journey import Journey

_MAPPING = Reference(
    "Nielsen Norman Group: Journey Mapping 101", "https://www.nngroup.com/articles/journey-mapping-101/"
)


def _unowned(journey: Journey, _: Catalog) -> Iterator[Remark]:
    for touchpoint, path in journey.places:
        if touchpoint.is_live and touchpoint.owner is None:
            yield Remark(f"nobody answers for `{touchpoint.name}`: it has no `owner`", path)


UNOWNED = Rule(
    id="JM301",
    slug="touchpoint-without-owner",
    level=Level.WARNING,
    title="A touchpoint that nobody answers for",
    reason="What nobody owns, nobody mends. A map without owners is a picture; with them it is a plan.",
    source=_MAPPING,
    bad="""
title: I buy my first trail shoes
stages:
  - stage: awareness
    touchpoints:
      - name: Advert on a bus
""",
    good="""
title: I buy my first trail shoes
stages:
  - stage: awareness
    touchpoints:
      - name: Advert on a bus
        owner: brand
""",
    of_journey=_unowned,
)

RULES = (UNOWNED,)
