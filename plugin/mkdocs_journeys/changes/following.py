"""What only follows from a rename: the keys of the parts of a thing, and references to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache, partial

from mkdocs_journeys.changes.facts import Key, Thing, record_of
from mkdocs_journeys.changes.saying import Plain
from mkdocs_journeys.model.fields import JourneyFields, OpportunityFields, Record, TouchpointFields
from mkdocs_journeys.model.fields.shape import key_of, nested_by_key, references

# The new id of something, by its kind and its id.
_New = Callable[[str, str], str]
_KINDS = {"personas": "persona", "journeys": "journey"}


def moved_along(key: Key, renamed: Mapping[Key, Key]) -> Key:
    """The key of a thing after what it is a part of was renamed."""
    if len(key) == 2 and key[0] == "journey":
        persona, _, name = key[1].partition("/")
        new = renamed.get(("persona", persona))
        return ("journey", f"{new[1]}/{name}") if new else key
    top = key[:2]
    return (*renamed.get(top, top), *key[2:])


def followed(thing: Thing, renamed: Mapping[Key, Key]) -> Thing:
    """A thing as it was, with what it refers to under the ids of today."""
    if not renamed:
        return thing
    kind = record_of(thing)
    fields = {**thing.fields, **_settled(kind, thing.fields, partial(_new_id, renamed))}
    fields |= _within_journeys(kind, thing, fields, renamed)
    return thing if fields == thing.fields else replace(thing, fields=fields)


def _new_id(renamed: Mapping[Key, Key], kind: str, old: str) -> str:
    key = (_KINDS.get(kind, kind), old)
    return (renamed.get(key) or moved_along(key, renamed))[-1]


def _settled(kind: type[Record], said: Mapping[str, Plain], new: _New) -> dict[str, Plain]:
    """The fields of a record that refer to something, and those that hold records that do."""
    found: dict[str, Plain] = {}
    named, held = _referring(kind)
    for key, what in named:
        if (value := said.get(key)) is not None:
            found[key] = new(what, value) if isinstance(value, str) else [new(what, each) for each in value]
    for key, record in held:
        if (value := said.get(key)) is not None:
            several = value if isinstance(value, list) else [value]
            inner = [{**each, **_settled(record, each, new)} for each in several]
            found[key] = inner if isinstance(value, list) else inner[0]
    return found


@cache
def _referring(
    kind: type[Record],
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, type[Record]], ...]]:
    """The keys of a record that refer to something, with its kind; and those that hold such records."""
    named = ((key_of(kind, name), what) for name, what in references(kind).items())
    held = (each for each in nested_by_key(kind).items() if any(_referring(each[1])))
    return tuple(named), tuple(held)


def _within_journeys(
    kind: type[Record], thing: Thing, said: Mapping[str, Plain], renamed: Mapping[Key, Key]
) -> dict[str, Plain]:
    """The fields that refer to a part of a journey."""
    if kind is TouchpointFields and said.get("next"):
        ways = [{**way, "to": _new_target(thing.key, way["to"], renamed)} for way in said["next"]]
        return {"next": ways}
    if kind is OpportunityFields and said.get("pains"):
        keys = ((*thing.key[:2], "pain", pain) for pain in said["pains"])
        return {"pains": [renamed.get(key, key)[-1] for key in keys]}
    parent = thing.fields.get("parent") if kind is JourneyFields else None
    if parent is not None and "stage" in parent:
        key = ("journey", parent["journey"], "stage", parent["stage"])
        return {"parent": {**said["parent"], "stage": renamed.get(key, key)[-1]}}
    return {}


def _new_target(own: Key, target: str, renamed: Mapping[Key, Key]) -> str:
    """Where a way on leads: to a touchpoint of its own journey, or `persona/journey#touchpoint`."""
    here = (*own[:2], "touchpoint", target)
    journey, mark, step = target.partition("#")
    if here in renamed or "/" not in journey:
        return renamed.get(here, here)[-1]
    there = ("journey", journey, "touchpoint", step)
    return f"{_new_id(renamed, 'journeys', journey)}{mark}{renamed.get(there, there)[-1]}"
