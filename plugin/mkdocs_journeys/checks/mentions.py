"""Which files name an owner, a channel, a metric or any other thing, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache

from mkdocs_journeys.checks.rule import Path
from mkdocs_journeys.checks.wiki_files import registry_file
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.fields import Record
from mkdocs_journeys.model.fields.shape import key_of, nested, references
from mkdocs_journeys.model.registry import Registry


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names something by its id."""

    id: str
    file: str
    path: Path


def mentions(catalog: Catalog, kind: str) -> Iterator[Mention]:
    """All places that name things of a kind, such as owners: registries, personas, then journeys.

    Archived journeys are among them.
    """
    for place in fields(catalog.registries):
        registry: Registry[Record] = getattr(catalog.registries, place.name)
        file = registry_file(catalog, place.name)
        for entry in registry:
            if entry.written:
                named = _named(entry.fields, kind, (entry.id,))
                yield from (Mention(name, file, path) for name, path in named)
    for persona in catalog.personas.values():
        if persona.fields is not None:
            yield from (Mention(name, persona.file, path) for name, path in _named(persona.fields, kind))
    for journey in catalog.journeys.values():
        yield from (Mention(name, journey.file, path) for name, path in _named(journey.fields, kind))


def mentioned(catalog: Catalog, kind: str) -> set[str]:
    """The ids of all things of a kind that are named anywhere, which is quicker than to say where."""
    found: set[str] = set()
    for place in fields(catalog.registries):
        registry: Registry[Record] = getattr(catalog.registries, place.name)
        for entry in registry:
            if entry.written:
                _gather(entry.fields, kind, found)
    for persona in catalog.personas.values():
        if persona.fields is not None:
            _gather(persona.fields, kind, found)
    for journey in catalog.journeys.values():
        _gather(journey.fields, kind, found)
    return found


def _gather(record: Record, kind: str, found: set[str]) -> None:
    naming, holding = _ways(type(record), kind)
    written = record.model_fields_set
    for attribute, _ in naming:
        if attribute in written:
            value = getattr(record, attribute)
            found.update((value,) if isinstance(value, str) else value or ())
    for attribute, _ in holding:
        if attribute in written:
            held = getattr(record, attribute)
            for item in (held,) if isinstance(held, Record) else held or ():
                _gather(item, kind, found)


def named_evidence(record: Record) -> Iterator[str]:
    """All evidence that a record names, itself or in what it holds: pains, quotes, readings."""
    return (name for name, _ in _named(record, "evidence"))


def _named(record: Record, kind: str, path: Path = ()) -> Iterator[tuple[str, Path]]:
    naming, holding = _ways(type(record), kind)
    for attribute, key in naming:
        value = getattr(record, attribute)
        if isinstance(value, str):
            yield value, (*path, key)
        else:
            for index, item in enumerate(value or ()):
                yield item, (*path, key, index)
    for attribute, key in holding:
        held = getattr(record, attribute)
        if isinstance(held, Record):
            yield from _named(held, kind, (*path, key))
        else:
            for index, item in enumerate(held or ()):
                yield from _named(item, kind, (*path, key, index))


@cache
def _ways(record: type[Record], kind: str) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """The fields of a record that name things of a kind, and those whose records do, with their keys."""
    naming = [attribute for attribute, named in references(record).items() if named == kind]
    holding = [attribute for attribute, held in nested(record).items() if any(_ways(held, kind))]
    return (
        tuple((attribute, key_of(record, attribute)) for attribute in naming),
        tuple((attribute, key_of(record, attribute)) for attribute in holding),
    )
