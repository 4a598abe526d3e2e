"""A journey put together: ids settled, shared touchpoints filled in, certainty found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from mkdocs_journeys.model.certainty import certainty
from mkdocs_journeys.model.fields import (
    EvidenceFields,
    JourneyFields,
    MeasureFields,
    OpportunityFields,
    PainFields,
    SharedTouchpointFields,
    StageFields,
    TouchpointFields,
)
from mkdocs_journeys.model.journey import Journey, Measure, Opportunity, Pain, Stage, Touchpoint
from mkdocs_journeys.model.registry import Entry, Registries
from mkdocs_journeys.model.values.texts import fold, slug
from mkdocs_journeys.reading.names import Names, pain_names, settled
from mkdocs_journeys.reading.naming import Ids, tidied
from mkdocs_journeys.reading.nodes import Code
from mkdocs_journeys.reading.pictures import placed
from mkdocs_journeys.reading.source import Path_, Source
from mkdocs_journeys.reading.ways import Surroundings, onward, say_ways_in

# Fields that a journey fills up from the shared touchpoint it uses.
_SHAREABLE = frozenset(SharedTouchpointFields.model_fields) - {"description", "formerly", "extras"}
_UNKNOWN_EVIDENCE = EvidenceFields()


@dataclass(frozen=True, slots=True)
class Step:
    """A touchpoint on its way to its journey: filled up, with an id, not yet with its pains and ways on."""

    path: Path_
    id: str
    fields: TouchpointFields
    shared: frozenset[str]


class Assembly:
    """Puts one journey together. What is wrong is said to its source."""

    def __init__(
        self,
        source: Source,
        journey: str,
        fields: JourneyFields,
        registries: Registries,
        journeys: Names,
        pictures: frozenset[str],
    ) -> None:
        self._source = source
        self._journey = journey
        self._fields = fields
        self._registries = registries
        self._journeys = journeys
        self._pictures = pictures

    def build(self, name: str) -> Journey:
        """The whole journey; where its source has errors afterwards, it is not to be used."""
        stage_ids = self._ids(
            "stage", [(_stage_path(i), stage.id) for i, stage in enumerate(self._fields.stages)]
        )
        steps = self._steps()
        touchpoints = Names()
        for step in (step for found in steps for step in found):
            touchpoints.add(step.id, [step.fields.name] if step.fields.name else [], step.fields.formerly)
        self._around = Surroundings(self._journey, touchpoints, self._journeys)
        say_ways_in(self._source, ((step.path, step.fields) for found in steps for step in found))
        self._number_pains(steps)
        numbers = iter(range(1, 1 + sum(len(found) for found in steps)))
        stages = tuple(
            self._stage(index, stage, stage_ids, tuple((step, next(numbers)) for step in steps[index]))
            for index, stage in enumerate(self._fields.stages)
        )
        return Journey(
            self._journey,
            self._journey.partition("/")[0],
            self._source.file,
            self._fields,
            name,
            stages,
            self._measures(self._fields.metrics),
            self._source.body,
            self._source.body_line,
        )

    def _ids(self, what: str, written: Iterable[tuple[Path_, str | None]]) -> Ids:
        """The ids that are written, once each; a second time is an error."""
        seen: dict[str, str] = {}
        for path, own_id in written:
            if own_id is None:
                continue
            if fold(own_id) in seen:
                message = f"two {plural(what)} of this journey have the id `{own_id}`"
                self._source.say((*path, "id"), Code.SAME_ID, message, allowed="an id that nothing else has")
            seen[fold(own_id)] = own_id
        return Ids(seen.values())

    def _steps(self) -> list[list[Step]]:
        """The touchpoints of each stage, filled up and with ids."""
        placed = [
            [((*_stage_path(i), "touchpoints", j), fields) for j, fields in enumerate(stage.touchpoints)]
            for i, stage in enumerate(self._fields.stages)
        ]
        ids = self._ids("touchpoint", [(path, fields.id) for found in placed for path, fields in found])
        return [[self._step(path, fields, ids) for path, fields in found] for found in placed]

    def _step(self, path: Path_, fields: TouchpointFields, ids: Ids) -> Step:
        fields = placed(self._source, fields, path, self._pictures)
        own_id = fields.id or ids.make(fields.use or fields.name or "", "touchpoint")
        entry = self._registries.touchpoints.get(fields.use) if fields.use else None
        if entry is None:
            return Step(path, own_id, fields, frozenset())
        filled = {
            key: getattr(entry.fields, key)
            for key in entry.fields.model_fields_set & _SHAREABLE
            if key not in fields.model_fields_set
        }
        added = dict(filled) if "name" in filled or fields.name else {**filled, "name": entry.name}
        if fields.id is None and entry.fields.formerly:
            added["formerly"] = (*fields.formerly, *entry.fields.formerly)
        return Step(path, own_id, fields.model_copy(update=added), frozenset(filled))

    def _number_pains(self, steps: list[list[Step]]) -> None:
        """Settles the ids of all pains and opportunities, so that opportunities can name any pain."""
        pains: list[tuple[Path_, PainFields, Step | None]] = []
        opportunities: list[tuple[Path_, OpportunityFields, Step | None]] = []
        for index, stage in enumerate(self._fields.stages):
            holders: list[tuple[Path_, StageFields | TouchpointFields, Step | None]] = [
                (_stage_path(index), stage, None),
                *((step.path, step.fields, step) for step in steps[index]),
            ]
            for path, holder, step in holders:
                pains += [((*path, "pains", n), pain, step) for n, pain in enumerate(holder.pains)]
                opportunities += [
                    ((*path, "opportunities", n), found, step) for n, found in enumerate(holder.opportunities)
                ]
        self._pains = self._keyed("pain", pains)
        self._opportunities = self._keyed("opportunity", opportunities)
        self._pain_names = pain_names(
            (pain_id, fields)
            for (_, fields, _), (_, pain_id) in zip(pains, self._pains.values(), strict=True)
        )

    def _keyed(self, what: str, found: list[tuple[Path_, Any, Step | None]]) -> dict[Path_, tuple[str, str]]:
        """Key and id of each pain or opportunity, by its path. Those of a shared touchpoint have its key."""
        shelf = plural(what)
        own = [(path, fields) for path, fields, step in found if step is None or shelf not in step.shared]
        ids = self._ids(what, [(path, fields.id) for path, fields in own])
        own_paths = {path for path, _ in own}
        keyed: dict[Path_, tuple[str, str]] = {}
        for path, fields, step in found:
            if path in own_paths:
                made = fields.id or ids.make(fields.text, what)
                keyed[path] = (f"{self._journey}#{made}", made)
            else:
                made = ids.make(fields.id or fields.text, what)
                place = step.fields.use if step else ""
                keyed[path] = (f"{place}#{fields.id or slug(fields.text) or path[-1]}", made)
        return keyed

    def _stage(self, index: int, fields: StageFields, ids: Ids, steps: tuple[tuple[Step, int], ...]) -> Stage:
        path = _stage_path(index)
        lifecycle = self._registries.stages.get(fields.stage) if fields.stage else None
        name = fields.name or (lifecycle.name if lifecycle else tidied(fields.stage or ""))
        pains = self._pains_of(fields, path)
        if lifecycle and lifecycle.fields.formerly and not fields.id:
            former = (*fields.formerly, *lifecycle.fields.formerly)
            fields = fields.model_copy(update={"formerly": former})
        return Stage(
            self._journey,
            index,
            fields.id or ids.make(fields.stage or name, "stage"),
            name,
            fields.stage,
            fields,
            tuple(self._touchpoint(index, number, step) for step, number in steps),
            pains,
            self._opportunities_of(fields, path, pains),
            self._measures(fields.metrics),
        )

    def _touchpoint(self, stage: int, number: int, step: Step) -> Touchpoint:
        fields = step.fields
        pains = self._pains_of(fields, step.path)
        evidence = (self._registries.evidence.get(piece) for piece in fields.evidence)
        return Touchpoint(
            self._journey,
            stage,
            number,
            step.id,
            fields,
            step.shared,
            fields.certainty or certainty(piece.fields if piece else _UNKNOWN_EVIDENCE for piece in evidence),
            pains,
            self._opportunities_of(fields, step.path, pains, "opportunities" in step.shared),
            self._measures(fields.metrics),
            onward(self._source, fields, step.path, self._around),
        )

    def _pains_of(self, holder: StageFields | TouchpointFields, path: Path_) -> tuple[Pain, ...]:
        return tuple(
            Pain(*self._pains[(*path, "pains", index)], fields) for index, fields in enumerate(holder.pains)
        )

    def _opportunities_of(
        self,
        holder: StageFields | TouchpointFields,
        path: Path_,
        pains: tuple[Pain, ...],
        is_shared: bool = False,
    ) -> tuple[Opportunity, ...]:
        """Each with the ids of the pains that it answers: those named, or all that stand beside it."""
        beside = pain_names((pain.id, pain.fields) for pain in pains)
        found = []
        for index, fields in enumerate(holder.opportunities):
            place = (*path, "opportunities", index)
            named = (
                []
                if fields.pains is None
                else [
                    beside.find(name) or self._named_pain(name, (*place, "pains", n), is_shared)
                    for n, name in enumerate(fields.pains)
                ]
            )
            answered = beside.ids if fields.pains is None else [pain for pain in named if pain]
            found.append(Opportunity(*self._opportunities[place], fields, tuple(answered)))
        return tuple(found)

    def _named_pain(self, name: str, path: Path_, is_shared: bool) -> str | None:
        """A pain that stands elsewhere on the journey; of a shared opportunity it need not be here."""
        if is_shared:
            return None
        missing = f"this journey has no pain `{name}`"
        return settled(self._source, path, name, self._pain_names, missing)

    def _measures(self, metrics: tuple[MeasureFields, ...]) -> tuple[Measure, ...]:
        return tuple(self._measure(fields) for fields in metrics)

    def _measure(self, fields: MeasureFields) -> Measure:
        if fields.use is None:
            return Measure(None, fields)
        entry = self._registries.metrics.get(fields.use)
        return Measure(fields.use, filled_measure(fields, entry) if entry else fields)


def plural(what: str) -> str:
    """Several of what a journey is made of."""
    return "opportunities" if what == "opportunity" else f"{what}s"


def filled_measure(fields: MeasureFields, entry: Entry[Any]) -> MeasureFields:
    """A metric where it is used, with what metrics.yml says of it."""
    known = {key: getattr(entry.fields, key) for key in entry.fields.model_fields_set}
    own = {key: getattr(fields, key) for key in fields.model_fields_set}
    return fields.model_copy(update={"name": entry.name, **known, **own})


def _stage_path(index: int) -> Path_:
    return ("stages", index)
