"""Impact by effort: what to do first, as a grid of three by three."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from mkdocs_journeys.model.journey import Opportunity

Item = TypeVar("Item")
LEVELS = (1, 2, 3)
# A cell shows this many; the list below the matrix has them all.
MOST = 6


def band(value: float) -> int:
    """Low (1), medium (2) or high (3), as the three dots show a level of 1 to 5."""
    return 1 if value < 2.5 else 2 if value <= 3.5 else 3


@dataclass(frozen=True, slots=True)
class Cell(Generic[Item]):
    """What has one impact and one effort, best first. `hidden` counts those for which there is no room."""

    impact: int
    effort: int
    items: tuple[Item, ...]

    @property
    def shown(self) -> tuple[Item, ...]:
        return self.items[:MOST]

    @property
    def hidden(self) -> int:
        return len(self.items) - len(self.shown)

    @property
    def is_first(self) -> bool:
        """Much for little: here one begins."""
        return self.impact == max(LEVELS) and self.effort == min(LEVELS)


@dataclass(frozen=True, slots=True)
class Matrix(Generic[Item]):
    """The cells in rows of one impact, the highest first, by effort from low to high.

    `unrated` are those without impact or effort, which have no place in it.
    """

    rows: tuple[tuple[Cell[Item], ...], ...]
    unrated: tuple[Item, ...]

    @property
    def rated(self) -> int:
        return sum(len(cell.items) for row in self.rows for cell in row)


def matrix(items: Iterable[Item], opportunity_of: Callable[[Item], Opportunity]) -> Matrix[Item]:
    """The matrix of things that are opportunities or hold one, each cell in the order given."""
    placed: dict[tuple[int, int], list[Item]] = {}
    unrated = []
    for item in items:
        fields = opportunity_of(item).fields
        if fields.impact is None or fields.effort is None:
            unrated.append(item)
        else:
            placed.setdefault((band(fields.impact), band(fields.effort)), []).append(item)
    return Matrix(
        tuple(
            tuple(Cell(impact, effort, tuple(placed.get((impact, effort), ()))) for effort in LEVELS)
            for impact in reversed(LEVELS)
        ),
        tuple(unrated),
    )
