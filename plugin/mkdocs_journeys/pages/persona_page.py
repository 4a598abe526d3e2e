"""The page of a persona: who they are, and their journeys."""

from __future__ import annotations

from mkdocs_journeys.model.catalog import Persona
from mkdocs_journeys.model.experience import of_journey
from mkdocs_journeys.model.review import review
from mkdocs_journeys.model.totals import totals
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.contents import content
from mkdocs_journeys.pages.page import Content, Page
from mkdocs_journeys.pages.wiki import Wiki


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
    )


def _content(wiki: Wiki, persona: Persona) -> Content:
    journeys = [journey for journey in wiki.journeys.values() if journey.persona == persona.id]
    html = wiki.render(
        "persona.html",
        addresses.persona(persona.id),
        language=(persona.fields.language if persona.fields else None) or wiki.language,
        persona=persona,
        journeys=[
            (journey, of_journey(journey), review(journey, wiki.catalog.today)) for journey in journeys
        ],
        broken=[broken for broken in wiki.catalog.broken if broken.persona == persona.id],
        untapped=wiki.catalog.untapped_channels(persona.id),
        totals=totals(journeys),
        prose=wiki.prose(persona.id, persona.body),
    )
    return content(html)
