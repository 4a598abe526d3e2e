"""The notes of a slide: whose map it is a part of, and the research behind what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs_journeys.exchange.drawn.whole_map import facts
from mkdocs_journeys.exchange.drawn.wrapping import one_line
from mkdocs_journeys.model.journey import Journey, Stage
from mkdocs_journeys.model.registry import Evidence
from mkdocs_journeys.pages.place import Place
from mkdocs_journeys.pages.wiki import Wiki


def notes(wiki: Wiki, journey: Journey, stages: Iterable[Stage]) -> str:
    """The notes of a slide that shows some stages."""
    at = wiki.place_of(journey)
    found = tuple(_sources(wiki, journey, stages, at))
    words = at.words
    told = [facts(wiki, journey), f"{words('journey.evidence')}:", *(found or (words("evidence.none"),))]
    return "\n".join(map(one_line, told))


def _sources(wiki: Wiki, journey: Journey, stages: Iterable[Stage], at: Place) -> Iterator[str]:
    numbers: dict[str, list[int]] = {piece: [] for piece in journey.fields.evidence}
    for stage in stages:
        for piece in stage.fields.evidence:
            numbers.setdefault(piece, [])
        for step in stage.touchpoints:
            for piece in step.fields.evidence:
                numbers.setdefault(piece, []).append(step.number)
    registry = wiki.catalog.registries.evidence
    for piece, supported in numbers.items():
        found = registry.get(piece)
        if found:
            yield _source(found, supported, at)


def _source(found: Evidence, supported: list[int], at: Place) -> str:
    words, fields = at.words, found.fields
    what = [words(f"evidence_type.{fields.type}")] if fields.type else []
    what += [words.date(fields.date)] if fields.date else []
    about = f" ({', '.join(what)})" if what else ""
    which = ", ".join(map(str, supported))
    told = words("evidence.supports", numbers=which) if which else words("evidence.whole")
    return f"• {found.name}{about}. {told}"
