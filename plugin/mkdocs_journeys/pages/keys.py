"""What the content of a page follows from, as a key: the same key, the same content.

The page of a journey shows that journey, and of all others only what can be seen from outside: what they are
called, and how they belong together. So it stays the same while others are written on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.reading.memory import Keys

if TYPE_CHECKING:
    from mkdocs_journeys.pages.wiki import Wiki

_KEYS = Keys(
    ("model", "reading", "checks", "diagrams", "pages"),
    (
        *("pydantic", "PyYAML", "Jinja2", "MarkupSafe", "Babel"),
        *("Markdown", "pymdown-extensions", "nh3", "mkdocs-material", "mermaid-py", "merman"),
    ),
)


def outline(wiki: Wiki) -> str:
    """All that the page of a journey may show besides the journey: a key of its own."""
    return _KEYS.of(*_outside(wiki))


def journey_key(wiki: Wiki, journey: Journey) -> str:
    """The key of a journey's page."""
    written = wiki.reading.sources[journey.file].text
    # Where a way leads on another journey is found on that one.
    ways = [(step.id, step.onward) for step in journey.touchpoints if step.onward]
    found = (journey.id, journey.fields.parent, ways, wiki.health(journey))
    return _KEYS.of(wiki.outline, written, repr(found))


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
