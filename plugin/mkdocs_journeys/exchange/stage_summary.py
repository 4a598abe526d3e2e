"""Journeys in the summary of a workflow: what each is called, and its stages as a diagram the host draws."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mkdocs_journeys.checks.markdown_text import fenced, plain
from mkdocs_journeys.diagrams.alternative import of_stages
from mkdocs_journeys.diagrams.stages import stages_chart
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.pages.figures import diagram_words
from mkdocs_journeys.pages.words import Words

# For the line about those that are left out.
_FRAME = 100


def stage_summary(catalog: Catalog, journeys: Iterable[Journey], room: int) -> str:
    """Markdown of at most `room` bytes; empty where there are no journeys."""
    names = {journey.id: journey.name for journey in catalog.journeys.values()}
    blocks = [_block(catalog, journey, names) for journey in journeys]
    shown = []
    room -= _FRAME
    for block in blocks:
        room -= len(block.encode("utf-8"))
        if room < 0:
            break
        shown.append(block)
    left = len(blocks) - len(shown)
    return "".join(shown) + (f"\nJourneys without room here: {left}.\n" if left else "")


def _block(catalog: Catalog, journey: Journey, names: Mapping[str, str]) -> str:
    persona = catalog.personas.get(journey.persona)
    fields = persona.fields if persona else None
    language = journey.fields.language or (fields.language if fields else None)
    words = diagram_words(Words(language or catalog.settings.language or "en"))
    chart = stages_chart(of_stages(journey, catalog.flows[journey.id], names), words)
    whose = plain(persona.name if persona else journey.persona)
    return f"### {plain(journey.title)}\n\n{whose}\n\n{fenced(chart.text, 'mermaid')}\n"
