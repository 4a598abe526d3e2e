"""The registries: what journeys refer to by id."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from dataclasses import fields as dataclass_fields
from typing import Any, Generic, TypeVar

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
from mkdocs_journeys.model.values.refusal import nearest
from mkdocs_journeys.model.values.sureness import surely
from mkdocs_journeys.model.values.texts import fold

Fields = TypeVar("Fields", bound=Record)
NO_CONTACT = "none"


@dataclass(frozen=True, slots=True)
class Entry(Generic[Fields]):
    """One entry of a registry. `written` is false where no registry's file lists it.

    `users` are then the files that name it; none for what exists in every wiki, such as the usual stages.
    """

    id: str
    name: str
    fields: Fields
    users: frozenset[str] = frozenset()
    written: bool = True


LifecycleStage = Entry[LifecycleStageFields]
Owner = Entry[OwnerFields]
Channel = Entry[ChannelFields]
SharedTouchpoint = Entry[SharedTouchpointFields]
Evidence = Entry[EvidenceFields]
Metric = Entry[MetricFields]
Campaign = Entry[CampaignFields]


@dataclass(frozen=True)
class Registry(Generic[Fields]):
    """The entries of one kind, by id, in the order of their file.

    `binding`: the file is there, so that what is not in it is an error.
    """

    kind: str
    entries: Mapping[str, Entry[Fields]]
    binding: bool
    _spellings: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        names = {fold(entry.name): entry.id for entry in reversed(tuple(self.entries.values()))}
        former = {
            fold(old): entry.id
            for entry in self.entries.values()
            for old in getattr(entry.fields, "formerly", ())
        }
        ids = {fold(entry_id): entry_id for entry_id in self.entries}
        object.__setattr__(self, "_spellings", former | names | ids)

    def find(self, spelling: str) -> str | None:
        """The id that an id, a name or a former id means, in any case; None where there is none."""
        return self._spellings.get(fold(spelling))

    def is_former(self, spelling: str) -> bool:
        """Whether this spelling is only a former id of its entry."""
        found = self.find(spelling)
        return found is not None and fold(spelling) not in (fold(found), fold(self.entries[found].name))

    def near(self, spelling: str) -> str:
        """The id or name that is most like `spelling`, or ""."""
        names = (entry.name for entry in self.entries.values())
        return nearest(spelling, [*names, *self.entries])

    def surely(self, spelling: str) -> str:
        """The id of what is surely meant by `spelling`, or ""."""
        names = {entry.name: entry.id for entry in self.entries.values()}
        return surely(spelling, names | {entry_id: entry_id for entry_id in self.entries})

    @property
    def ids(self) -> Collection[str]:
        return self.entries.keys()

    def without(self, files: Set[str]) -> Registry[Fields]:
        """The same without the entries that nothing but these files names."""
        kept = {
            entry.id: replace(entry, users=entry.users - files)
            for entry in self
            if not entry.users or entry.users - files
        }
        return replace(self, entries=kept)

    def get(self, entry_id: str) -> Entry[Fields] | None:
        return self.entries.get(entry_id)

    def __getitem__(self, entry_id: str) -> Entry[Fields]:
        return self.entries[entry_id]

    def __contains__(self, entry_id: str) -> bool:
        return entry_id in self.entries

    def __iter__(self) -> Iterator[Entry[Fields]]:
        return iter(self.entries.values())

    def __len__(self) -> int:
        return len(self.entries)


@dataclass(frozen=True, slots=True)
class Registries:
    """All registries of a wiki."""

    stages: Registry[LifecycleStageFields]
    owners: Registry[OwnerFields]
    channels: Registry[ChannelFields]
    touchpoints: Registry[SharedTouchpointFields]
    evidence: Registry[EvidenceFields]
    metrics: Registry[MetricFields]
    campaigns: Registry[CampaignFields]

    @property
    def all(self) -> tuple[Registry[Any], ...]:
        """The registries one by one."""
        return tuple(getattr(self, each.name) for each in dataclass_fields(self))

    def without(self, files: Set[str]) -> Registries:
        """The same without the entries that nothing but these files names."""
        return Registries(
            **{each.name: getattr(self, each.name).without(files) for each in dataclass_fields(self)}
        )

    def with_touchpoints(self, fields: Mapping[str, SharedTouchpointFields]) -> Registries:
        """The same, with other fields for some of the shared touchpoints."""
        entries = {
            entry.id: replace(entry, fields=fields.get(entry.id, entry.fields)) for entry in self.touchpoints
        }
        return replace(self, touchpoints=replace(self.touchpoints, entries=entries))
