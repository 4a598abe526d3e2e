"""What the health of a map is made of."""

from __future__ import annotations

import pytest

from mkdocs_journeys.checks.health import Health, Loss, health
from mkdocs_journeys.model.finding import Finding, Level, Position

ERROR, WARNING, INFO = Level.ERROR, Level.WARNING, Level.INFO


def findings(*said: tuple[str, Level, int]) -> list[Finding]:
    return [
        Finding("journeys/mina/buy.md", Position(line, 1), level, code, "")
        for code, level, count in said
        for line in range(1, count + 1)
    ]


def test_nothing_found() -> None:
    assert health([]) == Health(100, ())


@pytest.mark.parametrize(
    ("said", "points"),
    [
        ((("JM101", ERROR, 1),), 85),
        ((("JM102", WARNING, 1),), 95),
        ((("JM103", INFO, 1),), 99),
        ((("JM102", WARNING, 4),), 90),  # 5 and three thirds of it
        ((("JM102", WARNING, 400),), 90),  # never more than twice the first
        ((("JM101", ERROR, 1), ("JM102", WARNING, 1), ("JM103", INFO, 1)), 79),
        (tuple((f"JM{n}", ERROR, 9) for n in range(101, 110)), 0),
    ],
)
def test_points(said: tuple[tuple[str, Level, int], ...], points: int) -> None:
    assert health(findings(*said)).points == points


def test_where_the_points_went() -> None:
    found = health(findings(("JM103", INFO, 1), ("JM102", WARNING, 2), ("JM101", WARNING, 1)))
    assert found.losses == (
        Loss("JM102", WARNING, 2, 5 + 5 / 3),
        Loss("JM101", WARNING, 1, 5),
        Loss("JM103", INFO, 1, 1),
    )


@pytest.mark.parametrize(
    ("points", "state"), [(100, "good"), (85, "good"), (84, "fair"), (65, "fair"), (64, "poor"), (0, "poor")]
)
def test_states(points: int, state: str) -> None:
    assert Health(points, ()).state == state
