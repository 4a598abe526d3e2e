"""How healthy a map is, in one number that says what it is made of. It is never a gate.

A map begins with 100 points. Each rule that speaks of it takes some away: 15 for a first error, 5 for a first
warning, 1 for a first remark; what the same rule finds again takes a third as much each time, and no rule
takes more than twice what its first finding took. So one bad habit does not sink a map, and neither does its
length.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_journeys.model.finding import Finding, Level

WHOLE = 100
FIRST = {Level.ERROR: 15.0, Level.WARNING: 5.0, Level.INFO: 1.0}
AGAIN = 3
MOST = 2
_GOOD, _FAIR = 85, 65


@dataclass(frozen=True, slots=True)
class Loss:
    """What one rule takes away: how often it speaks of the map, and for how many points."""

    code: str
    level: Level
    count: int
    points: float


@dataclass(frozen=True, slots=True)
class Health:
    """The points of a map, 0 to 100, and where the others went, the largest loss first."""

    points: int
    losses: tuple[Loss, ...]

    @property
    def state(self) -> str:
        """The points as a word: good, fair or poor."""
        return "good" if self.points >= _GOOD else "fair" if self.points >= _FAIR else "poor"


def health(findings: Iterable[Finding]) -> Health:
    """The health of a map from what was found about it."""
    counted = Counter((finding.code, finding.level) for finding in findings)
    losses = [Loss(code, level, count, _points(level, count)) for (code, level), count in counted.items()]
    left = WHOLE - sum(loss.points for loss in losses)
    return Health(max(0, round(left)), tuple(sorted(losses, key=lambda loss: (-loss.points, loss.code))))


def _points(level: Level, count: int) -> float:
    first = FIRST[level]
    return min(first * MOST, first + first * (count - 1) / AGAIN)
