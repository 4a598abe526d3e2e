"""The kinds of files that a wiki is made of, and what the records in them are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mkdocs_journeys.model.fields import (
    CampaignFields,
    ChannelFields,
    EvidenceFields,
    JourneyFields,
    LifecycleStageFields,
    MetricFields,
    OwnerFields,
    PersonaFields,
    Record,
    SettingsFields,
    SharedTouchpointFields,
)


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file. In a registry `record` is one entry, and the file maps ids to entries."""

    name: str
    file: str
    record: type[Record]
    is_registry: bool = False


def _registry(name: str, record: type[Record]) -> FileKind:
    return FileKind(name, f"{name}.yml", record, is_registry=True)


FILE_KINDS: Mapping[str, FileKind] = {
    kind.name: kind
    for kind in (
        FileKind("journey", "<persona>/<journey>.md", JourneyFields),
        FileKind("persona", "<persona>/index.md", PersonaFields),
        _registry("stages", LifecycleStageFields),
        _registry("owners", OwnerFields),
        _registry("channels", ChannelFields),
        _registry("touchpoints", SharedTouchpointFields),
        _registry("evidence", EvidenceFields),
        _registry("metrics", MetricFields),
        _registry("campaigns", CampaignFields),
        FileKind("journeys", "journeys.yml", SettingsFields),
    )
}
