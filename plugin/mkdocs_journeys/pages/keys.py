"""What the content of a page follows from, as a key: the same key, the same content.

The page of a journey shows that journey, and of all others only what can be seen from outside: what they are
called, and how they belong together. So it stays the same while others are written on. A part of a long list
shows the journeys of some personas.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from mkdocs_journeys.changes.comparison import Told
from mkdocs_journeys.model.journey import Journey, Touchpoint
from mkdocs_journeys.reading.memory import Keys

if TYPE_CHECKING:
    from mkdocs_journeys.pages.wiki import Wiki

_KEYS = Keys(
    ("model", "reading", "git", "checks", "changes", "diagrams", "pages"),
    (
        *("pydantic", "PyYAML", "Jinja2", "MarkupSafe", "Babel"),
        *("Markdown", "pymdown-extensions", "nh3", "mkdocs-material", "mermaid-py", "merman"),
    ),
)


def outline(wiki: Wiki) -> str:
    """All that the page of a journey may show besides the journey: a key of its own."""
    return _KEYS.of(*_outside(wiki))


def journey_digest(wiki: Wiki, journey: Journey) -> str:
    """All that a journey says, beside its outline."""
    written = wiki.reading.sources[journey.file].text
    # Where a way leads on another journey is found on that one.
    ways = [(step.id, step.onward) for step in journey.touchpoints if step.onward]
    return _KEYS.of(written, repr((journey.id, journey.fields.parent, ways)))


def journey_key(wiki: Wiki, journey: Journey) -> str:
    """The key of a journey's page."""
    return _KEYS.of(
        wiki.outline, wiki.digest(journey.id), repr(wiki.health(journey)), _history(wiki, journey)
    )


def _history(wiki: Wiki, journey: Journey) -> str:
    """What the page of a journey tells of its past."""
    past = wiki.past
    if past is None:
        return ""
    versions = [(version.name, version.commit, len(version.newer)) for version in past.named]
    # An author may be called otherwise by now.
    told = [(commit.id, commit.author, step.id) for commit, step in past.of_journey(journey.id)]
    since = past.changed.get(journey.id)
    changes = [_plain(each) for each in since.changes] if since else []
    return repr((versions, past.previous and past.previous.name, told, changes, since and since.effect))


def _plain(told: Told) -> object:
    change = told.change
    was = change.was and (change.was.key, change.was.name)
    own = (change.act, change.thing.key, change.thing.within, change.thing.name, was)
    return (*own, change.field, change.before, change.after, told.verdict, told.certainty, told.crossed)


def template_key(name: str, checksum: str) -> str:
    """The key of a compiled template."""
    return _KEYS.of("template", name, checksum)


def part_key(
    wiki: Wiki, shown: object, personas: Iterable[str], places: Sequence[Sequence[Touchpoint]]
) -> str:
    """The key of a part of a long list: the journeys of its personas, and the places that its rows tell of.

    `shown` is all else on the page, as what `repr` makes of it.
    """
    told = [[(place.journey, place.id) for place in found] for found in places]
    journeys = {place.journey for found in places for place in found}
    journeys |= {journey.id for persona in personas for journey in wiki.catalog.of_persona(persona)}
    return _KEYS.of(wiki.outline, repr(shown), repr(told), *map(wiki.digest, sorted(journeys)))


def _outside(wiki: Wiki) -> Iterator[str]:
    catalog, options = wiki.catalog, wiki.options
    journeys = wiki.reading.catalog.journeys
    yield repr((options.origin, options.people, options.icons_inside, catalog.today, sorted(wiki.hidden)))
    files = {journey.file for journey in journeys.values()}
    for file, source in wiki.reading.sources.items():
        if file not in files:
            yield file
            yield source.text
    for journey in journeys.values():
        fields = journey.fields
        yield repr((journey.id, journey.name, fields.language, fields.parent, fields.compares_to))
    for registry in catalog.registries.all:
        yield repr([(entry.id, entry.name) for entry in registry])
    yield repr([(broken.id, broken.name) for broken in catalog.broken])
    yield repr(wiki.reading.pictures)
