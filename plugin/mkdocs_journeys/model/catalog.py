"""Everything that the files of a wiki say, and the look-ups over it."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from mkdocs_journeys.model.fields import PersonaFields, SettingsFields
from mkdocs_journeys.model.finding import Finding
from mkdocs_journeys.model.flow import Flow, Flows
from mkdocs_journeys.model.journey import Journey, Stage, Touchpoint
from mkdocs_journeys.model.registry import Registries, SharedTouchpoint


@dataclass(frozen=True, slots=True)
class Persona:
    """A persona; `fields` is None where its folder has no readable index.md. `body` is the portrait."""

    id: str
    name: str
    file: str
    fields: PersonaFields | None
    body: str
    body_line: int


@dataclass(frozen=True, slots=True)
class Broken:
    """A file that could not be read: it shows on the site as broken, with what is wrong."""

    file: str
    id: str
    name: str
    findings: tuple[Finding, ...]

    @property
    def persona(self) -> str:
        return self.id.partition("/")[0]


@dataclass(frozen=True, slots=True)
class InventoryLine:
    """One touchpoint of the wiki with all its places. `shared` is its entry where it is registered."""

    key: str
    name: str
    shared: SharedTouchpoint | None
    places: tuple[Touchpoint, ...]


@dataclass(frozen=True)
class Catalog:
    """All personas and journeys of a wiki by id, in the order of their paths, with what they refer to.

    Totals and look-ups are over `counted` journeys unless they say otherwise.
    """

    settings: SettingsFields
    today: datetime.date
    registries: Registries
    personas: Mapping[str, Persona]
    journeys: Mapping[str, Journey]
    broken: tuple[Broken, ...]
    moved: Mapping[str, str]

    def without(self, hidden: Set[str]) -> Catalog:
        """The same as if these journeys were not there, nor what they alone name."""
        files = {self.journeys[journey].file for journey in hidden}
        kept = {journey.id: journey for journey in self.journeys.values() if journey.id not in hidden}
        return replace(self, journeys=kept, registries=self.registries.without(files))

    @cached_property
    def counted(self) -> tuple[Journey, ...]:
        """The journeys that are current and live."""
        return tuple(journey for journey in self.journeys.values() if journey.counts)

    @cached_property
    def _by_persona(self) -> dict[str, tuple[Journey, ...]]:
        grouped: dict[str, list[Journey]] = defaultdict(list)
        for journey in self.journeys.values():
            grouped[journey.persona].append(journey)
        return {persona: tuple(found) for persona, found in grouped.items()}

    def of_persona(self, persona: str) -> tuple[Journey, ...]:
        """All journeys of a persona, whatever their state."""
        return self._by_persona.get(persona, ())

    @cached_property
    def _details(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for journey in self.journeys.values():
            if journey.fields.parent:
                found[journey.fields.parent.journey].append(journey.id)
        return found

    def details_of(self, journey: str) -> list[str]:
        """The journeys that are a detail of this one."""
        return self._details.get(journey, [])

    @cached_property
    def _comparing(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for journey in self.journeys.values():
            for other in journey.fields.compares_to:
                found[other].append(journey.id)
        return found

    def comparing_to(self, journey: str) -> list[str]:
        """The journeys that compare to this one."""
        return self._comparing.get(journey, [])

    @cached_property
    def broken_ids(self) -> Set[str]:
        """What the files that could not be read would be called."""
        return frozenset(broken.id for broken in self.broken)

    @cached_property
    def _broken_by_persona(self) -> dict[str, list[Broken]]:
        found: dict[str, list[Broken]] = defaultdict(list)
        for broken in self.broken:
            found[broken.persona].append(broken)
        return found

    def broken_of(self, persona: str) -> tuple[Broken, ...]:
        """The files of a persona that could not be read."""
        return tuple(self._broken_by_persona.get(persona, ()))

    @cached_property
    def _by_lifecycle(self) -> dict[str, tuple[tuple[Journey, Stage], ...]]:
        grouped: dict[str, list[tuple[Journey, Stage]]] = defaultdict(list)
        for journey in self.counted:
            for stage in journey.stages:
                if stage.lifecycle:
                    grouped[stage.lifecycle].append((journey, stage))
        return {stage: tuple(found) for stage, found in grouped.items()}

    def at_stage(self, lifecycle: str) -> tuple[tuple[Journey, Stage], ...]:
        """The stages of journeys that line up with a stage of the lifecycle."""
        return self._by_lifecycle.get(lifecycle, ())

    @cached_property
    def touchpoints(self) -> tuple[Touchpoint, ...]:
        """All places of touchpoints and steps, journey by journey."""
        return tuple(touchpoint for journey in self.counted for touchpoint in journey.touchpoints)

    @cached_property
    def inventory(self) -> tuple[InventoryLine, ...]:
        """The touchpoints of the wiki, a shared one once. Steps without contact are not among them."""
        grouped: dict[str, list[Touchpoint]] = {entry.id: [] for entry in self.registries.touchpoints}
        for touchpoint in self.touchpoints:
            if touchpoint.has_contact:
                grouped.setdefault(touchpoint.key, []).append(touchpoint)
        return tuple(self._line(key, tuple(places)) for key, places in grouped.items())

    def _line(self, key: str, places: tuple[Touchpoint, ...]) -> InventoryLine:
        shared = self.registries.touchpoints.get(key)
        return InventoryLine(key, shared.name if shared else places[0].name, shared, places)

    @cached_property
    def _by_owner(self) -> dict[str | None, tuple[Touchpoint, ...]]:
        return _group(
            (touchpoint.owner, touchpoint) for touchpoint in self.touchpoints if touchpoint.has_contact
        )

    def of_owner(self, owner: str | None) -> tuple[Touchpoint, ...]:
        """The places of touchpoints that an owner answers for; of None: those nobody answers for."""
        found = self._by_owner.get(owner, ())
        return found if owner else tuple(touchpoint for touchpoint in found if touchpoint.is_live)

    @cached_property
    def _by_channel(self) -> dict[str, tuple[Touchpoint, ...]]:
        return _group(
            (channel, touchpoint) for touchpoint in self.touchpoints for channel in touchpoint.channels
        )

    def on_channel(self, channel: str) -> tuple[Touchpoint, ...]:
        """The places of touchpoints on a channel."""
        return self._by_channel.get(channel, ())

    def untapped_channels(self, persona: str) -> tuple[str, ...]:
        """The channels where a persona is and none of its journeys is live."""
        found = self.personas[persona].fields if persona in self.personas else None
        used = {
            channel
            for journey in self.of_persona(persona)
            if journey.counts
            for touchpoint in journey.touchpoints
            if touchpoint.status == "live"
            for channel in touchpoint.channels
        }
        return tuple(channel for channel in (found.channels if found else ()) if channel not in used)

    @cached_property
    def found(self) -> dict[Callable[[Catalog], Any], Any]:
        """What functions have found out over all of it: see `once`."""
        return {}

    @cached_property
    def flows(self) -> Mapping[str, Flow]:
        """The flow through each journey, by its id."""
        return Flows(self.journeys)

    def journey_of(self, touchpoint: Touchpoint) -> Journey:
        return self.journeys[touchpoint.journey]

    def stage_of(self, touchpoint: Touchpoint) -> Stage:
        return self.journeys[touchpoint.journey].stages[touchpoint.stage]


Key = TypeVar("Key", str, str | None)


def _group(pairs: Iterable[tuple[Key, Touchpoint]]) -> dict[Key, tuple[Touchpoint, ...]]:
    grouped: dict[Key, list[Touchpoint]] = defaultdict(list)
    for key, touchpoint in pairs:
        grouped[key].append(touchpoint)
    return {key: tuple(found) for key, found in grouped.items()}
