"""A figure over the versions of a wiki as a small line, broken where only our knowledge changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# Room above and below the line, in percent of the height.
_ROOM = 14.0


@dataclass(frozen=True, slots=True)
class Known:
    """A figure in a version; `name` is None today. `is_learned`: since the version before we know better."""

    name: str | None
    value: float
    is_learned: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A version on the chart: percents of its width from the beginning, and of its height from the top."""

    x: float
    y: float
    known: Known


@dataclass(frozen=True, slots=True)
class VersionTrend:
    """The chart of a figure. `target` is the height of its target line."""

    dots: tuple[Dot, ...]
    target: float | None = None

    @property
    def line(self) -> str:
        """The path of the line, in a box of 100 by 100. It begins anew where something was learned."""
        return "".join(
            f"{'M' if place == 0 or dot.known.is_learned else 'L'}{dot.x:.1f} {dot.y:.1f}"
            for place, dot in enumerate(self.dots)
        )

    @property
    def first(self) -> Known:
        return self.dots[0].known

    @property
    def last(self) -> Known:
        return self.dots[-1].known


def version_trend(
    found: Sequence[Known], low: float | None = None, high: float | None = None, target: float | None = None
) -> VersionTrend | None:
    """The chart of a figure, oldest first; None where there are no two versions to compare.

    `low` and `high` are the ends of its scale, where it has some.
    """
    if len(found) < 2:
        return None
    values = [each.value for each in found] + ([target] if target is not None else [])
    bottom = min(values) if low is None else low
    top = max(values) if high is None else high
    span = (top - bottom) or 1.0

    def height(value: float) -> float:
        return _ROOM + (100 - 2 * _ROOM) * (top - value) / span

    last = len(found) - 1
    dots = (Dot(100 * place / last, height(each.value), each) for place, each in enumerate(found))
    return VersionTrend(tuple(dots), None if target is None else height(target))
