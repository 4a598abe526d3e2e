"""Journeys made by hand, without files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mkdocs_journeys.model.fields import JourneyFields, StageFields, TouchpointFields
from mkdocs_journeys.model.journey import Journey, Onward, Stage, Touchpoint

Step = str | Mapping[str, Any]
ELSEWHERE = "/"


def journey(*stages: tuple[str, Sequence[Step]], **fields: Any) -> Journey:
    """A journey of stages: name and touchpoints, each as a file would have it. Its id is `anna/trip`."""
    made = []
    number = 0
    for index, (name, steps) in enumerate(stages):
        touchpoints = []
        for step in steps:
            number += 1
            touchpoints.append(_touchpoint(index, number, {"name": step} if isinstance(step, str) else step))
        made.append(
            Stage(
                "anna/trip",
                index,
                f"stage-{index + 1}",
                name,
                None,
                StageFields.model_validate({"name": name}),
                tuple(touchpoints),
                (),
                (),
                (),
            )
        )
    written = {"title": "I go on a trip", "stages": [{"name": name} for name, _ in stages], **fields}
    return Journey(
        "anna/trip",
        "anna",
        "journeys/anna/trip.md",
        JourneyFields.model_validate(written),
        fields.get("name", "Trip"),
        tuple(made),
        (),
        "",
        1,
    )


def _touchpoint(stage: int, number: int, step: Mapping[str, Any]) -> Touchpoint:
    fields = TouchpointFields.model_validate(_texts({"id": f"tp{number}", **step}))
    onward = None if fields.next is None else tuple(_onward(way) for way in fields.next)
    return Touchpoint(
        "anna/trip",
        stage,
        number,
        fields.id or "",
        fields,
        frozenset(),
        "assumed",
        (),
        (),
        (),
        onward,
    )


def _texts(value: Any) -> Any:
    """Values as files have them: the model reads numbers and yes or no out of text."""
    if isinstance(value, Mapping):
        return {key: _texts(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_texts(item) for item in value]
    return "yes" if value is True else str(value)


def _onward(way: Any) -> Onward:
    journey_id, _, step = way.to.partition("#")
    if ELSEWHERE in journey_id:
        return Onward(step, journey_id, way.when, way.share, way.handover)
    return Onward(way.to, None, way.when, way.share, way.handover)
