"""A wiki as a flat table of facts: each thing with its fields, where it belongs, and in which order.

What a journey takes over from a shared touchpoint is a fact of that touchpoint alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from mkdocs_journeys.changes.saying import Plain, holds_things, plain, said_by
from mkdocs_journeys.model.catalog import Catalog, Persona
from mkdocs_journeys.model.fields import (
    JourneyFields,
    OpportunityFields,
    PainFields,
    PersonaFields,
    Record,
    SettingsFields,
    SharedTouchpointFields,
    StageFields,
    TouchpointFields,
)
from mkdocs_journeys.model.fields.shape import fields_of
from mkdocs_journeys.model.journey import Journey, Opportunity, Pain, Touchpoint
from mkdocs_journeys.model.registry import Entry, Registries, Registry
from mkdocs_journeys.reading.folder import PERSONA_FILE
from mkdocs_journeys.reading.folder import SETTINGS as SETTINGS_FILE
from mkdocs_journeys.reading.naming import Ids
from mkdocs_journeys.reading.registries import KINDS

# What leads to a thing: ("journey", "mina/trip"), ("journey", "mina/trip", "touchpoint", "ad").
Key: TypeAlias = tuple[str, ...]
# The things of one kind within another one, or at the top of the wiki.
Row: TypeAlias = tuple[Key, str]

SETTINGS: Key = ("settings",)
PROSE = "prose"
# What the fields of each kind of thing are.
THINGS: Mapping[str, type[Record]] = {
    "settings": SettingsFields,
    "persona": PersonaFields,
    "journey": JourneyFields,
    "stage": StageFields,
    "touchpoint": TouchpointFields,
    "pain": PainFields,
    "opportunity": OpportunityFields,
    **KINDS,
}


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that a wiki speaks of.

    `within` is what holds it, `name` is what people call it, and `former` are its earlier ids. `is_made`: its
    id was made of what it says, by nobody's will; things with one name are counted then.
    """

    key: Key
    within: Key
    name: str = field(compare=False)
    fields: Mapping[str, Plain]
    former: tuple[str, ...] = field(default=(), compare=False)
    is_made: bool = field(default=False, compare=False)

    @property
    def kind(self) -> str:
        return self.key[-2] if len(self.key) > 1 else self.key[0]

    @property
    def id(self) -> str:
        return self.key[-1]

    @property
    def journey(self) -> str | None:
        """The journey that it is, or is a part of."""
        return self.key[1] if self.key[0] == "journey" else None

    @property
    def file(self) -> str:
        """Where it is written, from the wiki's folder on."""
        kind = self.key[0]
        if kind == "settings":
            return SETTINGS_FILE
        if kind in ("persona", "journey"):
            return f"{self.key[1]}/{PERSONA_FILE}" if kind == "persona" else f"{self.key[1]}.md"
        return f"{kind}.yml"


@dataclass(frozen=True, slots=True)
class Facts:
    """All things of a wiki by their keys, and the order of those that have one."""

    things: Mapping[Key, Thing]
    orders: Mapping[Row, tuple[Key, ...]]


def facts_of(catalog: Catalog, without: Collection[str] = ()) -> Facts:
    """What a wiki says, or the part of it that was read, `without` what some of its files say."""
    things: dict[Key, Thing] = {}
    orders: dict[Row, list[Key]] = defaultdict(list)
    for thing in _all(catalog):
        if without and thing.file in without:
            continue
        things[thing.key] = thing
        if thing.kind not in ("settings", "persona", "journey"):
            orders[thing.within, thing.kind].append(thing.key)
    return Facts(things, {row: tuple(keys) for row, keys in orders.items()})


def _all(catalog: Catalog) -> Iterator[Thing]:
    yield Thing(SETTINGS, (), "journeys.yml", said_by(catalog.settings))
    for registry in catalog.registries.all:
        yield from _of_registry(registry)
    for persona in catalog.personas.values():
        yield _persona(persona)
    for journey in catalog.journeys.values():
        yield from _of_journey(journey, catalog.registries)


def _of_registry(registry: Registry[Any]) -> Iterator[Thing]:
    for entry in registry:
        if entry.written and registry.binding:
            key = (registry.kind, entry.id)
            former = getattr(entry.fields, "formerly", ())
            yield Thing(key, (registry.kind,), entry.name, said_by(entry.fields), former)
            yield from _of_shared(key, entry)


def _of_shared(key: Key, entry: Entry[Any]) -> Iterator[Thing]:
    """The pains and opportunities of a shared touchpoint. Elsewhere they have ids where they are used."""
    for kind, shelf in (("pain", "pains"), ("opportunity", "opportunities")):
        records = getattr(entry.fields, shelf, ())
        ids = Ids(record.id for record in records if record.id)
        for record in records:
            own = record.id or ids.make(record.text, kind)
            yield _part((*key, kind, own), key, record, said_by(record))


def _persona(persona: Persona) -> Thing:
    found, former = ({}, ()) if persona.fields is None else (said_by(persona.fields), persona.fields.formerly)
    return Thing(("persona", persona.id), (), persona.name, _with_prose(found, persona.body), former)


def _of_journey(journey: Journey, registries: Registries) -> Iterator[Thing]:
    key = ("journey", journey.id)
    said = _with_prose(said_by(journey.fields), journey.body)
    yield Thing(key, ("persona", journey.persona), journey.title, said, journey.fields.formerly)
    for stage in journey.stages:
        held = (*key, "stage", stage.id)
        lifecycle = registries.stages.get(stage.lifecycle) if stage.lifecycle else None
        yield Thing(held, key, stage.name, *_own(stage.fields, lifecycle), stage.fields.id is None)
        yield from _held(key, held, stage.pains, stage.opportunities)
        for touchpoint in stage.touchpoints:
            use = touchpoint.fields.use
            yield from _of_touchpoint(key, held, touchpoint, registries.touchpoints.get(use) if use else None)


def _of_touchpoint(
    journey: Key, stage: Key, touchpoint: Touchpoint, used: Entry[SharedTouchpointFields] | None
) -> Iterator[Thing]:
    key = (*journey, "touchpoint", touchpoint.id)
    taken = touchpoint.shared
    said, former = _own(touchpoint.fields, used, taken)
    if used is not None:
        if "name" not in used.fields.model_fields_set and said.get("name") == used.name:
            del said["name"]
        # Such as `status: live` where the shared one is planned: here a default says something.
        own = (touchpoint.fields.model_fields_set & used.fields.model_fields_set) - taken
        said |= {
            name: plain(getattr(touchpoint.fields, name))
            for name in own
            if name not in said and not holds_things(TouchpointFields, name) and name != "formerly"
        }
    for way in touchpoint.onward or ():
        if way.journey is None:
            said["next"][way.index]["to"] = way.to
    yield Thing(key, stage, touchpoint.name, said, former, touchpoint.fields.id is None)
    pains = () if "pains" in taken else touchpoint.pains
    yield from _held(journey, key, pains, () if "opportunities" in taken else touchpoint.opportunities)


def _own(
    record: StageFields | TouchpointFields, used: Entry[Any] | None, taken: frozenset[str] = frozenset()
) -> tuple[dict[str, Plain], tuple[str, ...]]:
    """What a record itself says, and all earlier ids: those of what it uses stand behind its own."""
    said = said_by(record, taken)
    inherited = used.fields.formerly if used is not None and record.id is None else ()
    if own := record.formerly[: len(record.formerly) - len(inherited)]:
        said["formerly"] = plain(own)
    else:
        said.pop("formerly", None)
    return said, record.formerly


def _held(
    journey: Key, key: Key, pains: Iterable[Pain], opportunities: Iterable[Opportunity]
) -> Iterator[Thing]:
    for pain in pains:
        yield _part((*journey, "pain", pain.id), key, pain.fields, said_by(pain.fields))
    for one in opportunities:
        said = said_by(one.fields)
        if "pains" in said:
            said["pains"] = list(one.pains)
        yield _part((*journey, "opportunity", one.id), key, one.fields, said)


def _part(key: Key, within: Key, record: PainFields | OpportunityFields, said: Mapping[str, Plain]) -> Thing:
    return Thing(key, within, record.text, said, record.formerly, is_made=record.id is None)


def _with_prose(found: Mapping[str, Plain], body: str) -> Mapping[str, Plain]:
    prose = body.strip()
    return {**found, PROSE: prose} if prose else found


def record_of(thing: Thing) -> type[Record]:
    """The record that says what the fields of a thing are."""
    return THINGS[thing.kind]


def default_of(thing: Thing, field: str) -> Plain:
    """What a field says where it is left out; None where that is nothing."""
    if "use" in thing.fields:
        return None  # what the shared one says
    info = fields_of(record_of(thing)).get(field)
    found = (
        info.get_default(call_default_factory=True) if info is not None and not info.is_required() else None
    )
    return plain(found) if found not in (None, (), {}) else None
