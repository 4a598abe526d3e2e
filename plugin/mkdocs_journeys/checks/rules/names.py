"""What things are called: touchpoints that are one, or two, and lanes that nobody knows."""

from __future__ import annotations

import json
from collections.abc import Iterator

from mkdocs_journeys.checks.appearances import Appearance, appearances, holders, kept
from mkdocs_journeys.checks.rule import Path, Remark, Rule
from mkdocs_journeys.checks.sources import MANAGEMENT, ONE_SOURCE
from mkdocs_journeys.checks.wiki_files import is_whole, registry_file
from mkdocs_journeys.checks.wording import listed, quoted
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.model.registry import SharedTouchpoint
from mkdocs_journeys.model.values.refusal import nearest
from mkdocs_journeys.model.values.texts import fold
from mkdocs_journeys.reading.naming import short_slug


def _unused(catalog: Catalog) -> Iterator[Remark]:
    if not is_whole(catalog):
        return
    used = {touchpoint.fields.use for journey in kept(catalog) for touchpoint in journey.touchpoints}
    file = registry_file(catalog, "touchpoints")
    for entry in catalog.registries.touchpoints:
        if entry.written and entry.id not in used and entry.fields.status != "retired":
            message = f"{quoted(entry.name)} is in no journey: no touchpoint says `use: {entry.id}`"
            yield Remark(message, (entry.id,), file)


_MAIL = """
---
title: I buy my first trail shoes
stages:
  - stage: decision
    touchpoints:
      - {use: order-mail, emotion: 1}
---
"""
UNUSED = Rule(
    id="JM321",
    slug="touchpoint-unused",
    level=Level.INFO,
    title="A registered touchpoint that is in no journey",
    reason="Customers meet it, and no map shows how they get there; or it is gone, and its entry can go too. "
    "One that you have given up can stay with `status: retired`.",
    source=MANAGEMENT,
    bad={
        "touchpoints.yml": "order-mail: Order confirmation\nsize-finder: Size finder\n",
        "mina/first-shoes.md": _MAIL,
    },
    good={"touchpoints.yml": "order-mail: Order confirmation\n", "mina/first-shoes.md": _MAIL},
    of_wiki=_unused,
)


def _equal(catalog: Catalog) -> Iterator[Remark]:
    groups: dict[tuple[str, frozenset[str]], list[Appearance]] = {}
    for each in appearances(catalog):
        touchpoint = each.touchpoint
        if touchpoint.fields.use is None and touchpoint.channels and touchpoint.status != "retired":
            groups.setdefault((fold(touchpoint.name), frozenset(touchpoint.channels)), []).append(each)
    registered = {
        (fold(entry.name), frozenset(entry.fields.channel)): entry
        for entry in catalog.registries.touchpoints
        if entry.written
    }
    for likeness, places in groups.items():
        entry = registered.get(likeness)
        if entry is not None:
            yield _use_it(entry, places)
        elif len({each.journey.id for each in places}) > 1:
            yield _register(catalog, places)


def _use_it(entry: SharedTouchpoint, places: list[Appearance]) -> Remark:
    first, *others = places
    also = f". So it does in {listed(each.journey.id for each in others)}" if others else ""
    message = f"{quoted(first.touchpoint.name)} stands in touchpoints.yml, and here by name alone{also}"
    return Remark(message, first.path, first.journey.file, suggestion=f"use: {entry.id}")


def _register(catalog: Catalog, places: list[Appearance]) -> Remark:
    first = places[0]
    others = listed(each.journey.id for each in places if each.journey is not first.journey)
    entry_id = short_slug(first.touchpoint.name, "touchpoint")
    if entry_id in catalog.registries.touchpoints:
        entry_id = short_slug(f"{first.touchpoint.name} {first.touchpoint.channels[0]}", "touchpoint")
    message = (
        f"{quoted(first.touchpoint.name)} has the same name and channel in {others}. If it is one thing, "
        f"give it an entry in touchpoints.yml and write `use: {entry_id}` in each place"
    )
    return Remark(message, first.path, first.journey.file, suggestion=_entry(entry_id, first))


def _entry(entry_id: str, place: Appearance) -> str:
    """The entry as it can be pasted into touchpoints.yml: names in quotes, whatever signs they hold."""
    channels = place.touchpoint.channels
    channel = channels[0] if len(channels) == 1 else f"[{', '.join(channels)}]"
    name = json.dumps(place.touchpoint.name, ensure_ascii=False)
    return f"{entry_id}: {{name: {name}, channel: {channel}}}"


_CALL = """
---
title: {}
stages:
  - stage: retention
    touchpoints:
      - {{{}}}
---
"""
EQUAL = Rule(
    id="JM322",
    slug="equal-names",
    level=Level.INFO,
    title="Equal names that should be one registered touchpoint",
    reason="Written out in each journey, one touchpoint is counted as many, and what one team finds out "
    "about it never reaches the others. Registered once, it is one thing with all its places.",
    source=ONE_SOURCE,
    bad={
        "mina/return.md": _CALL.format("I send back what does not fit", "name: Call to us, channel: phone"),
        "mina/repair.md": _CALL.format("I have my jacket mended", "name: Call to us, channel: phone"),
    },
    good={
        "touchpoints.yml": "service-call: {name: Call to us, channel: phone}\n",
        "mina/return.md": _CALL.format("I send back what does not fit", "use: service-call"),
        "mina/repair.md": _CALL.format("I have my jacket mended", "use: service-call"),
    },
    of_wiki=_equal,
)


def _twice(journey: Journey, _: Catalog) -> Iterator[Remark]:
    for touchpoint, path in journey.places:
        fields = touchpoint.fields
        if fields.id is not None or fields.use is not None:
            continue
        base = short_slug(touchpoint.name, "touchpoint")
        if touchpoint.id != base:
            stage = journey.stages[touchpoint.stage].id
            message = (
                f"{quoted(touchpoint.name)} is not the only one of that name on this journey, so links call "
                f"it `{touchpoint.id}`, until the order changes. Give it a name or an `id` of its own"
            )
            own_id = f"{base}-{stage}"
            suggestion = f"id: {own_id}" if own_id not in journey.by_id else ""
            yield Remark(message, (*path, "name"), suggestion=suggestion)


_TWO_TRIES = """
title: I buy my first trail shoes
stages:
  - stage: consideration
    touchpoints: [Visit to the store]
  - stage: decision
    touchpoints:
      - name: Visit to the store
"""
TWICE = Rule(
    id="JM323",
    slug="same-name-twice",
    level=Level.INFO,
    title="One name twice on a journey",
    reason="On the map and in reports nobody can tell the two apart. And the number that is put behind the "
    "second one's address moves when another comes before it, so that links lead to the wrong one.",
    source=ONE_SOURCE,
    bad=_TWO_TRIES,
    good=_TWO_TRIES.replace("name: Visit", "name: Second visit"),
    of_journey=_twice,
)


def _lanes(journey: Journey, catalog: Catalog) -> Iterator[Remark]:
    known = {lane.id for lane in catalog.settings.lanes}
    places: dict[str, list[Path]] = {}
    for path, more in _more(journey):
        for lane in more:
            if lane not in known:
                places.setdefault(lane, []).append((*path, "more", lane))
    for lane, paths in places.items():
        count = f" ({len(paths)} places)" if len(paths) > 1 else ""
        message = f"there is no lane {quoted(lane)} in journeys.yml, so the map does not show this{count}"
        near = nearest(lane, known)
        yield Remark(message, paths[0], allowed=_allowed(known), suggestion=near or f"lanes: [{lane}]")


def _more(journey: Journey) -> Iterator[tuple[Path, tuple[str, ...]]]:
    for part, path in holders(journey):
        if part.fields.more:
            yield path, tuple(part.fields.more)


def _allowed(lanes: set[str]) -> str:
    return ", ".join(sorted(lanes)) if lanes else "lanes that journeys.yml names under `lanes`"


_RISK = {
    "journeys.yml": "lanes:\n  - {id: risk, name: Risks}\n",
    "mina/first-shoes.md": """
---
title: I buy my first trail shoes
stages:
  - stage: decision
    touchpoints:
      - name: Checkout
        more: {risks: The size is gone while they type}
---
""",
}
LANES = Rule(
    id="JM324",
    slug="lane-unknown",
    level=Level.WARNING,
    title="A lane that journeys.yml does not name",
    reason="What stands under `more` is drawn in the lanes that the team has named in journeys.yml. Anything "
    "else is kept in the file, and no reader of the map ever sees it.",
    source=None,
    bad=_RISK,
    good={**_RISK, "mina/first-shoes.md": _RISK["mina/first-shoes.md"].replace("risks:", "risk:")},
    of_journey=_lanes,
)

RULES = (UNUSED, EQUAL, TWICE, LANES)
