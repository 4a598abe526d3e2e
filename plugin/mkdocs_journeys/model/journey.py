"""A journey as the rest of the program knows it: references resolved, ids and certainty settled."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from mkdocs_journeys.model.fields import (
    JourneyFields,
    MeasureFields,
    OpportunityFields,
    PainFields,
    StageFields,
    TouchpointFields,
)
from mkdocs_journeys.model.fields.touchpoint import Certainty
from mkdocs_journeys.model.registry import NO_CONTACT
from mkdocs_journeys.model.values.emotion import Emotion

SEVERITIES = ("low", "medium", "high", "critical")
STARTED = frozenset({"in-progress", "testing", "shipped", "dropped"})
DONE = frozenset({"shipped", "dropped"})


@dataclass(frozen=True, slots=True)
class Pain:
    """A pain point. `key` is the same wherever a shared touchpoint's pain appears."""

    key: str
    id: str
    fields: PainFields

    @property
    def is_open(self) -> bool:
        return self.fields.status == "open"

    @property
    def weight(self) -> int:
        """0 where no severity is written, 1 for low, 4 for critical."""
        return SEVERITIES.index(self.fields.severity) + 1 if self.fields.severity else 0


@dataclass(frozen=True, slots=True)
class Opportunity:
    """What could be done. `pains` are the ids of those it answers, of this journey."""

    key: str
    id: str
    fields: OpportunityFields
    pains: tuple[str, ...]

    @property
    def score(self) -> float | None:
        """Impact x confidence (1 if absent) / effort; None where impact or effort is not known."""
        if self.fields.impact is None or self.fields.effort is None:
            return None
        confidence = 1.0 if self.fields.confidence is None else self.fields.confidence
        return self.fields.impact * confidence / self.fields.effort

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has started on it yet."""
        return self.fields.status not in STARTED

    @property
    def rank(self) -> tuple[bool, float, float]:
        """Sorts the best next step first; reach breaks ties."""
        return (self.score is None, -(self.score or 0), -(self.fields.reach or 0))


@dataclass(frozen=True, slots=True)
class Measure:
    """A metric where it is used. `id` is None for one that is written inline."""

    id: str | None
    fields: MeasureFields

    @property
    def name(self) -> str:
        return self.fields.name or self.id or ""

    @property
    def latest(self) -> float | None:
        """The last reading, or the single value."""
        readings = self.readings
        return readings[-1][1] if readings else None

    @property
    def readings(self) -> tuple[tuple[str, float], ...]:
        """Date and value of each reading, oldest first."""
        dated = sorted(self.fields.readings, key=lambda reading: reading.date.first)
        found = [(str(reading.date), reading.value) for reading in dated]
        if self.fields.value is not None:
            found.append((str(self.fields.as_of or ""), self.fields.value))
        return tuple(found)

    @property
    def is_met(self) -> bool | None:
        """Whether the target is met; None where target or reading is missing."""
        if self.latest is None or self.fields.target is None:
            return None
        if self.fields.better == "lower":
            return self.latest <= self.fields.target
        return self.latest >= self.fields.target


@dataclass(frozen=True, slots=True)
class Onward:
    """A way on from a touchpoint, to one of this journey (`to`) or of another (`journey` and `to`).

    `index` is its place under `next`, where ways that lead nowhere stand too.
    """

    to: str
    journey: str | None = None
    when: str | None = None
    share: float | None = None
    handover: str | None = None
    index: int = 0


@dataclass(frozen=True)
class Touchpoint:
    """A touchpoint in its place on a journey.

    `fields` hold what the journey says, filled up from the shared touchpoint it uses; `shared` names
    the fields that came from there. `number` counts from 1 along the journey. `onward` is None where the
    file names no way on: then it is the following one.
    """

    journey: str
    stage: int
    number: int
    id: str
    fields: TouchpointFields
    shared: frozenset[str]
    certainty: Certainty
    pains: tuple[Pain, ...]
    opportunities: tuple[Opportunity, ...]
    metrics: tuple[Measure, ...]
    onward: tuple[Onward, ...] | None

    @property
    def name(self) -> str:
        return self.fields.name or self.id

    @property
    def key(self) -> str:
        """What makes appearances one thing: the shared touchpoint, else the place itself."""
        return self.fields.use or f"{self.journey}#{self.id}"

    @property
    def owner(self) -> str | None:
        return self.fields.owner

    @property
    def emotion(self) -> Emotion | None:
        return self.fields.emotion

    @property
    def status(self) -> str:
        return self.fields.status

    @property
    def channels(self) -> tuple[str, ...]:
        return tuple(channel for channel in self.fields.channel if channel != NO_CONTACT)

    @property
    def has_contact(self) -> bool:
        """False for a step that the customer takes without us."""
        return self.fields.channel != (NO_CONTACT,)

    @property
    def is_live(self) -> bool:
        """Whether it is a touchpoint of today: contact happens here."""
        return self.fields.status == "live" and self.has_contact

    @property
    def open_pains(self) -> tuple[Pain, ...]:
        return tuple(pain for pain in self.pains if pain.is_open)


@dataclass(frozen=True)
class Stage:
    """A stage of a journey. `lifecycle` is the stage of stages.yml that it lines up with."""

    journey: str
    index: int
    id: str
    name: str
    lifecycle: str | None
    fields: StageFields
    touchpoints: tuple[Touchpoint, ...]
    pains: tuple[Pain, ...]
    opportunities: tuple[Opportunity, ...]
    metrics: tuple[Measure, ...]


@dataclass(frozen=True)
class Journey:
    """A journey: what its file says, with all references resolved.

    `file` is the path from the folder that holds `journeys/`; `body` is the prose, from `body_line` on.
    """

    id: str
    persona: str
    file: str
    fields: JourneyFields
    name: str
    stages: tuple[Stage, ...]
    metrics: tuple[Measure, ...]
    body: str
    body_line: int

    @property
    def title(self) -> str:
        return self.fields.title

    @property
    def slug(self) -> str:
        return self.id.partition("/")[2]

    @cached_property
    def touchpoints(self) -> tuple[Touchpoint, ...]:
        """All touchpoints and steps, in order."""
        return tuple(touchpoint for stage in self.stages for touchpoint in stage.touchpoints)

    @cached_property
    def by_id(self) -> dict[str, Touchpoint]:
        return {touchpoint.id: touchpoint for touchpoint in self.touchpoints}

    @cached_property
    def places(self) -> tuple[tuple[Touchpoint, tuple[str | int, ...]], ...]:
        """All touchpoints and steps, each with the way to it from the top of the file's fields."""
        return tuple(
            (touchpoint, ("stages", stage.index, "touchpoints", place))
            for stage in self.stages
            for place, touchpoint in enumerate(stage.touchpoints)
        )

    @property
    def counts(self) -> bool:
        """Whether it is part of the totals: current and live."""
        return self.fields.state == "current" and self.fields.status == "live"

    @cached_property
    def parts(self) -> tuple[Stage | Touchpoint, ...]:
        """The stages, each before its touchpoints."""
        parts: list[Stage | Touchpoint] = []
        for stage in self.stages:
            parts += [stage, *stage.touchpoints]
        return tuple(parts)

    @cached_property
    def pains(self) -> tuple[Pain, ...]:
        """All pains, the stages' own ones before those of their touchpoints."""
        return tuple(pain for part in self.parts for pain in part.pains)

    @cached_property
    def opportunities(self) -> tuple[Opportunity, ...]:
        return tuple(found for part in self.parts for found in part.opportunities)

    def is_experienced(self, touchpoint: Touchpoint) -> bool:
        """Whether customers go through it: what is retired or only planned is not felt today."""
        return touchpoint.status in ("live", "untapped") or (
            touchpoint.status == "planned" and self.fields.state != "current"
        )
