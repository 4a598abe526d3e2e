"""The stages as a band: its height is who is still there, the branch is who leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_journeys.diagrams.alternative import StageLine
from mkdocs_journeys.model.experience import Experience, of_stage
from mkdocs_journeys.model.journey import Journey, Stage

# The band of 100 people takes this part of the picture's height.
FULL = 0.62
# A branch of one person is this wide, in the picture's own units, and never narrower than the least.
WIDE = 0.2
LEAST = 0.5


@dataclass(frozen=True, slots=True)
class Reach:
    """A stage of the band. `band` and `branch` are path data; empty where nobody measured who is there."""

    stage: Stage
    experience: Experience | None
    arriving: float | None
    leaving: float | None
    band: str
    branch: str
    branch_end: float


def river(journey: Journey, lines: Sequence[StageLine]) -> tuple[Reach, ...]:
    """The band of a journey, stage by stage."""
    return tuple(_reach(journey, journey.stages[line.index], line) for line in lines)


def _reach(journey: Journey, stage: Stage, line: StageLine) -> Reach:
    felt = of_stage(journey, stage)
    arriving, leaving = line.arriving, line.leaving
    if arriving is None:
        return Reach(stage, felt, None, None, "", "", 0)
    before = min(100.0, arriving) * FULL
    if leaving is None:
        return Reach(stage, felt, arriving, None, f"M0 0H100V{before:.1f}H0Z", "", 0)
    after = max(0.0, min(100.0, arriving) - leaving) * FULL
    wide = max(leaving * WIDE, LEAST) if leaving else 0
    band = f"M0 0H100V{after:.1f}H50V{before:.1f}H0Z"
    branch = (
        f"M50 {after:.1f}V{before:.1f}C60 {before:.1f} 61 84 61 100H{61 + wide:.1f}"
        f"C{61 + wide:.1f} 80 {62 + wide:.1f} {after:.1f} 50 {after:.1f}Z"
    )
    return Reach(stage, felt, arriving, leaving, band, branch if wide else "", 61 + wide)
