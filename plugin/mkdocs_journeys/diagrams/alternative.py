"""The text alternative of a diagram: its facts, gathered from the journey and its flow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from mkdocs_journeys.diagrams.facts import (
    Going,
    Loss,
    StageLine,
    StagesAlternative,
    TouchpointLine,
    TouchpointsAlternative,
)
from mkdocs_journeys.model.experience import of_stage
from mkdocs_journeys.model.flow import Flow, Way
from mkdocs_journeys.model.journey import Journey, Onward, Stage, Touchpoint
from mkdocs_journeys.model.values.emotion import mood

__all__ = [
    "Going",
    "Loss",
    "StageLine",
    "StagesAlternative",
    "TouchpointLine",
    "TouchpointsAlternative",
    "of_stages",
    "of_touchpoints",
]


def of_stages(journey: Journey, flow: Flow, names: Mapping[str, str]) -> StagesAlternative:
    """The stages with their ways. `names` are the names of journeys by id."""
    lines = tuple(_stage(journey, flow, stage, names) for stage in journey.stages)
    counted = any(line.losses for line in lines)
    return StagesAlternative(journey.fields.start, lines, journey.fields.end, counted)


def of_touchpoints(
    journey: Journey, flow: Flow, stage: Stage, names: Mapping[str, str]
) -> TouchpointsAlternative:
    """The touchpoints of a stage with their ways."""
    steps = _steps(journey, stage)
    lines = tuple(_touchpoint(journey, flow, step, names) for step in steps)
    return TouchpointsAlternative(stage.index, stage.name, lines)


def _steps(journey: Journey, stage: Stage) -> tuple[Touchpoint, ...]:
    return tuple(step for step in stage.touchpoints if journey.is_experienced(step))


def _stage(journey: Journey, flow: Flow, stage: Stage, names: Mapping[str, str]) -> StageLine:
    steps = _steps(journey, stage)
    felt = of_stage(journey, stage)
    ways = _onward_of_stage(journey, flow, stage, steps)
    return StageLine(
        stage.index,
        stage.id,
        stage.name,
        felt.mean if felt else None,
        felt.mood if felt else None,
        _arriving(flow, steps),
        _sum(flow.leaving.get(step.id) for step in steps) if steps else None,
        tuple(loss for loss in map(_loss, steps) if loss),
        (*ways, *_elsewhere(steps, names)),
        _is_last(journey, flow, stage, steps),
        felt.low if felt else None,
    )


def _touchpoint(journey: Journey, flow: Flow, step: Touchpoint, names: Mapping[str, str]) -> TouchpointLine:
    entry = step.fields.entry
    coming = tuple(
        _going(journey, way, way.source)
        for way in flow.ways
        if way.to == step.id and journey.by_id[way.source].stage != step.stage
    )
    goings = tuple(_going(journey, way, way.to) for way in flow.ways if way.source == step.id)
    return TouchpointLine(
        step.id,
        step.number,
        step.name,
        step.has_contact,
        step.emotion.mean if step.emotion else None,
        mood(step.emotion.mean) if step.emotion else None,
        flow.arriving.get(step.id),
        flow.leaving.get(step.id),
        _loss(step),
        entry is not None,
        entry.percent if entry else None,
        coming,
        (*goings, *_elsewhere((step,), names)),
        step.emotion.low if step.emotion else None,
    )


def _going(journey: Journey, way: Way, other: str) -> Going:
    """The way as seen from one end: `other` is the touchpoint at the other one."""
    there = journey.by_id[other]
    return Going(there.name, there.stage, there.id, None, way.onward.when, way.onward.share, way.is_loop)


def _onward_of_stage(
    journey: Journey, flow: Flow, stage: Stage, steps: Sequence[Touchpoint]
) -> tuple[Going, ...]:
    """The ways to other stages, one for each stage and direction; of several, all that name a case do so."""
    inside = {step.id for step in steps}
    found: dict[tuple[int, bool], list[str | None]] = {}
    for way in flow.ways:
        there = journey.by_id[way.to].stage
        if way.source in inside and there != stage.index:
            open_to_all = way.onward.when is None and not way.is_loop
            there = _by_way_of(journey, stage.index, there) if open_to_all else there
            found.setdefault((there, way.is_loop), []).append(way.onward.when)
    if _leads_to_empty(journey, flow, stage, steps):
        found.setdefault((stage.index + 1, False), []).append(None)
    return tuple(
        Going(journey.stages[there].name, there, when=_cases(cases), is_loop=loop)
        for (there, loop), cases in sorted(found.items(), key=lambda item: item[0])
    )


def _by_way_of(journey: Journey, here: int, there: int) -> int:
    """The next stage where only stages without touchpoints lie before `there`: one goes through those."""
    between = journey.stages[here + 1 : there]
    return here + 1 if between and not any(_steps(journey, stage) for stage in between) else there


def _leads_to_empty(journey: Journey, flow: Flow, stage: Stage, steps: Sequence[Touchpoint]) -> bool:
    """Whether a stage leads on although no touchpoint does: it has none itself, or the next has none."""
    following = journey.stages[stage.index + 1 : stage.index + 2]
    if not following or not steps:
        return bool(following)
    return not _steps(journey, following[0]) and any(
        _ends(step, flow) for step in steps if step.onward is None
    )


def _cases(cases: Sequence[str | None]) -> str | None:
    """In which cases: none where one of the ways is open to all."""
    named = list(dict.fromkeys(case for case in cases if case))
    return " / ".join(named) if named and None not in cases else None


def _elsewhere(steps: Sequence[Touchpoint], names: Mapping[str, str]) -> tuple[Going, ...]:
    """The ways to other journeys, one for each journey."""
    found: dict[str, Onward] = {}
    for step in steps:
        for way in step.onward or ():
            if way.journey is not None:
                found.setdefault(way.journey, way)
    return tuple(
        Going(names.get(journey, journey), None, way.to or None, journey, way.when, way.share)
        for journey, way in found.items()
    )


def _is_last(journey: Journey, flow: Flow, stage: Stage, steps: Sequence[Touchpoint]) -> bool:
    """Whether the journey can end in this stage."""
    goes_on = _leads_to_empty(journey, flow, stage, steps)
    ending = [step for step in steps if _ends(step, flow)]
    return any(step.onward is not None for step in ending) if goes_on else bool(ending) or not steps


def _ends(step: Touchpoint, flow: Flow) -> bool:
    """Whether the journey ends after this step: no way leads on, and none is written."""
    return not step.onward and all(way.source != step.id for way in flow.ways)


def _loss(step: Touchpoint) -> Loss | None:
    drop = step.fields.drop_off
    return Loss(step.id, step.name, drop.percent, drop.why, drop.to) if drop and drop.percent else None


def _arriving(flow: Flow, steps: Sequence[Touchpoint]) -> float | None:
    """Who comes into the stage: who begins there, and who comes from a step of another stage."""
    inside = {step.id for step in steps}
    if not inside:
        return None
    begin = (flow.beginning.get(step.id, 0.0) for step in steps)
    come = (going for (source, to), going in flow.passing.items() if to in inside and source not in inside)
    return _sum((*begin, *come))


def _sum(values: Iterable[float | None]) -> float | None:
    total = 0.0
    for value in values:
        if value is None:
            return None
        total += value
    return total
