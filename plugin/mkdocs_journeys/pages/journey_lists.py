"""What is gathered over a whole journey: pains, opportunities, metrics and research, with their places."""

from __future__ import annotations

from itertools import pairwise

from mkdocs_journeys.model.journey import Journey, Measure, Opportunity, Pain, Stage, Touchpoint
from mkdocs_journeys.model.registry import Evidence
from mkdocs_journeys.pages.wiki import Wiki

Part = Stage | Touchpoint


def _where(journey: Journey, part: Part) -> tuple[str, Touchpoint | None]:
    """What a touchpoint or a stage is called, and the touchpoint if it is one."""
    return (part.name, part) if isinstance(part, Touchpoint) else (journey.stages[part.index].name, None)


def handovers(journey: Journey) -> int:
    """How often the owner changes along the journey, from one live touchpoint to the next."""
    owners = [step.owner for step in journey.touchpoints if step.is_live]
    return sum(one != two for one, two in pairwise(owners))


def pains(journey: Journey) -> list[tuple[Pain, str, Touchpoint | None]]:
    """The pains with their places: open ones first, most severe first."""
    found = [(pain, *_where(journey, part)) for part in journey.parts for pain in part.pains]
    return sorted(found, key=lambda item: (not item[0].is_open, -item[0].weight))


def opportunities(journey: Journey) -> list[tuple[Opportunity, str, Touchpoint | None, list[Pain]]]:
    """The opportunities with their places and the pains they answer: waiting ones first, best first."""
    pains = {pain.id: pain for pain in journey.pains}
    found = [
        (opportunity, *_where(journey, part), [pains[pain] for pain in opportunity.pains if pain in pains])
        for part in journey.parts
        for opportunity in part.opportunities
    ]
    return sorted(found, key=lambda item: (not item[0].is_waiting, item[0].rank))


def measures(journey: Journey) -> list[tuple[Measure, str]]:
    """The metrics of the whole journey, then those of its parts with their places; each once."""
    found: dict[str, tuple[Measure, str]] = {}
    for measure in journey.metrics:
        found.setdefault(measure.id or measure.name, (measure, ""))
    for part in journey.parts:
        for measure in part.metrics:
            found.setdefault(measure.id or measure.name, (measure, _where(journey, part)[0]))
    return list(found.values())


def evidence(wiki: Wiki, journey: Journey) -> list[tuple[Evidence, list[int]]]:
    """The research behind this journey, with the numbers of the touchpoints it speaks of."""
    found: dict[str, list[int]] = {piece: [] for piece in journey.fields.evidence}
    for stage in journey.stages:
        for piece in stage.fields.evidence:
            found.setdefault(piece, [])
    for touchpoint in journey.touchpoints:
        for piece in touchpoint.fields.evidence:
            found.setdefault(piece, []).append(touchpoint.number)
    registry = wiki.catalog.registries.evidence
    return [(registry[piece], numbers) for piece, numbers in found.items() if piece in registry]
