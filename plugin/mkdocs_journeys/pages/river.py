"""The stages as a band: its height is who is still there, the branch is who leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_journeys.diagrams.alternative import StageLine
from mkdocs_journeys.model.experience import Experience, of_stage
from mkdocs_journeys.model.flow import Flow
from mkdocs_journeys.model.journey import Journey, Stage

# The band of 100 people takes this part of the picture's height.
FULL = 0.62
# A branch of one person is this wide, in the picture's own units, and never narrower than the least.
WIDE = 0.2
LEAST = 0.5


@dataclass(frozen=True, slots=True)
class Reach:
    """A stage of the band. `band` and `branch` are path data; empty where nobody measured who is there.

    `elsewhere`: how many of 100 neither leave nor come to a later stage, but go on to another journey.
    """

    stage: Stage
    experience: Experience | None
    arriving: float | None
    leaving: float | None
    elsewhere: float
    band: str
    branch: str
    branch_end: float


def river(journey: Journey, flow: Flow, lines: Sequence[StageLine]) -> tuple[Reach, ...]:
    """The band of a journey, stage by stage."""
    return tuple(_reach(journey, flow, journey.stages[line.index], line) for line in lines)


def _reach(journey: Journey, flow: Flow, stage: Stage, line: StageLine) -> Reach:
    felt = of_stage(journey, stage)
    arriving, leaving = line.arriving, line.leaving
    if arriving is None:
        return Reach(stage, felt, None, None, 0, "", "", 0)
    before = min(100.0, arriving) * FULL
    if leaving is None:
        return Reach(stage, felt, arriving, None, 0, f"M0 0H100V{before:.1f}H0Z", "", 0)
    elsewhere = _elsewhere(flow, stage)
    after = max(0.0, min(100.0, arriving) - leaving - elsewhere) * FULL
    wide = max(leaving * WIDE, LEAST) if leaving else 0
    band = f"M0 0H100V{after:.1f}H50V{before:.1f}H0Z"
    branch = (
        f"M50 {after:.1f}V{before:.1f}C60 {before:.1f} 61 84 61 100H{61 + wide:.1f}"
        f"C{61 + wide:.1f} 80 {62 + wide:.1f} {after:.1f} 50 {after:.1f}Z"
    )
    return Reach(stage, felt, arriving, leaving, elsewhere, band, branch if wide else "", 61 + wide)


def _elsewhere(flow: Flow, stage: Stage) -> float:
    """Who stays and goes on to another journey: what is left of a step's people where it leads to one."""
    total = 0.0
    for step in stage.touchpoints:
        arriving, leaving = flow.arriving.get(step.id), flow.leaving.get(step.id)
        if arriving is None or leaving is None or not any(way.journey for way in step.onward or ()):
            continue
        going = sum(number or 0 for (source, _), number in flow.passing.items() if source == step.id)
        total += max(0.0, arriving - leaving - going)
    return total
