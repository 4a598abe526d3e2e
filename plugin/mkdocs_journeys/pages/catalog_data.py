"""A wiki as plain data: what its files say, in the terms of the format and in one spelling.

What other things are called is settled: a reference is an id, whatever was written. Ids, names and all else
that follows from the files is not said here; `catalog_facts` has it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from mkdocs_journeys.changes.saying import Plain, plain
from mkdocs_journeys.model.catalog import Catalog, Persona
from mkdocs_journeys.model.fields import Record
from mkdocs_journeys.model.fields.order import in_order
from mkdocs_journeys.model.fields.record import EXTRAS
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.model.registry import Registries, Registry

Data = dict[str, Plain]
PROSE = "prose"
# What `people: hide` leaves out of owners.yml.
PEOPLE = frozenset({"lead", "email", "chat"})


def catalog_data(catalog: Catalog, *, people: bool = True) -> Data:
    """All that the files of a wiki say.

    `registries` holds those that have a file, each with its entries by id; `unlisted` the names of what
    journeys name and no file lists, by kind and id. `prose` is the text below the fields of a file. A file
    that could not be read is left out; so are persons behind owners without `people`.
    """
    hidden = frozenset() if people else PEOPLE
    return {
        "settings": written(catalog.settings),
        "registries": {
            registry.kind: _registry(registry, hidden if registry.kind == "owners" else frozenset())
            for registry in catalog.registries.all
            if registry.binding
        },
        "unlisted": _unlisted(catalog.registries),
        "personas": {
            persona.id: _persona(persona)
            for persona in catalog.personas.values()
            if persona.fields is not None
        },
        "journeys": {journey.id: journey_data(journey) for journey in catalog.journeys.values()},
    }


def journey_data(journey: Journey) -> Data:
    """What the file of a journey says."""
    return _with_prose(written(journey.fields), journey.body)


def written(record: Record) -> Data:
    """The fields of a record that somebody has written, by their keys, in the order of the format.

    A default that was written stays: where a shared touchpoint is used, it says something.
    """
    told = record.model_fields_set
    found = {
        key: _value(value)
        for key, name in _attributes(type(record))
        if name in told and (value := getattr(record, name)) is not None
    }
    for key, value in record.extras.items():
        found[key] = plain(value)
    return found


def _value(value: object) -> Plain:
    if isinstance(value, Record):
        return written(value)
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    return plain(value)


@cache
def _attributes(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    names = {info.alias or name: name for name, info in kind.model_fields.items() if info.alias != EXTRAS}
    return tuple((key, names[key]) for key in in_order(kind))


def _registry(registry: Registry[Any], hidden: Collection[str]) -> Data:
    entries = {entry.id: written(entry.fields) for entry in registry if entry.written}
    return {
        entry_id: _seen_from(
            {key: value for key, value in fields.items() if key not in hidden}, registry_folder(fields)
        )
        for entry_id, fields in entries.items()
    }


def _unlisted(registries: Registries) -> Data:
    found = {
        registry.kind: {entry.id: entry.name for entry in registry if not entry.written and entry.users}
        for registry in registries.all
    }
    return {kind: names for kind, names in found.items() if names}


def _persona(persona: Persona) -> Data:
    fields = {} if persona.fields is None else written(persona.fields)
    return _with_prose(_seen_from(fields, persona.file.rpartition("/")[0]), persona.body)


def registry_folder(fields: Mapping[str, Plain]) -> str:
    """The folder that holds the registries, as the path of a picture has it: its first part."""
    image = fields.get("image")
    return image["src"].partition("/")[0] if isinstance(image, dict) else ""


def _seen_from(fields: Mapping[str, Plain], folder: str) -> Data:
    """The fields with the picture's path as the file has it: reading puts the file's own folder before it."""
    image = fields.get("image")
    if not isinstance(image, dict):
        return dict(fields)
    return {**fields, "image": {**image, "src": image["src"].removeprefix(f"{folder}/")}}


def _with_prose(fields: Data, body: str) -> Data:
    return {**fields, PROSE: body} if body else fields
