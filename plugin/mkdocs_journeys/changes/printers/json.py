"""What changed, for programs. The number of the form goes up when a key changes its meaning."""

from __future__ import annotations

import json
from typing import Any

from mkdocs_journeys.changes.comparison import Comparison, JourneyStep, Told
from mkdocs_journeys.changes.effects import Figure
from mkdocs_journeys.changes.telling import line

VERSION = 1


def as_json(comparison: Comparison, base: str, head: str) -> str:
    """All changes as JSON. A key without a value is null."""
    told = {
        "version": VERSION,
        "base": base,
        "head": head,
        "journeys": [journey_data(each.step) | {"tell": list(each.tell)} for each in comparison.journeys],
        "shared": [told_data(each) for each in comparison.shared],
        "unreadable": list(comparison.unreadable),
        "tell": {who: list(what) for who, what in comparison.tell.items()},
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def journey_data(step: JourneyStep) -> dict[str, Any]:
    """What became of a journey, for JSON."""
    effect = step.effect
    return {
        "id": step.id,
        "was": step.was,
        "title": step.title,
        "state": step.state,
        "effect": {
            "experience": {**_figure(effect.experience), "moved": effect.moved, "learned": effect.learned},
            "owned": _figure(effect.owned),
            "validated": _figure(effect.validated),
            "health": _figure(effect.health),
        },
        "changes": [told_data(each) for each in step.changes],
    }


def _figure(figure: Figure) -> dict[str, float | None]:
    return {"before": figure.before, "after": figure.after}


def told_data(told: Told) -> dict[str, Any]:
    """A change, for JSON."""
    change, said = told.change, line(told)
    is_move = change.act == "moved"
    return {
        "act": change.act,
        "kind": change.thing.kind,
        "id": change.thing.id,
        "was": change.was.id if change.was is not None else None,
        "name": change.thing.name,
        "field": change.field or None,
        "before": change.before[-1] if is_move else change.before,
        "after": change.after[-1] if is_move else change.after,
        "verdict": told.verdict,
        "certainty": list(told.certainty) if told.certainty else None,
        "meets_target": told.crossed,
        "says": f"{said.subject} {said.name}: {said.said}" if said.name else f"{said.subject}: {said.said}",
    }
