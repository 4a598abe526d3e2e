"""How much of what customers meet is owned, and how much of it is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from mkdocs_journeys.model.fields.touchpoint import Certainty
from mkdocs_journeys.model.journey import Touchpoint

_FROM_WEAKEST: tuple[Certainty, ...] = get_args(Certainty)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of how many touchpoints somebody answers for. A shared touchpoint is one."""

    owned: int
    unowned: int

    @property
    def of(self) -> int:
        return self.owned + self.unowned

    @property
    def percent(self) -> float | None:
        """The owned part of all; None where there is no touchpoint."""
        return 100 * self.owned / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Grounds:
    """How many touchpoints stand on which evidence. A shared touchpoint is one."""

    assumed: int
    partly: int
    validated: int

    @property
    def of(self) -> int:
        return self.assumed + self.partly + self.validated

    @property
    def percent(self) -> float | None:
        """The validated part of all; None where there is no touchpoint."""
        return 100 * self.validated / self.of if self.of else None


def ownership(touchpoints: Iterable[Touchpoint]) -> Coverage:
    """How many of the live touchpoints among these have an owner.

    One that is shared counts once, and as unowned where a single place of it lacks an owner.
    """
    owned: dict[str, bool] = {}
    for touchpoint in touchpoints:
        if touchpoint.is_live:
            owned[touchpoint.key] = owned.get(touchpoint.key, True) and touchpoint.owner is not None
    return Coverage(sum(owned.values()), len(owned) - sum(owned.values()))


def grounds(touchpoints: Iterable[Touchpoint]) -> Grounds:
    """On what evidence the live touchpoints among these stand.

    One that is shared counts once, with its weakest place: none must look surer than it is.
    """
    weakest: dict[str, int] = {}
    for touchpoint in touchpoints:
        if touchpoint.is_live:
            rank = _FROM_WEAKEST.index(touchpoint.certainty)
            weakest[touchpoint.key] = min(rank, weakest.get(touchpoint.key, rank))
    counted = Counter(_FROM_WEAKEST[rank] for rank in weakest.values())
    return Grounds(counted["assumed"], counted["partly"], counted["validated"])
