"""Owners and channels that nobody can be sure of: spelt in two ways, or not written at all."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_journeys.checks.appearances import entry_of, shared
from mkdocs_journeys.checks.likeness import look_alikes
from mkdocs_journeys.checks.mentions import Mention, mentions
from mkdocs_journeys.checks.purpose import is_sketch
from mkdocs_journeys.checks.rule import Remark, Rule
from mkdocs_journeys.checks.sources import MAPPING, VOCABULARY
from mkdocs_journeys.checks.wiki_files import registry_file
from mkdocs_journeys.checks.wording import listed, quoted
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.model.journey import Journey, Touchpoint


def _look_alikes(catalog: Catalog) -> Iterator[Remark]:
    for kind, registry in (("owners", catalog.registries.owners), ("channels", catalog.registries.channels)):
        # Where the registry's file is there, reading has said already what is not in it.
        groups = () if registry.binding else look_alikes(registry.ids)
        if not groups:
            continue
        places: dict[str, list[Mention]] = {}
        for mention in mentions(catalog, kind):
            places.setdefault(mention.id, []).append(mention)
        for group in groups:
            yield from _in_group([each for each in group if each in places], places, kind)


def _in_group(group: list[str], places: dict[str, list[Mention]], kind: str) -> Iterator[Remark]:
    """At the first place of each spelling but the most used one."""
    usual = max(group, key=lambda each: len(places[each]), default="")
    for each in group:
        if each != usual:
            message = (
                f"{quoted(each)} and {quoted(usual)} are two {kind} here, and look like one. "
                f"Write one of them everywhere, or list both in {kind}.yml"
            )
            first = places[each][0]
            yield Remark(message, first.path, first.file, suggestion=usual)


_TWO_SPELLINGS = """
title: I buy my first trail shoes
stages:
  - stage: decision
    touchpoints:
      - name: Product page
        channel: web
        owner: Web team
      - name: Checkout
        channel: web
        owner: Webteam
"""
LOOK_ALIKES = Rule(
    id="JM306",
    slug="unknown-owner-or-channel",
    level=Level.WARNING,
    title="Two spellings of one owner or channel",
    reason="Without owners.yml and channels.yml every spelling is a team or a channel of its own. Pages and "
    "totals then tell half of what each one has.",
    source=VOCABULARY,
    bad=_TWO_SPELLINGS,
    good=_TWO_SPELLINGS.replace("Webteam", "Web team"),
    of_wiki=_look_alikes,
)


def _without_channel(journey: Journey, catalog: Catalog) -> Iterator[Remark]:
    for touchpoint, path in () if is_sketch(journey) else journey.places:
        if _lacks_channel(touchpoint) and entry_of(touchpoint, catalog) is None:
            message = f"{quoted(touchpoint.name)} has no `channel`: where does contact happen?"
            yield Remark(message, path, allowed="a channel, or `none` for a step without contact")


def _lacks_channel(touchpoint: Touchpoint) -> bool:
    return not touchpoint.fields.channel and touchpoint.status != "retired"


def _shared_without_channel(catalog: Catalog) -> Iterator[Remark]:
    """Of a registered touchpoint it is said once, where one line mends all its places."""
    file = registry_file(catalog, "touchpoints")
    for key, places in shared(catalog).items():
        entry = entry_of(places[0].touchpoint, catalog)
        lacking = [each.journey.id for each in places if _lacks_channel(each.touchpoint)]
        if entry is not None and not entry.fields.channel and lacking:
            where = f"here nor in {listed(lacking)}"
            message = f"{quoted(entry.name)} has no `channel`, neither {where}"
            yield Remark(message, (key,), file, "a channel, or `none` for a step without contact")


_WHOLE = """
title: I buy my first trail shoes
stages:
  - stage: awareness
    touchpoints:
      - {{name: Advert on a bus{}}}
      - {{name: Talk with friends, channel: none}}
  - stage: decision
    touchpoints:
      - {{name: Basket, channel: web-shop}}
      - {{name: Checkout, channel: web-shop}}
  - stage: retention
    touchpoints:
      - {{name: Parcel, channel: post}}
      - {{name: First run, channel: none}}
"""
NO_CHANNEL = Rule(
    id="JM308",
    slug="touchpoint-without-channel",
    level=Level.INFO,
    title="A touchpoint without a channel",
    reason="The channel says where contact happens. Without it the touchpoint is missing on the channels' "
    "pages, and nobody sees where customers must change from one to the next.",
    source=MAPPING,
    bad=_WHOLE.format(""),
    good=_WHOLE.format(", channel: posters"),
    of_journey=_without_channel,
    of_wiki=_shared_without_channel,
)

RULES = (LOOK_ALIKES, NO_CHANNEL)
