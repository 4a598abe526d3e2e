"""The touchpoints of one journey as a file for spreadsheets."""

from __future__ import annotations

from mkdocs_journeys.model.journey import Journey, Touchpoint
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.page import Asset
from mkdocs_journeys.pages.tables import table

COLUMNS = (
    "number", "stage", "touchpoint", "status", "channel", "owner", "doing", "thinking", "needs", "emotion",
    "feeling", "certainty", "drop_off", "pains", "opportunities", "evidence",
)  # fmt: skip


def journey_table(journey: Journey) -> Asset:
    """One row for each touchpoint, in order."""
    rows = (_row(journey, step) for step in journey.touchpoints)
    return Asset(addresses.journey_table(journey.id), table(COLUMNS, rows))


def _row(journey: Journey, step: Touchpoint) -> tuple[object, ...]:
    fields = step.fields
    return (
        step.number,
        journey.stages[step.stage].name,
        step.name,
        step.status,
        fields.channel,
        step.owner,
        fields.action,
        fields.thought,
        fields.needs,
        step.emotion.mean if step.emotion else None,
        fields.feeling,
        step.certainty,
        fields.drop_off.percent if fields.drop_off else None,
        tuple(pain.fields.text for pain in step.open_pains),
        tuple(found.fields.text for found in step.opportunities),
        fields.evidence,
    )
