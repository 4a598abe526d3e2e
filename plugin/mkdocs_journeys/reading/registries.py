"""The registries: files to entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from mkdocs_journeys.model.fields import (
    CampaignFields,
    ChannelFields,
    EvidenceFields,
    LifecycleStageFields,
    MetricFields,
    OwnerFields,
    Record,
    SharedTouchpointFields,
)
from mkdocs_journeys.model.registry import NO_CONTACT, Entry, Registries, Registry
from mkdocs_journeys.model.values.refusal import Refusal
from mkdocs_journeys.model.values.texts import fold, identifier, slug
from mkdocs_journeys.reading.lifecycle import DEFAULT_STAGES
from mkdocs_journeys.reading.names import pain_names, settled
from mkdocs_journeys.reading.naming import tidied
from mkdocs_journeys.reading.nodes import Code
from mkdocs_journeys.reading.nodes import Mapping as MappingNode
from mkdocs_journeys.reading.records import is_nothing, read_record
from mkdocs_journeys.reading.references import References
from mkdocs_journeys.reading.source import Source

KINDS: dict[str, type[Record]] = {
    "stages": LifecycleStageFields,
    "owners": OwnerFields,
    "channels": ChannelFields,
    "touchpoints": SharedTouchpointFields,
    "evidence": EvidenceFields,
    "metrics": MetricFields,
    "campaigns": CampaignFields,
}


def read_registry(kind: str, source: Source | None) -> Registry[Any]:
    """The entries of a registry. An entry with errors stays, with its name alone, so that it can be named.

    Without a file, or where the file can't be read at all, names are taken as they are written.
    """
    if source is None:
        return Registry(kind, DEFAULT_STAGES if kind == "stages" else {}, binding=False)
    if source.root is None or not isinstance(source.root, MappingNode):
        if source.root is not None:
            message = "this file holds ids, each with its fields below it: `an-id:` on a line of its own"
            source.say((), Code.NOT_FIELDS, message)
        return Registry(kind, {}, binding=False)
    record = KINDS[kind]
    entries: dict[str, Entry[Any]] = {}
    taken: dict[str, str] = {}
    for found in source.root.entries:
        written = found.key.text
        entry_id = _id_of(source, kind, written)
        if entry_id is None or _is_taken(source, written, entry_id, taken):
            continue
        read = None if is_nothing(found.value) else read_record(source, record, (written,), found.value)
        fields = read or record()
        name = getattr(fields, "name", None) or getattr(fields, "title", None) or tidied(written)
        entries[entry_id] = Entry(entry_id, name, fields)
    return Registry(kind, entries, binding=True)


def settle_registries(
    registries: Mapping[str, Registry[Any]], sources: Mapping[str, Source], references: References
) -> dict[str, Registry[Any]]:
    """The registries with what they name in each other settled."""
    whole: dict[str, Registry[Any]] = {}
    for kind, registry in registries.items():
        source = sources.get(kind)
        entries = registry.entries
        if source is not None:
            keys = keys_of(source)
            entries = {
                entry.id: replace(entry, fields=references.settle(source, entry.fields, (keys[entry.id],)))
                for entry in registry
            }
        whole[kind] = Registry(kind, entries, registry.binding)
    if "touchpoints" in sources:
        _say_pains(sources["touchpoints"], whole["touchpoints"])
    return whole


def _say_pains(source: Source, touchpoints: Registry[SharedTouchpointFields]) -> None:
    """Say where an opportunity of a shared touchpoint names a pain that the touchpoint doesn't have."""
    keys = keys_of(source)
    for entry in touchpoints:
        pains = pain_names((pain.id or slug(pain.text), pain) for pain in entry.fields.pains)
        for place, opportunity in enumerate(entry.fields.opportunities):
            for index, name in enumerate(opportunity.pains or ()):
                path = (keys[entry.id], "opportunities", place, "pains", index)
                settled(source, path, name, pains, f"this touchpoint has no pain `{name}`")


def keys_of(source: Source) -> dict[str, str]:
    """The keys of a registry's file by the ids that they make."""
    entries = source.root.entries if isinstance(source.root, MappingNode) else ()
    found: dict[str, str] = {}
    for entry in entries:
        found.setdefault(_meant(entry.key.text), entry.key.text)
    return found


def _meant(written: str) -> str:
    try:
        return identifier(written)
    except Refusal as refusal:
        return refusal.suggestion


def with_used(registries: Mapping[str, Registry[Any]], references: References) -> Registries:
    """The registries with the entries that no file names and journeys use."""
    whole = {}
    for kind, registry in registries.items():
        added = {
            entry_id: Entry(
                entry_id, name, KINDS[kind](), frozenset(references.users[kind, entry_id]), written=False
            )
            for entry_id, name in references.used[kind].items()
        }
        whole[kind] = Registry(kind, {**registry.entries, **added}, registry.binding)
    return Registries(**whole)


def _id_of(source: Source, kind: str, written: str) -> str | None:
    """The id of an entry. One that is written wrongly stays as what was meant, so that it can be named."""
    if kind == "channels" and fold(written) == NO_CONTACT:
        source.say((written,), Code.SAME_ID, "`none` always exists: it means a step without contact")
        return None
    try:
        return identifier(written)
    except Refusal as refusal:
        meant = refusal.suggestion
        source.say(
            (written,),
            Code.BAD_VALUE,
            refusal.message,
            allowed=refusal.allowed,
            suggestion=meant,
            sure=meant if refusal.is_sure else "",
            of_key=True,
        )
        return meant or None


def _is_taken(source: Source, written: str, entry_id: str, taken: dict[str, str]) -> bool:
    first = taken.setdefault(fold(entry_id), written)
    if first != written:
        source.say((written,), Code.SAME_ID, f"`{written}` and `{first}` are one id")
    return first != written
