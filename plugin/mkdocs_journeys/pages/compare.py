"""Comparisons: a future state with its current one, and personas over the same stages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_journeys.diagrams.curve import spark
from mkdocs_journeys.model.experience import Experience, experience
from mkdocs_journeys.model.values.emotion import Emotion
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.comparison import Comparison, compare
from mkdocs_journeys.pages.contents import content
from mkdocs_journeys.pages.listing import MOST_ROWS
from mkdocs_journeys.pages.page import Page
from mkdocs_journeys.pages.wiki import Wiki


@dataclass(frozen=True, slots=True)
class PersonaRow:
    """How each stage of the lifecycle feels to a persona, over all its journeys."""

    persona: str
    by_stage: dict[str, Experience | None]
    spark: str


def pages(wiki: Wiki) -> Iterator[Page]:
    """The list of comparisons, and a page for each journey that compares to others."""
    title = wiki.words("compare.title")
    found = {journey: _comparisons(wiki, journey) for journey in wiki.journeys}
    shown = {journey: pairs for journey, pairs in found.items() if pairs}
    yield Page(
        addresses.listing("compare"),
        title,
        lambda: content(
            wiki.render(
                "compare.html",
                addresses.listing("compare"),
                comparisons=[pair for pairs in shown.values() for pair in pairs],
                stages=[stage for stage in wiki.catalog.registries.stages if wiki.catalog.at_stage(stage.id)],
                personas=_personas(wiki),
                most_rows=MOST_ROWS,
            )
        ),
        language=wiki.language,
        meta={"hide": ["navigation", "toc"]},
    )
    for journey in shown:
        yield _page(wiki, journey)


def _page(wiki: Wiki, journey: str) -> Page:
    address = addresses.comparison(journey)
    name = wiki.words("compare.of", name=wiki.journeys[journey].name)
    return Page(
        address,
        name,
        lambda: content(
            wiki.render(
                "comparison.html",
                address,
                title=name,
                comparisons=_comparisons(wiki, journey),
            )
        ),
        persona=wiki.journeys[journey].persona,
        language=wiki.language,
        meta={"hide": ["navigation", "toc"]},
    )


def _comparisons(wiki: Wiki, journey: str) -> list[Comparison]:
    """The others that a journey compares to come first in each pair: they are what it started from."""
    two = wiki.journeys[journey]
    return [compare(wiki.journeys[one], two) for one in two.fields.compares_to if one in wiki.journeys]


def _personas(wiki: Wiki) -> list[PersonaRow]:
    rows, emotions = [], _emotions(wiki)
    for persona in wiki.catalog.personas:
        by_stage = {
            stage.id: experience(emotions[persona, stage.id]) for stage in wiki.catalog.registries.stages
        }
        known = [found.mean for found in by_stage.values() if found]
        if known:
            rows.append(PersonaRow(persona, by_stage, spark(known)))
    return rows


def _emotions(wiki: Wiki) -> defaultdict[tuple[str, str], list[Emotion | None]]:
    """The emotions of all touchpoints of a persona in a stage of the lifecycle."""
    found: defaultdict[tuple[str, str], list[Emotion | None]] = defaultdict(list)
    for entry in wiki.catalog.registries.stages:
        for journey, stage in wiki.catalog.at_stage(entry.id):
            felt = (step.emotion for step in stage.touchpoints if journey.is_experienced(step))
            found[journey.persona, entry.id] += felt
    return found
