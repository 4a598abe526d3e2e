"""Where customers come from: the ways into the journeys, and where nobody of ours waits for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.journey import Journey, Touchpoint
from mkdocs_journeys.model.once import once
from mkdocs_journeys.model.ways_in import WayIn, ways_in, ways_in_by_channel
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.listing import MOST_ROWS, listing_pages
from mkdocs_journeys.pages.page import Asset, Page
from mkdocs_journeys.pages.tables import table
from mkdocs_journeys.pages.wiki import Wiki

NAME = "entries"
_COLUMNS = ("touchpoint", "id", "channels", "journey", "persona", "percent", "status")


@dataclass(frozen=True, slots=True)
class JourneyRow:
    """The ways into a journey, the one that most take first. Those of unknown size come last."""

    journey: Journey
    ways: tuple[WayIn, ...]

    @property
    def is_known(self) -> bool:
        return all(way.percent is not None for way in self.ways)


@dataclass(frozen=True, slots=True)
class Line:
    """One way into a journey: what the list counts, so that a page holds so many of them."""

    row: JourneyRow
    way: WayIn


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """The ways in on a channel, largest first. `channel` is None for what begins without a channel."""

    channel: str | None
    ways: tuple[WayIn, ...]

    @property
    def journeys(self) -> int:
        return len({way.touchpoint.journey for way in self.ways})

    @property
    def largest(self) -> float | None:
        return max((way.percent for way in self.ways if way.percent is not None), default=None)


@dataclass(frozen=True, slots=True)
class Untapped:
    """A place where customers are and we are not: a touchpoint, or a channel of a persona."""

    persona: str
    channel: str | None
    touchpoint: Touchpoint | None


@once
def journey_rows(catalog: Catalog) -> tuple[JourneyRow, ...]:
    """The journeys that count with the ways into each."""
    return tuple(JourneyRow(journey, _largest_first(ways_in(journey))) for journey in catalog.counted)


def by_journey(lines: Iterable[Line]) -> Iterator[tuple[JourneyRow, tuple[WayIn, ...]]]:
    """Lines that follow each other, journey by journey."""
    for _, own in groupby(lines, lambda line: line.row.journey.id):
        found = tuple(own)
        yield found[0].row, tuple(line.way for line in found)


@once
def channel_rows(catalog: Catalog) -> tuple[ChannelRow, ...]:
    """The channels on which journeys begin, those on which most do first."""
    by_channel = ways_in_by_channel(catalog.counted)
    bare = [way for journey in catalog.counted for way in ways_in(journey) if not way.touchpoint.channels]
    rows = [ChannelRow(channel, _largest_first(ways)) for channel, ways in by_channel.items()]
    rows.sort(key=lambda row: (-row.journeys, -(row.largest or 0)))
    return (*rows, ChannelRow(None, _largest_first(bare))) if bare else tuple(rows)


def untapped(catalog: Catalog) -> tuple[Untapped, ...]:
    """Where customers are and we are not, persona by persona."""
    found = []
    for persona in catalog.personas:
        if not any(journey.counts for journey in catalog.of_persona(persona)):
            continue
        found += [Untapped(persona, channel, None) for channel in catalog.untapped_channels(persona)]
        found += [
            Untapped(persona, None, touchpoint)
            for journey in catalog.of_persona(persona)
            if journey.counts
            for touchpoint in journey.touchpoints
            if touchpoint.status == "untapped"
        ]
    return tuple(found)


def most_ways(channels: Sequence[ChannelRow]) -> int:
    """How many ways in a channel shows: all of them together are a page's rows, shared out evenly."""
    together = sum(len(row.ways) for row in channels)
    return together if together <= MOST_ROWS else max(1, MOST_ROWS // len(channels))


def pages(wiki: Wiki) -> Iterator[Page]:
    """The page of ways in."""
    catalog = wiki.catalog
    rows = journey_rows(catalog)
    lines = [Line(row, way) for row in rows for way in row.ways]
    channels = channel_rows(catalog)
    yield from listing_pages(
        wiki,
        "entries.html",
        addresses.listing(NAME),
        wiki.words("entries_page.title"),
        lines,
        lambda line: line.row.journey.persona,
        description=wiki.words("entries_page.description"),
        by_journey=by_journey,
        journeys=len(rows),
        channels=channels,
        most_ways=most_ways(channels),
        alone={row.journey.id for row in rows if len(row.ways) == 1},
        untapped=untapped(catalog),
        several=sum(len(row.ways) > 1 for row in rows),
        known=sum(row.is_known for row in rows if len(row.ways) > 1),
    )


def tables(wiki: Wiki) -> Iterator[Asset]:
    """The same as a file for spreadsheets: one line for each way in. An unknown percent is empty."""
    lines = (
        (
            way.touchpoint.name,
            way.touchpoint.key,
            way.touchpoint.channels,
            row.journey.id,
            row.journey.persona,
            None if way.percent is None else round(way.percent, 1),
            way.touchpoint.status,
        )
        for row in journey_rows(wiki.catalog)
        for way in row.ways
    )
    yield Asset(addresses.table(NAME), table(_COLUMNS, lines))


def _largest_first(ways: tuple[WayIn, ...] | list[WayIn]) -> tuple[WayIn, ...]:
    return tuple(sorted(ways, key=lambda way: (way.percent is None, -(way.percent or 0))))
