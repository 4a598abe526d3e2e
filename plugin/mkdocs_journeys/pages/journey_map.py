"""The map as data: columns for touchpoints, lanes for what one can say of them, empty lanes left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

from mkdocs_journeys.model.fields import LaneFields
from mkdocs_journeys.model.journey import DONE, Journey, Stage, Touchpoint
from mkdocs_journeys.reading.naming import tidied

Group = Literal["experience", "improvement", "delivery", "backstage"]
# A longer word does not fit beside its point on the curve; it stands in a lane of its own instead.
LONGEST_WORD = 20
GROUPS: tuple[Group, ...] = ("experience", "improvement", "delivery", "backstage")


@dataclass(frozen=True, slots=True)
class Column:
    """One column. A stage without touchpoints has one column without a touchpoint."""

    stage: Stage
    touchpoint: Touchpoint | None


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell: the value of a field of the touchpoints or of the stage that it spans."""

    span: int
    value: Any
    touchpoint: Touchpoint | None = None
    stage: Stage | None = None
    is_stage_start: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane: a row of cells by touchpoint, or by stage, or both, the stage's own above.

    `key` names it and says how its values are drawn; `name` is that of a team's own lane.
    """

    key: str
    group: Group
    cells: tuple[Cell, ...]
    stage_cells: tuple[Cell, ...]
    name: str | None = None


@dataclass(frozen=True, slots=True)
class JourneyMap:
    """The whole map. `lanes` are in the order in which they are drawn."""

    columns: tuple[Column, ...]
    stages: tuple[Cell, ...]
    lanes: tuple[Lane, ...]

    def of_group(self, group: Group) -> tuple[Lane, ...]:
        return tuple(lane for lane in self.lanes if lane.group == group)


def _nothing(part: Stage | Touchpoint) -> Any:  # noqa: ARG001  stands where a lane has no such values
    return None


@dataclass(frozen=True, slots=True)
class _Spec:
    """How a lane gets its values: from a touchpoint, from a stage.

    `merged`: equal neighbours share a cell. `gathered`: a stage's cell holds the items of its touchpoints
    too, each with its touchpoint, so that long texts have room.
    """

    key: str
    group: Group
    of_touchpoint: Callable[[Touchpoint], Any] = _nothing
    of_stage: Callable[[Stage], Any] = _nothing
    merged: bool = False
    gathered: bool = False


def _time(touchpoint: Touchpoint) -> Any:
    found = touchpoint.fields
    return (found.duration, found.wait) if found.duration or found.wait else None


def _asked(touchpoint: Touchpoint) -> Any:
    found = touchpoint.fields
    return (found.data_asked, found.trust) if found.data_asked or found.trust else None


def _message(touchpoint: Touchpoint) -> Any:
    found = touchpoint.fields
    return (found.message, found.campaign) if found.message or found.campaign else None


def _feeling(touchpoint: Touchpoint) -> Any:
    found = touchpoint.fields
    return touchpoint if found.emotion or found.feeling else None


def _long_word(touchpoint: Touchpoint) -> Any:
    """A feeling that is too long for the curve, or that has no place on it."""
    word = touchpoint.fields.feeling
    return word if word and (len(word) > LONGEST_WORD or touchpoint.emotion is None) else None


def _why(touchpoint: Touchpoint) -> Any:
    drop = touchpoint.fields.drop_off
    return drop if drop and (drop.why or drop.to) else None


def _stage_feeling(stage: Stage) -> Any:
    return stage if stage.fields.emotion or stage.fields.feeling else None


def _handover(touchpoint: Touchpoint) -> Any:
    """What is passed on: to whatever comes next, then on single ways, with where they lead."""
    found = touchpoint.fields
    ways = tuple((way.to, way.handover) for way in found.next or () if way.handover)
    return (found.handover, ways) if found.handover or ways else None


def _open_pains(part: Stage | Touchpoint) -> Any:
    return tuple(pain for pain in part.pains if pain.is_open)


def _live_opportunities(part: Stage | Touchpoint) -> Any:
    """What may still be done; what is shipped or dropped stands below the map."""
    return tuple(found for found in part.opportunities if found.fields.status not in DONE)


def _questions(part: Stage | Touchpoint) -> Any:
    return part.fields.questions


def _owner(touchpoint: Touchpoint) -> Any:
    """The owner with those who help; a step without contact asks for none."""
    if not touchpoint.has_contact:
        return None
    return (touchpoint.owner, touchpoint.fields.supporting, touchpoint.status == "live")


_LANES = (
    _Spec("goal", "experience", of_stage=lambda stage: stage.fields.goal),
    _Spec("doing", "experience", lambda found: found.fields.action, lambda stage: stage.fields.action),
    _Spec("channel", "experience", lambda found: found.fields.channel),
    _Spec("thinking", "experience", lambda found: found.fields.thought, lambda stage: stage.fields.thought),
    _Spec("feeling", "experience", _feeling, _stage_feeling),
    _Spec("feeling_words", "experience", _long_word),
    _Spec("leaving", "experience", _why),
    _Spec("needs", "experience", lambda found: found.fields.needs, lambda stage: stage.fields.needs),
    _Spec("quote", "experience", lambda found: found.fields.quote),
    _Spec("message", "experience", _message),
    _Spec("convinces", "experience", lambda found: found.fields.convinces),
    _Spec("stage_time", "experience", of_stage=lambda stage: stage.fields.duration),
    _Spec("time", "experience", _time),
    _Spec("image", "experience", lambda found: found.fields.image),
    _Spec("gains", "improvement", lambda found: found.fields.gains, lambda stage: stage.fields.gains),
    _Spec("pains", "improvement", _open_pains, _open_pains, gathered=True),
    _Spec("opportunities", "improvement", _live_opportunities, _live_opportunities, gathered=True),
    _Spec("metrics", "improvement", lambda found: found.metrics, lambda stage: stage.metrics, gathered=True),
    _Spec("questions", "improvement", _questions, _questions, gathered=True),
    _Spec("asked", "improvement", _asked),
    _Spec("owner", "delivery", _owner, merged=True),
    _Spec("handover", "delivery", _handover),
    _Spec("frontstage", "delivery", lambda found: found.fields.frontstage),
    _Spec("backstage", "backstage", lambda found: found.fields.backstage),
    _Spec("systems", "backstage", lambda found: found.fields.systems, merged=True),
)


def columns(journey: Journey) -> tuple[Column, ...]:
    """The columns of a map, in order."""
    return tuple(
        Column(stage, touchpoint) for stage in journey.stages for touchpoint in (stage.touchpoints or (None,))
    )


def journey_map(journey: Journey, own_lanes: Iterable[LaneFields]) -> JourneyMap:
    """The map of a journey with the team's own lanes at the end of their groups."""
    drawn = columns(journey)
    stages = tuple(
        Cell(max(1, len(stage.touchpoints)), stage, stage=stage, is_stage_start=True)
        for stage in journey.stages
    )
    specs = (*_LANES, *(_own(lane) for lane in own_lanes))
    names = {f"more-{lane.id}": lane.name or tidied(lane.id) for lane in own_lanes}
    lanes = [_lane(spec, drawn, journey.stages, names.get(spec.key)) for spec in specs]
    return JourneyMap(drawn, stages, tuple(lane for lane in lanes if lane))


def _own(lane: LaneFields) -> _Spec:
    return _Spec(
        f"more-{lane.id}",
        lane.position,
        lambda found: found.fields.more.get(lane.id),
        lambda stage: stage.fields.more.get(lane.id),
    )


def _lane(spec: _Spec, columns: Sequence[Column], stages: Sequence[Stage], name: str | None) -> Lane | None:
    if spec.gathered:
        gathered = _gathered(spec, stages)
        return Lane(spec.key, spec.group, (), gathered, name) if _any(gathered) else None
    cells = _cells(spec, columns)
    own = _stage_cells(spec, stages)
    cells = cells if _any(cells) else ()
    own = own if _any(own) else ()
    return Lane(spec.key, spec.group, cells, own, name) if cells or own or spec.key == "feeling" else None


def _gathered(spec: _Spec, stages: Sequence[Stage]) -> tuple[Cell, ...]:
    """A cell for each stage: pairs of an item and its touchpoint, None for one of the stage itself."""
    cells = []
    for stage in stages:
        items: list[tuple[Any, Touchpoint | None]] = [(item, None) for item in spec.of_stage(stage)]
        items += [(item, step) for step in stage.touchpoints for item in spec.of_touchpoint(step)]
        cells.append(Cell(max(1, len(stage.touchpoints)), tuple(items), stage=stage, is_stage_start=True))
    return tuple(cells)


def _any(cells: Sequence[Cell]) -> bool:
    return any(_says(cell.value) for cell in cells)


def _says(value: Any) -> bool:
    return value not in (None, (), "", False)


def _cells(spec: _Spec, columns: Sequence[Column]) -> tuple[Cell, ...]:
    values = [
        (column, spec.of_touchpoint(column.touchpoint) if column.touchpoint else None) for column in columns
    ]
    if not spec.merged:
        return tuple(
            Cell(1, value, column.touchpoint, column.stage, _starts(column)) for column, value in values
        )
    return tuple(_merged(list(run)) for _, run in groupby(values, key=lambda pair: pair[1]))


def _merged(run: Sequence[tuple[Column, Any]]) -> Cell:
    first, value = run[0]
    return Cell(len(run), value, first.touchpoint, first.stage, _starts(first))


def _starts(column: Column) -> bool:
    """Whether a stage begins with this column."""
    return column.touchpoint is None or column.touchpoint is column.stage.touchpoints[0]


def _stage_cells(spec: _Spec, stages: Sequence[Stage]) -> tuple[Cell, ...]:
    return tuple(
        Cell(max(1, len(stage.touchpoints)), spec.of_stage(stage), stage=stage, is_stage_start=True)
        for stage in stages
    )
