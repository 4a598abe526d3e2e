"""A catalog without what its journeys say of hidden ones, for files that hold all they say."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from functools import partial

from mkdocs_journeys.model.catalog import Catalog, Persona
from mkdocs_journeys.model.fields import SettingsFields, StageFields, TouchpointFields
from mkdocs_journeys.model.fields.rule_levels import RuleLevels
from mkdocs_journeys.model.journey import Journey, Onward, Stage, Touchpoint
from mkdocs_journeys.pages.hidden_links import without_hidden_links
from mkdocs_journeys.pages.wiki import Wiki


def without_traces(wiki: Wiki) -> Catalog:
    """What the site shows, in which no journey is compared with a hidden one, is a part of it or leads to
    it; nor do prose and settings name one.
    """
    if not wiki.hidden:
        return wiki.catalog
    journeys = {
        journey.id: replace(_journey(journey, wiki.hidden), body=_prose(wiki, journey))
        for journey in wiki.journeys.values()
    }
    personas = {
        persona.id: replace(persona, body=_prose(wiki, persona)) for persona in wiki.catalog.personas.values()
    }
    settings = _settings(wiki.catalog.settings, wiki.hidden)
    return replace(wiki.catalog, settings=settings, journeys=journeys, personas=personas)


def _settings(settings: SettingsFields, hidden: Set[str]) -> SettingsFields:
    """Rules may be set for one journey."""
    places = settings.rules.by_place
    if hidden.isdisjoint(places):
        return settings
    kept = {place: levels for place, levels in places.items() if place not in hidden}
    return settings.model_copy(update={"rules": RuleLevels(kept)})


def _prose(wiki: Wiki, of: Journey | Persona) -> str:
    return without_hidden_links(of.body, partial(wiki.is_hidden_file, of.id))


def _journey(journey: Journey, hidden: Set[str]) -> Journey:
    fields = journey.fields
    changed: dict[str, object] = {}
    if not hidden.isdisjoint(fields.compares_to):
        changed["compares_to"] = tuple(other for other in fields.compares_to if other not in hidden)
    if fields.parent and fields.parent.journey in hidden:
        changed["parent"] = None
    if any(_leads_to(way, hidden) for step in journey.touchpoints for way in step.onward or ()):
        pairs = zip(fields.stages, journey.stages, strict=True)
        changed["stages"] = tuple(_stage_fields(written, stage, hidden) for written, stage in pairs)
    if not changed:
        return journey
    stages = tuple(
        replace(stage, touchpoints=tuple(_touchpoint(step, hidden) for step in stage.touchpoints))
        for stage in journey.stages
    )
    return replace(journey, fields=fields.model_copy(update=changed), stages=stages)


def _stage_fields(written: StageFields, stage: Stage, hidden: Set[str]) -> StageFields:
    pairs = zip(written.touchpoints, stage.touchpoints, strict=True)
    steps = tuple(_step_fields(fields, step, hidden) for fields, step in pairs)
    return written.model_copy(update={"touchpoints": steps}) if steps else written


def _step_fields(written: TouchpointFields, step: Touchpoint, hidden: Set[str]) -> TouchpointFields:
    gone = {way.index for way in step.onward or () if _leads_to(way, hidden)}
    if not gone:
        return written
    kept = tuple(way for place, way in enumerate(written.next or ()) if place not in gone)
    return written.model_copy(update={"next": kept})


def _touchpoint(step: Touchpoint, hidden: Set[str]) -> Touchpoint:
    if not any(_leads_to(way, hidden) for way in step.onward or ()):
        return step
    return replace(step, onward=tuple(way for way in step.onward or () if not _leads_to(way, hidden)))


def _leads_to(way: Onward, hidden: Set[str]) -> bool:
    return way.journey in hidden
