"""The heatmap: what each stage of the lifecycle is like on each journey."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mkdocs_journeys.diagrams.curve import spark
from mkdocs_journeys.model.coverage import Coverage, Grounds, grounds, ownership
from mkdocs_journeys.model.experience import Experience, experience, of_journey, of_stage
from mkdocs_journeys.model.journey import Journey, Stage, Touchpoint
from mkdocs_journeys.model.registry import LifecycleStage
from mkdocs_journeys.model.review import Review, review


@dataclass(frozen=True, slots=True)
class Cell:
    """A stage of the lifecycle on a journey, which may pass through it more than once.

    `leaving` is the largest loss in percent of those who arrive at a touchpoint; None where none is measured.
    """

    stages: tuple[Stage, ...]
    experience: Experience | None
    leaving: float | None
    pains: int
    ownership: Coverage
    grounds: Grounds

    @property
    def is_validated(self) -> bool:
        return self.grounds.of > 0 and self.grounds.validated == self.grounds.of


@dataclass(frozen=True, slots=True)
class Row:
    """A journey across the lifecycle. `worst` is the id of the stage with the lowest point."""

    journey: Journey
    overall: Experience | None
    by_stage: Mapping[str, Cell]
    worst: str | None
    spark: str
    review: Review


def heat_row(journey: Journey, lifecycle: Sequence[LifecycleStage], today: datetime.date) -> Row:
    """The cells of a journey for the stages of the lifecycle that it passes through."""
    cells = {}
    for entry in lifecycle:
        stages = tuple(stage for stage in journey.stages if stage.lifecycle == entry.id)
        if stages:
            cells[entry.id] = _cell(journey, stages)
    lows = {stage: cell.experience.low for stage, cell in cells.items() if cell.experience}
    worst = min(lows, key=lambda stage: lows[stage], default=None)
    felt = [step.emotion.mean for step in _steps(journey, journey.touchpoints) if step.emotion]
    is_bad = worst is not None and lows[worst] < 0
    return Row(
        journey, of_journey(journey), cells, worst if is_bad else None, spark(felt), review(journey, today)
    )


def worst_first(rows: Sequence[Row]) -> list[Row]:
    """The rows by their low, then by their mean; those of which nothing is known last."""

    def order(row: Row) -> tuple[bool, float, float, str]:
        found = row.overall
        return (found is None, found.low if found else 0, found.mean if found else 0, row.journey.id)

    return sorted(rows, key=order)


def _steps(journey: Journey, touchpoints: Sequence[Touchpoint]) -> list[Touchpoint]:
    return [step for step in touchpoints if journey.is_experienced(step)]


def _cell(journey: Journey, stages: tuple[Stage, ...]) -> Cell:
    steps = _steps(journey, [step for stage in stages for step in stage.touchpoints])
    felt = of_stage(journey, stages[0]) if len(stages) == 1 else experience(step.emotion for step in steps)
    losses = [step.fields.drop_off.percent for step in steps if step.fields.drop_off]
    parts: list[Stage | Touchpoint] = [*stages, *steps]
    pains = [pain for part in parts for pain in part.pains if pain.is_open]
    return Cell(stages, felt, max(losses, default=None), len(pains), ownership(steps), grounds(steps))
