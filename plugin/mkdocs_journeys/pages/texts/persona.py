"""A persona as plain Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from mkdocs_journeys.model.catalog import Persona
from mkdocs_journeys.model.fields import PersonaFields
from mkdocs_journeys.pages.texts.prose import prose
from mkdocs_journeys.pages.texts.signs import inside, items, line
from mkdocs_journeys.pages.texts.telling import Telling
from mkdocs_journeys.pages.wiki import Wiki


def persona_markdown(wiki: Wiki, persona: Persona, top: int = 1) -> str:
    """Who they are, with a title of level `top`."""
    language = (persona.fields.language if persona.fields else None) or wiki.language
    tell = Telling(wiki, wiki.words_for(language))
    blocks = [f"{'#' * top} {line(persona.name)}\n"]
    if persona.fields:
        blocks.append(items(_facts(persona.fields, tell)))
    if body := prose(persona.body, top, partial(wiki.is_hidden_file, persona.id)):
        blocks.append(body + "\n")
    return "\n".join(filter(None, blocks))


def _facts(fields: PersonaFields, tell: Telling) -> Iterator[str]:
    words = tell.words
    yield words(f"persona_kind.{fields.kind}") + (f": {inside(fields.role)}" if fields.role else "")
    if fields.share is not None:
        yield words("persona.share", n=words.percent(fields.share))
    yield from tell.fact("lane.quote", tell.quotes(fields.quote))
    yield from tell.fact("persona.goals", tell.texts(fields.goals))
    yield from tell.fact("persona.needs", tell.texts(fields.needs))
    yield from tell.fact("persona.frustrations", tell.texts(fields.frustrations))
    yield from tell.fact("persona.behaviours", tell.texts(fields.behaviours))
    traits = words.parted(f"{inside(name)}: {inside(text)}" for name, text in fields.traits.items())
    yield from tell.fact("persona.traits", traits)
    yield from tell.fact("persona.channels", tell.names("channels", fields.channels))
    yield from tell.fact("persona.evidence", tell.names("evidence", fields.evidence))
