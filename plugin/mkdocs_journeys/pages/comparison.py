"""Two journeys over each other: stage by stage and touchpoint by touchpoint."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from mkdocs_journeys.diagrams.curve import Felt, curve
from mkdocs_journeys.model.experience import Experience, of_journey, of_stage
from mkdocs_journeys.model.journey import Journey, Stage, Touchpoint
from mkdocs_journeys.model.values.texts import fold

Part = TypeVar("Part", Stage, Touchpoint)


@dataclass(frozen=True, slots=True)
class StepPair:
    """A touchpoint of one journey beside its like of the other; None where one of them has none."""

    one: Touchpoint | None
    two: Touchpoint | None

    @property
    def difference(self) -> float | None:
        """How much better it feels on the second; None where one feeling is not known."""
        first = self.one.emotion if self.one else None
        second = self.two.emotion if self.two else None
        return second.mean - first.mean if first and second else None

    @property
    def owner_changes(self) -> bool:
        return self.one is not None and self.two is not None and self.one.owner != self.two.owner


@dataclass(frozen=True, slots=True)
class StagePair:
    """A stage of one journey beside its like of the other, with their touchpoints."""

    one: Stage | None
    two: Stage | None
    first: Experience | None
    second: Experience | None
    steps: tuple[StepPair, ...]

    @property
    def name(self) -> str:
        stage = self.two or self.one
        return stage.name if stage else ""

    @property
    def difference(self) -> float | None:
        return self.second.mean - self.first.mean if self.first and self.second else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A journey (`one`, say as it is) and another (`two`, say as it is to be), lined up.

    `paths` are the feeling curves of both over the same columns.
    """

    one: Journey
    two: Journey
    first: Experience | None
    second: Experience | None
    stages: tuple[StagePair, ...]
    paths: tuple[str, str]
    columns: int


def compare(one: Journey, two: Journey) -> Comparison:
    """Line up two journeys. Stages pair by lifecycle stage, id or name; touchpoints by what they are."""
    pairs = tuple(
        StagePair(
            first,
            second,
            of_stage(one, first) if first else None,
            of_stage(two, second) if second else None,
            tuple(
                StepPair(a, b)
                for a, b in _aligned(
                    first.touchpoints if first else (), second.touchpoints if second else (), _of_step
                )
            ),
        )
        for first, second in _aligned(one.stages, two.stages, _of_stage)
    )
    steps = [step for pair in pairs for step in pair.steps]
    paths = (
        _path([step.one for step in steps], len(steps)),
        _path([step.two for step in steps], len(steps)),
    )
    return Comparison(one, two, of_journey(one), of_journey(two), pairs, paths, max(1, len(steps)))


def _of_stage(stage: Stage) -> tuple[str, ...]:
    return (stage.id, stage.lifecycle or "", fold(stage.name))


def _of_step(step: Touchpoint) -> tuple[str, ...]:
    return (step.id, step.fields.use or "", fold(step.name))


def _aligned(
    ones: Sequence[Part], twos: Sequence[Part], names: Callable[[Part], tuple[str, ...]]
) -> list[tuple[Part | None, Part | None]]:
    """Pairs in the order of the second list; what only the first has stands where it stood there.

    The first name that two have in common pairs them: an id before a registered kind before a name.
    """
    left = list(ones)
    pairs: list[tuple[Part | None, Part | None]] = []
    for two in twos:
        found = _like(two, left, names)
        if found is not None:
            at = left.index(found)
            pairs += [(one, None) for one in left[:at] if not _has_like(one, twos, names)]
            left = [one for one in left[:at] if _has_like(one, twos, names)] + left[at + 1 :]
        pairs.append((found, two))
    return pairs + [(one, None) for one in left]


def _like(part: Part, others: Iterable[Part], names: Callable[[Part], tuple[str, ...]]) -> Part | None:
    listed = list(others)
    for place, name in enumerate(names(part)):
        for other in listed:
            if name and names(other)[place] == name:
                return other
    return None


def _has_like(part: Part, others: Iterable[Part], names: Callable[[Part], tuple[str, ...]]) -> bool:
    return _like(part, others, names) is not None


def _path(steps: Sequence[Touchpoint | None], columns: int) -> str:
    """The curve of one journey over the columns of both; where it has no feeling the line breaks."""
    known = [
        (index, Felt(index, step.emotion.mean, True))
        for index, step in enumerate(steps)
        if step is not None and step.emotion is not None
    ]
    unknown = {index for index, step in enumerate(steps) if step is not None and step.emotion is None}
    runs = [
        [felt for _, felt in run]
        for _, run in groupby(known, key=lambda item: sum(gap < item[0] for gap in unknown))
    ]
    return curve(runs, columns).solid
