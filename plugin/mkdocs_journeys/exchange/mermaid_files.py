"""Journeys as Mermaid text: the diagram of the kind `journey`, and the flow of the stages."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from mkdocs_journeys.diagrams.alternative import of_stages
from mkdocs_journeys.diagrams.journey import journey_text
from mkdocs_journeys.diagrams.stages import stages_chart
from mkdocs_journeys.exchange.export_folder import ExportFile
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.pages.figures import diagram_words
from mkdocs_journeys.pages.wiki import Wiki


def mermaid_files(wiki: Wiki, journeys: Iterable[Journey]) -> tuple[ExportFile, ...]:
    """PERSONA/JOURNEY.mmd and PERSONA/JOURNEY.stages.mmd for each of the journeys."""
    return tuple(
        ExportFile(f"{journey.id}{ending}", _made(made, wiki, journey))
        for journey in journeys
        for ending, made in ((".mmd", _journey), (".stages.mmd", _stages))
    )


def _made(made: Callable[[Wiki, Journey], str], wiki: Wiki, journey: Journey) -> Callable[[], bytes]:
    return lambda: f"{made(wiki, journey).rstrip()}\n".encode()


def _journey(wiki: Wiki, journey: Journey) -> str:
    """Scores from 1 to 5, with the persona and the owners as those who take part."""
    owners = wiki.catalog.registries.owners
    persona = wiki.catalog.personas.get(journey.persona)
    found = journey_text(
        journey,
        persona.name if persona else journey.persona,
        lambda owner: owners[owner].name if owner in owners else owner,
    )
    return found.text


def _stages(wiki: Wiki, journey: Journey) -> str:
    words = wiki.words_for(wiki.language_of(journey))
    ways = (way for step in journey.touchpoints for way in step.onward or ())
    names = {way.journey: wiki.journey_name(way.journey, words) for way in ways if way.journey}
    facts = of_stages(journey, wiki.catalog.flows[journey.id], names)
    return stages_chart(facts, diagram_words(words)).text
