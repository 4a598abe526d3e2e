"""What is passed on where customers go from one team to another."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_journeys.checks.rule import Remark, Rule
from mkdocs_journeys.checks.sources import CHANGE_OF_CHANNEL
from mkdocs_journeys.checks.wording import listed, quoted
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.model.journey import Journey, Touchpoint


def _silent_switch(journey: Journey, catalog: Catalog) -> Iterator[Remark]:
    if journey.fields.state != "current":
        return
    places = dict(zip(journey.by_id, (path for _, path in journey.places), strict=True))
    found: dict[str, list[str]] = {}
    for way in catalog.flows[journey.id].ways:
        source, target = journey.by_id[way.source], journey.by_id[way.to]
        if not way.onward.handover and _is_silent_switch(source, target, catalog):
            found.setdefault(source.id, []).append(target.name)
    for step, targets in found.items():
        source = journey.by_id[step]
        message = (
            f"from {quoted(source.name)} to {listed(targets)} channel and owner change, and nobody says "
            "what is passed on"
        )
        allowed = "`handover`: what the next team knows, and what must be told twice"
        yield Remark(message, places[step], allowed=allowed)


def _is_silent_switch(source: Touchpoint, target: Touchpoint, catalog: Catalog) -> bool:
    """Where another team goes on elsewhere with what the customer has told.

    Who only looks around has told nothing yet, and where others speak of us there is nobody to pass it on.
    """
    if source.fields.handover or target.fields.handover or not (source.is_live and target.is_live):
        return False
    if source.owner is None or target.owner is None or source.owner == target.owner:
        return False
    if not source.channels or not target.channels or set(source.channels) & set(target.channels):
        return False
    has_told = bool(source.fields.data_asked) or not _is_before(source, catalog)
    return has_told and _is_ours(source, catalog) and _is_ours(target, catalog)


def _is_before(step: Touchpoint, catalog: Catalog) -> bool:
    """Whether it stands before the purchase."""
    lifecycle = catalog.registries.stages.get(catalog.stage_of(step).lifecycle or "")
    return lifecycle is not None and lifecycle.fields.position == "before"


def _is_ours(step: Touchpoint, catalog: Catalog) -> bool:
    """Whether somebody of ours is there. A channel of which nothing is known is taken for one."""
    channels = (catalog.registries.channels.get(channel) for channel in step.channels)
    return any(channel is None or channel.fields.kind in (None, "owned") for channel in channels)


_SWITCH = """
title: I have my jacket mended
stages:
  - stage: retention
    touchpoints:
      - name: Repair request
        channel: web-shop
        owner: web-shop{}
      - name: Call about the zip
        channel: phone
        owner: customer-service
"""
SILENT_SWITCH = Rule(
    id="JM503",
    slug="channel-switch-without-handover",
    level=Level.INFO,
    title="A change of channel and team without a handover",
    reason="Where customers go on with another team in another place, they tell their story again, or "
    "somebody has passed it on. Which of the two is it? It is one of the things that annoy most. Before the "
    "purchase it is only asked where personal data was.",
    source=CHANGE_OF_CHANNEL,
    bad=_SWITCH.format(""),
    good=_SWITCH.format("\n        handover: Photos go along. The order number must be told again"),
    of_journey=_silent_switch,
)


RULES = (SILENT_SWITCH,)
