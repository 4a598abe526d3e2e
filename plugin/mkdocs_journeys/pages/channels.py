"""Channels: where contact happens, who is there, and where we are not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.experience import Experience
from mkdocs_journeys.model.journey import Touchpoint
from mkdocs_journeys.model.registry import Channel
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.contents import content
from mkdocs_journeys.pages.listing import Follows, listing_pages
from mkdocs_journeys.pages.page import Asset, Content, Page
from mkdocs_journeys.pages.places import felt, pains, persona_of, rows
from mkdocs_journeys.pages.tables import table
from mkdocs_journeys.pages.wiki import Wiki

_LISTING = addresses.listing("channels")
_COLUMNS = (
    "channel", "id", "group", "kind", "place", "touchpoints", "places_on_journeys", "emotion_mean",
    "emotion_low", "open_pains", "personas", "untapped_for",
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """A channel. `personas` are those who are there, `untapped` those whom no journey meets there."""

    entry: Channel
    places: tuple[Touchpoint, ...]
    felt: Experience | None
    pains: int
    personas: tuple[str, ...]
    untapped: tuple[str, ...]

    @cached_property
    def touchpoints(self) -> int:
        return len({place.key for place in self.places})


@dataclass(frozen=True)
class Presence:
    """Which persona is on which channel: it says so, or a journey of theirs goes there."""

    catalog: Catalog

    @cached_property
    def there(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for persona in self.catalog.personas.values():
            said = persona.fields.channels if persona.fields else ()
            used = (
                channel
                for journey in self.catalog.of_persona(persona.id)
                if journey.counts
                for place in journey.touchpoints
                if journey.is_experienced(place)
                for channel in place.channels
            )
            for channel in dict.fromkeys([*said, *used]):
                found[channel].append(persona.id)
        return {channel: tuple(personas) for channel, personas in found.items()}

    @cached_property
    def untapped(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for persona in self.catalog.personas:
            for channel in self.catalog.untapped_channels(persona):
                found[channel].append(persona)
        return {channel: tuple(personas) for channel, personas in found.items()}


def pages(wiki: Wiki) -> Iterator[Page]:
    """All channels by what they belong to, and a page for each."""
    presence = Presence(wiki.catalog)
    yield Page(
        _LISTING,
        wiki.words("channels.title"),
        lambda: _content(wiki, presence),
        description=wiki.words("channels.description"),
        language=wiki.language,
        meta={"hide": ["navigation", "toc"]},
    )
    for entry in wiki.catalog.registries.channels:
        yield from _entry_pages(wiki, _line(wiki.catalog, presence, entry))


def tables(wiki: Wiki) -> Iterator[Asset]:
    """The channels as a file."""
    presence = Presence(wiki.catalog)
    lines = (_line(wiki.catalog, presence, entry) for entry in wiki.catalog.registries.channels)
    yield Asset(addresses.table("channels"), table(_COLUMNS, map(_cells, lines)))


def _cells(line: Line) -> Sequence[object]:
    fields = line.entry.fields
    return (
        line.entry.name,
        line.entry.id,
        fields.group,
        fields.kind,
        fields.place,
        line.touchpoints,
        len(line.places),
        line.felt.mean if line.felt else None,
        line.felt.low if line.felt else None,
        line.pains,
        line.personas,
        line.untapped,
    )


def _content(wiki: Wiki, presence: Presence) -> Content:
    groups: dict[str, list[Line]] = {}
    for entry in wiki.catalog.registries.channels:
        line = _line(wiki.catalog, presence, entry)
        groups.setdefault(entry.fields.group or "", []).append(line)
    # Those that belong to nothing stand last.
    ordered = sorted(groups.items(), key=lambda group: group[0] == "")
    html = wiki.render("channels.html", _LISTING, groups=ordered)
    return content(html)


def _entry_pages(wiki: Wiki, line: Line) -> Iterator[Page]:
    found = rows(wiki.catalog, line.places)
    yield from listing_pages(
        wiki,
        "channel.html",
        addresses.entry("channels", line.entry.id),
        line.entry.name,
        sorted(found, key=lambda row: (row.place.journey, row.place.number)),
        persona_of,
        follows=Follows(lambda row: (row.place,)),
        line=line,
    )


def _line(catalog: Catalog, presence: Presence, entry: Channel) -> Line:
    places = catalog.on_channel(entry.id)
    return Line(
        entry,
        places,
        felt(catalog, places),
        len(pains(places)),
        presence.there.get(entry.id, ()),
        presence.untapped.get(entry.id, ()),
    )
