"""Who answers: owners of touchpoints and journeys, and the journeys' reviews."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mkdocs_journeys.checks.appearances import Appearance, entry_of, shared
from mkdocs_journeys.checks.mentions import mentioned
from mkdocs_journeys.checks.rule import Remark, Rule
from mkdocs_journeys.checks.sources import MANAGEMENT, MAPPING, RESPONSIBILITY
from mkdocs_journeys.checks.wiki_files import is_whole, registry_file
from mkdocs_journeys.checks.wording import listed, quoted
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.model.review import review

_WHO = "`owner`: who can change it; at a place that we don't run, who listens there"

_ADVERT = """
title: I buy my first trail shoes
stages:
  - stage: awareness
    touchpoints:
      - name: Advert on a bus
"""


def _unowned(journey: Journey, catalog: Catalog) -> Iterator[Remark]:
    for touchpoint, path in journey.places if journey.fields.state == "current" else ():
        if touchpoint.is_live and touchpoint.owner is None and entry_of(touchpoint, catalog) is None:
            yield Remark(
                f"nobody answers for {quoted(touchpoint.name)}: it has no `owner`", path, allowed=_WHO
            )


def _shared_unowned(catalog: Catalog) -> Iterator[Remark]:
    """Of a registered touchpoint it is said once, where one line mends all its places."""
    file = registry_file(catalog, "touchpoints")
    for key, places in shared(catalog).items():
        entry = entry_of(places[0].touchpoint, catalog)
        lacking = [each.journey.id for each in places if _lacks_owner(each)]
        if entry is not None and entry.fields.owner is None and lacking:
            where = f"here nor in {listed(lacking)}"
            message = f"nobody answers for {quoted(entry.name)}: it has no `owner`, neither {where}"
            yield Remark(message, (key,), file, allowed=_WHO)


def _lacks_owner(place: Appearance) -> bool:
    return place.touchpoint.is_live and place.touchpoint.owner is None


UNOWNED = Rule(
    id="JM301",
    slug="touchpoint-without-owner",
    level=Level.WARNING,
    title="A touchpoint that nobody answers for",
    reason="What nobody owns, nobody mends. A map without owners is a picture; with them it is a plan.",
    source=MAPPING,
    bad=_ADVERT,
    good=f"{_ADVERT.rstrip()}\n        owner: brand\n",
    of_journey=_unowned,
    of_wiki=_shared_unowned,
)


def _kept_by_nobody(journey: Journey, _: Catalog) -> Iterator[Remark]:
    if journey.fields.owner is None:
        yield Remark(
            "nobody keeps this journey true: it has no `owner`",
            allowed="`owner`: the team that looks after the whole map",
        )


UNKEPT = Rule(
    id="JM302",
    slug="journey-without-owner",
    level=Level.WARNING,
    title="A journey that nobody keeps true",
    reason="A journey crosses many teams. Unless one of them looks after the whole map, it is out of date "
    "within months, and nobody is there to ask.",
    source=MANAGEMENT,
    bad=_ADVERT,
    good=f"{_ADVERT}owner: brand\n",
    of_journey=_kept_by_nobody,
)


def _differing(catalog: Catalog) -> Iterator[Remark]:
    for places in shared(catalog).values():
        owned = [each for each in places if each.touchpoint.owner and each.touchpoint.is_live]
        if not owned:
            continue
        entry = entry_of(owned[0].touchpoint, catalog)
        usual = entry.fields.owner if entry else None
        where = "in touchpoints.yml"
        if usual is None:
            usual = Counter(each.touchpoint.owner for each in owned).most_common(1)[0][0] or ""
            where = f"in {listed(each.journey.id for each in owned if each.touchpoint.owner == usual)}"
        for each in owned:
            if each.touchpoint.owner != usual:
                message = (
                    f"{quoted(each.touchpoint.owner or '')} answers for {quoted(each.touchpoint.name)} here, "
                    f"and {quoted(usual)} {where}"
                )
                path = (*each.path, "owner")
                yield Remark(message, path, each.journey.file, "one owner for one touchpoint", usual)


_TWO_JOURNEYS = {
    "owners.yml": "shop: Web shop\nservice: Customer service\n",
    "touchpoints.yml": "order-mail: {name: Order confirmation, channel: email}\n",
    "mina/first-shoes.md": """
---
title: I buy my first trail shoes
stages:
  - stage: decision
    touchpoints:
      - use: order-mail
        owner: shop
---
""",
    "mina/new-tent.md": """
---
title: I order a tent for the summer
stages:
  - stage: decision
    touchpoints:
      - use: order-mail
        owner: service
---
""",
}
DIFFERING = Rule(
    id="JM303",
    slug="owners-differ",
    level=Level.WARNING,
    title="One touchpoint, different owners",
    reason="Where two teams are named for the same touchpoint, each counts on the other. Customers see one "
    "thing, so one team answers for it; the others can stand under `supporting`.",
    source=RESPONSIBILITY,
    bad=_TWO_JOURNEYS,
    good={
        **_TWO_JOURNEYS,
        "mina/new-tent.md": _TWO_JOURNEYS["mina/new-tent.md"].replace("owner: service", "owner: shop"),
    },
    of_wiki=_differing,
)


def _overdue(journey: Journey, catalog: Catalog) -> Iterator[Remark]:
    found = review(journey, catalog.today) if _wants_review(journey) else None
    if found is not None and found.state == "overdue":
        message = f"this journey was due for a review on {found.due}: check it against reality again"
        yield Remark(message, ("reviewed",), allowed="the day on which somebody did")


def _wants_review(journey: Journey) -> bool:
    """Drafts are in the making, and what is to come can't be held against reality."""
    return journey.counts


OVERDUE = Rule(
    id="JM304",
    slug="review-overdue",
    level=Level.WARNING,
    title="A journey whose review is overdue",
    reason="Shops, prices and habits change, and a map that nobody looks at again tells of last year. "
    "`review_every` says how often it is due; without it, that is every 180 days.",
    source=MANAGEMENT,
    bad=f"{_ADVERT}reviewed: 2019-05-06\nreview_every: 1y\n",
    good=f"{_ADVERT}reviewed: 2026-05-06\nreview_every: 1y\n",
    of_journey=_overdue,
    dated=True,
)


def _never(journey: Journey, _: Catalog) -> Iterator[Remark]:
    if _wants_review(journey) and journey.fields.reviewed is None:
        message = "nobody says when this journey was last checked against reality"
        yield Remark(message, allowed="`reviewed` with the day, such as `reviewed: 2026-06-14`")


NEVER = Rule(
    id="JM305",
    slug="never-reviewed",
    level=Level.INFO,
    title="A journey without a review",
    reason="Readers can't tell whether a map is from this spring or from three reorganisations ago. With a "
    "date they can, and the team is reminded in time.",
    source=MANAGEMENT,
    bad=_ADVERT,
    good=f"{_ADVERT}reviewed: 2026-05-06\n",
    of_journey=_never,
)


def _idle(catalog: Catalog) -> Iterator[Remark]:
    registry = catalog.registries.owners
    if not registry.binding or not is_whole(catalog):
        return
    busy = mentioned(catalog, "owners")
    file = registry_file(catalog, "owners")
    for entry in registry:
        if entry.id not in busy:
            yield Remark(
                f"{quoted(entry.name)} answers for nothing yet: no file names it",
                (entry.id,),
                file,
                allowed=f"`owner: {entry.id}` where they answer for something; or take the entry out",
            )


IDLE = Rule(
    id="JM307",
    slug="owner-owns-nothing",
    level=Level.INFO,
    title="An owner who owns nothing",
    reason="Either the team is gone and can leave the list, or nobody has asked yet what is theirs. "
    "Touchpoints, journeys, campaigns, opportunities and questions can have an owner.",
    source=RESPONSIBILITY,
    bad={
        "owners.yml": "shop: Web shop\nworkshop: Repair workshop\n",
        "mina/first-shoes.md": _TWO_JOURNEYS["mina/first-shoes.md"].replace("use:", "name:"),
    },
    good={
        "owners.yml": "shop: Web shop\n",
        "mina/first-shoes.md": _TWO_JOURNEYS["mina/first-shoes.md"].replace("use:", "name:"),
    },
    of_wiki=_idle,
)

RULES = (UNOWNED, UNKEPT, DIFFERING, OVERDUE, NEVER, IDLE)
