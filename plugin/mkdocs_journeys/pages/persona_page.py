"""The page of a persona: who they are, and their journeys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_journeys.diagrams.curve import spark
from mkdocs_journeys.model.catalog import Persona
from mkdocs_journeys.model.experience import of_journey
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.model.review import review
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.contents import content
from mkdocs_journeys.pages.page import Content, Page
from mkdocs_journeys.pages.wiki import Wiki

# More curves than this can't be told apart in one picture.
MOST_LINES = 6


@dataclass(frozen=True, slots=True)
class Line:
    """The curve of a journey in the picture of all: its name, its path, and where it ends in percent."""

    name: str
    path: str
    end: float


def persona_page(wiki: Wiki, persona: Persona) -> Page:
    """The page of one persona."""
    fields = persona.fields
    return Page(
        addresses.persona(persona.id),
        persona.name,
        lambda: _content(wiki, persona),
        description=(fields.role or "") if fields else "",
        source=persona.file or None,
        persona=persona.id,
        tags=fields.tags if fields else (),
        language=(fields.language if fields else None) or wiki.language,
        meta={"hide": ["navigation", "toc"]},
    )


def _content(wiki: Wiki, persona: Persona) -> Content:
    journeys = wiki.catalog.of_persona(persona.id)
    live = [journey for journey in journeys if journey.counts]
    html = wiki.render(
        "persona.html",
        addresses.persona(persona.id),
        language=(persona.fields.language if persona.fields else None) or wiki.language,
        persona=persona,
        journeys=[
            (journey, of_journey(journey), review(journey, wiki.catalog.today)) for journey in journeys
        ],
        broken=wiki.catalog.broken_of(persona.id),
        chart=_chart(live) if 1 < len(live) <= MOST_LINES else (),
        untapped=wiki.catalog.untapped_channels(persona.id),
        prose=wiki.prose(persona.id, persona.body),
    )
    return content(html)


def _chart(journeys: Sequence[Journey]) -> tuple[Line, ...]:
    """The curves of the journeys over each other, each from its first to its last known feeling."""
    lines = []
    for journey in journeys:
        felt = [
            step.emotion.mean
            for step in journey.touchpoints
            if journey.is_experienced(step) and step.emotion is not None
        ]
        path = spark(felt, 1000, 100)
        if path:
            lines.append(Line(journey.name, path, 50 - felt[-1] * 23.5))
    return tuple(lines)
