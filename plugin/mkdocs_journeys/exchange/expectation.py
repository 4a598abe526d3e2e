"""A journey as one may show it to customers: what they can expect, and nothing else.

What may be shown is named here, field by field. All other fields are taken away before anything is made of
the journey, so that a field that is new to the format is internal until somebody names it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar, cast

from mkdocs_journeys.checks.lexicon import Lexicon, lexicon
from mkdocs_journeys.checks.purpose import is_of_customers
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.fields import (
    ChannelFields,
    JourneyFields,
    LifecycleStageFields,
    Record,
    StageFields,
    TouchpointFields,
)
from mkdocs_journeys.model.journey import Journey, Stage, Touchpoint
from mkdocs_journeys.model.registry import NO_CONTACT
from mkdocs_journeys.model.values.durations import Duration
from mkdocs_journeys.model.values.texts import fold
from mkdocs_journeys.reading.lifecycle import DEFAULT_STAGES

# What customers may see, by attribute. Not among them: `action`. It is what people were seen to do, with all
# that goes wrong, and no promise of ours.
SHOWN: Mapping[type[Record], frozenset[str]] = {
    JourneyFields: frozenset({"title", "start", "end"}),
    StageFields: frozenset({"name", "stage", "duration"}),
    TouchpointFields: frozenset({"name", "use", "channel", "frontstage", "duration", "wait"}),
    ChannelFields: frozenset({"name"}),
    LifecycleStageFields: frozenset({"name"}),
}

# What the stages of every wiki are called, which has no others.
_USUAL = frozenset(map(fold, DEFAULT_STAGES))

Fields = TypeVar("Fields", bound=Record)


@dataclass(frozen=True, slots=True)
class Step:
    """What happens at one point. `channels` are names; `meets` is what customers see of us."""

    name: str
    meets: tuple[str, ...]
    channels: tuple[str, ...]
    takes: Duration | None
    waits: Duration | None


@dataclass(frozen=True, slots=True)
class Part:
    """A stage. `name` is None where the team has no word of its own for it."""

    name: str | None
    takes: Duration | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Expectation:
    """The whole. Customers don't see the last two, which are for the team.

    `left_out` tells which texts are not in it, and why. `kindless` are the names of channels of which nobody
    has said whether they are ours: what happens there is in it.
    """

    title: str
    start: str | None
    end: str | None
    parts: tuple[Part, ...]
    left_out: tuple[str, ...]
    kindless: tuple[str, ...] = ()


class NotForCustomersError(Exception):
    """The journey is not what customers can expect today. The text says why."""


def expectation(catalog: Catalog, journey: Journey) -> Expectation:
    """What may be shown of a journey. Raises NotForCustomersError."""
    fields = _shown(journey.fields)
    sieve = _Sieve(lexicon(catalog), [])
    _refuse(catalog, journey, sieve.lexicon.said(fields.title))
    kindless: dict[str, None] = {}
    parts = [_part(catalog, stage, sieve, kindless) for stage in journey.stages]
    return Expectation(
        fields.title,
        sieve.one(fields.start),
        sieve.one(fields.end),
        tuple(part for part in parts if part.steps),
        tuple(dict.fromkeys(sieve.left_out)),
        tuple(kindless),
    )


def _refuse(catalog: Catalog, journey: Journey, internal: list[str]) -> None:
    if not is_of_customers(journey, catalog):
        raise NotForCustomersError("no customer goes this way, says the kind of its persona")
    if not journey.counts:
        status, state = journey.fields.status, journey.fields.state
        what = f"its status is {status}" if status != "live" else f"its state is {state}"
        raise NotForCustomersError(f"it is not what customers can expect today: {what}")
    if internal:
        raise NotForCustomersError(f"its title says {internal[0]}, which no customer would say")


def _shown(record: Fields) -> Fields:
    """The record with nothing in it that is not for customers."""
    kept = {name: getattr(record, name) for name in SHOWN[type(record)]}
    return cast(Fields, type(record).model_construct(**kept))


@dataclass(frozen=True, slots=True)
class _Sieve:
    """Keeps texts that say one of our own words back, and remembers them."""

    lexicon: Lexicon
    left_out: list[str]

    def texts(self, texts: Iterable[str]) -> tuple[str, ...]:
        return tuple(text for text in texts if self._is_fit(text))

    def one(self, text: str | None) -> str | None:
        return text if text and self._is_fit(text) else None

    def title(self, name: str) -> str | None:
        """The name of a stage, which must not be that of a team either, nor one of the usual ones."""
        folded = fold(name)
        if folded in self.lexicon.teams:
            self.left_out.append(f"“{name}”, which is the name of a team")
        elif folded in _USUAL:
            self.left_out.append(f"“{name}”, which no customer would say: give the stage a name of its own")
        else:
            return self.one(name)
        return None

    def _is_fit(self, text: str) -> bool:
        said = self.lexicon.said(text)
        if said:
            self.left_out.append(f"“{text}”, which says {said[0]}")
        return not said


def _part(catalog: Catalog, stage: Stage, sieve: _Sieve, kindless: dict[str, None]) -> Part:
    """What may be shown of a stage. The channels of its steps that have no kind go to `kindless`."""
    fields = _shown(stage.fields)
    name = sieve.title(_stage_name(catalog, stage, fields))
    steps: list[Step] = []
    for touchpoint in stage.touchpoints:
        step = _step(catalog, touchpoint, sieve) if _is_ours(catalog, touchpoint) else None
        if step:
            steps.append(step)
            kindless |= dict.fromkeys(_kindless(catalog, touchpoint))
    return Part(name, fields.duration, tuple(steps))


def _is_ours(catalog: Catalog, step: Touchpoint) -> bool:
    """Whether customers meet us there today, or wait for us; not what they do alone, or hear of others."""
    if not step.has_contact:
        return step.status == "live" and step.fields.wait is not None
    return step.is_live and {kind for _, kind in _kinds(catalog, step)} != {"earned"}


def _kinds(catalog: Catalog, step: Touchpoint) -> list[tuple[str, str | None]]:
    """The channels of a step, each by its name, with its kind. Two may have the same name."""
    listed = (catalog.registries.channels.get(each) for each in step.channels)
    return [(entry.name, entry.fields.kind) for entry in listed if entry]


def _kindless(catalog: Catalog, step: Touchpoint) -> tuple[str, ...]:
    """The channels whose kinds would tell whether it is we whom customers meet there."""
    kinds = _kinds(catalog, step) if step.has_contact and step.is_live else []
    is_ours = any(kind in ("owned", "paid") for _, kind in kinds)
    return () if is_ours else tuple(name for name, kind in kinds if kind is None)


def _stage_name(catalog: Catalog, stage: Stage, fields: StageFields) -> str:
    """The journey's own word, else that of the lifecycle."""
    entry = catalog.registries.stages.get(stage.lifecycle or "")
    return fields.name or (_shown(entry.fields).name if entry else None) or stage.name


def _is_action(name: str, actions: Iterable[str]) -> bool:
    """Whether a name is an action, or the beginning of one: an import calls so what has no name."""
    begin = fold(name.removesuffix("…"))
    return any(
        fold(action).startswith(begin) if name.endswith("…") else fold(action) == begin for action in actions
    )


def _step(catalog: Catalog, step: Touchpoint, sieve: _Sieve) -> Step | None:
    fields = _shown(step.fields)
    written = fields.name or step.id
    if _is_action(written, step.fields.action):
        sieve.left_out.append(
            f"“{written}”, which says what people were seen to do: give it a name of its own"
        )
        return None
    name = sieve.one(written)
    if name is None:
        return None
    channels = catalog.registries.channels
    named = [
        (_shown(channels[each].fields).name or channels[each].name) if each in channels else each
        for each in fields.channel
        if each != NO_CONTACT
    ]
    return Step(
        name,
        sieve.texts(fields.frontstage),
        sieve.texts(named),
        fields.duration,
        fields.wait,
    )
