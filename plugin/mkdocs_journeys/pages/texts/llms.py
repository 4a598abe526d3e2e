"""The wiki for programs that read text: `llms.txt` and `llms-full.txt`, in the form of llmstxt.org.

The first is a table of contents with links, the second holds the text of all personas and journeys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from mkdocs_journeys.model.catalog import Persona
from mkdocs_journeys.model.experience import of_journey
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.pages.texts.journey import journey_markdown
from mkdocs_journeys.pages.texts.persona import persona_markdown
from mkdocs_journeys.pages.texts.signs import inside, items
from mkdocs_journeys.pages.texts.telling import Telling
from mkdocs_journeys.pages.wiki import Wiki
from mkdocs_journeys.reading.interrupting import go_on

CONTENTS = "llms.txt"
FULL = "llms-full.txt"


def contents(wiki: Wiki, href: Callable[[Journey], str], others: Sequence[tuple[str, str, str]] = ()) -> str:
    """What there is. `href` leads to a journey; `others` are links below: name, href, what it holds."""
    tell = Telling(wiki, wiki.words)
    blocks = [_head(wiki)]
    for persona in _personas(wiki):
        journeys = wiki.catalog.of_persona(persona.id)
        told = (_journey(journey, href(journey), tell) for journey in journeys)
        blocks += [f"## {inside(persona.name)}\n", items(told)]
    full = (FULL, FULL, wiki.words("llms.full"))
    links = [f"[{inside(name)}]({target}): {inside(what)}" for name, target, what in (full, *others)]
    # By this name, llmstxt.org has what may be left out where room is short.
    return "\n".join([*blocks, "## Optional\n", items(links)])


def full(wiki: Wiki) -> str:
    """All that the journeys say."""
    return "\n".join([_head(wiki), *_texts(wiki)])


def _texts(wiki: Wiki) -> Iterator[str]:
    for persona in _personas(wiki):
        yield persona_markdown(wiki, persona, 2)
        for journey in wiki.catalog.of_persona(persona.id):
            go_on()
            yield journey_markdown(wiki, journey, 3)


def _personas(wiki: Wiki) -> Iterator[Persona]:
    """Those with a journey that the site shows."""
    return (each for each in wiki.catalog.personas.values() if wiki.catalog.of_persona(each.id))


def _head(wiki: Wiki) -> str:
    words = wiki.words
    journeys = words.count("count.journeys", len(wiki.journeys))
    personas = words.count("count.personas", sum(1 for _ in _personas(wiki)))
    lead = words("portfolio.lead", journeys=journeys, personas=personas)
    return f"# {words('portfolio.title')}\n\n> {inside(lead)}\n\n{words('llms.reading')}\n"


def _journey(journey: Journey, href: str, tell: Telling) -> str:
    fields, words = journey.fields, tell.words
    told = [words("text.experience", felt=tell.experience(found)) for found in [of_journey(journey)] if found]
    told += [words(f"state.{fields.state}")] if fields.state != "current" else []
    told += [words(f"status.{fields.status}")] if fields.status != "live" else []
    end = f" ({'; '.join(told)})" if told else ""
    return f"[{inside(journey.title)}]({href}): {inside(fields.summary or journey.name)}{end}"
