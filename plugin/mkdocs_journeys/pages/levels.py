"""Impact and effort as low, medium, high: the thirds of the matrix."""

from __future__ import annotations

from mkdocs_journeys.model.journey import Opportunity


def level(value: float) -> str:
    """low, medium or high of a level from 1 to 5."""
    return "low" if value < 2.5 else "medium" if value <= 3.5 else "high"


def in_matrix(found: Opportunity, impact: str, effort: str) -> bool:
    """Whether an opportunity belongs into a cell of the matrix."""
    fields = found.fields
    if fields.impact is None or fields.effort is None:
        return False
    return level(fields.impact) == impact and level(fields.effort) == effort
