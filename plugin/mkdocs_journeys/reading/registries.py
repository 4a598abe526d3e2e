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
from mkdocs_journeys.model.values.texts import fold, identifier
from mkdocs_journeys.reading.lifecycle import DEFAULT_STAGES
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
    for found in source.root.entries:
        entry_id = found.key.text
        if not _is_id(source, kind, entry_id) or _is_taken(source, entry_id, entries):
            continue
        fields = (
            record() if is_nothing(found.value) else read_record(source, record, (entry_id,), found.value)
        )
        fields = fields or record()
        name = getattr(fields, "name", None) or getattr(fields, "title", None) or tidied(entry_id)
        entries[entry_id] = Entry(entry_id, name, fields)
    return Registry(kind, entries, binding=True)


def settle_registries(
    registries: Mapping[str, Registry[Any]], sources: Mapping[str, Source], references: References
) -> dict[str, Registry[Any]]:
    """The registries with what they name in each other settled."""
    settled: dict[str, Registry[Any]] = {}
    for kind, registry in registries.items():
        source = sources.get(kind)
        entries = registry.entries
        if source is not None:
            entries = {
                entry.id: replace(entry, fields=references.settle(source, entry.fields, (entry.id,)))
                for entry in registry
            }
        settled[kind] = Registry(kind, entries, registry.binding)
    return settled


def with_used(registries: Mapping[str, Registry[Any]], used: Mapping[str, Mapping[str, str]]) -> Registries:
    """The registries with the entries that no file names and journeys use."""
    whole = {}
    for kind, registry in registries.items():
        added = {
            entry_id: Entry(entry_id, name, KINDS[kind](), written=False)
            for entry_id, name in used.get(kind, {}).items()
        }
        whole[kind] = Registry(kind, {**registry.entries, **added}, registry.binding)
    return Registries(**whole)


def _is_id(source: Source, kind: str, entry_id: str) -> bool:
    try:
        identifier(entry_id)
    except Refusal as refusal:
        source.say(
            (entry_id,),
            Code.BAD_VALUE,
            refusal.message,
            allowed=refusal.allowed,
            suggestion=refusal.suggestion,
        )
        return False
    if kind == "channels" and entry_id == NO_CONTACT:
        source.say((entry_id,), Code.SAME_ID, "`none` always exists: it means a step without contact")
        return False
    return True


def _is_taken(source: Source, entry_id: str, entries: Mapping[str, Entry[Any]]) -> bool:
    clash = next((known for known in entries if fold(known) == fold(entry_id)), None)
    if clash is not None:
        source.say((entry_id,), Code.SAME_ID, f"`{entry_id}` and `{clash}` differ in case alone")
    return clash is not None
