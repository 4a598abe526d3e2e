"""The inventory of touchpoints, and a page for each that is registered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.journey import Journey, Touchpoint
from mkdocs_journeys.model.registry import SharedTouchpoint
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.inventory import Line, inventory, unplaced
from mkdocs_journeys.pages.listing import Follows, listing_pages
from mkdocs_journeys.pages.page import Asset, Page
from mkdocs_journeys.pages.places import felt, measures, opportunities, pains, persona_of, rows
from mkdocs_journeys.pages.tables import table
from mkdocs_journeys.pages.wiki import Wiki

_COLUMNS = (
    "touchpoint", "id", "registered", "places", "stages", "channels", "owners", "status", "emotion_mean",
    "emotion_low", "open_pains", "certainty",
)  # fmt: skip


def pages(wiki: Wiki) -> Iterator[Page]:
    """The inventory, and the pages of what is registered."""
    catalog = wiki.catalog
    lines = inventory(catalog)
    places = sum(len(line.places) for line in lines)
    yield from listing_pages(
        wiki,
        "touchpoints.html",
        addresses.listing("touchpoints"),
        wiki.words("inventory.title"),
        lines,
        lambda line: line.persona,
        description=wiki.words("inventory.description"),
        follows=Follows(lambda line: line.places, (places, len(catalog.counted))),
        total_places=places,
        unplaced=unplaced(catalog),
        steps=sum(not place.has_contact for place in catalog.touchpoints),
    )
    by_entry, elsewhere = _places(catalog), _elsewhere(catalog)
    for entry in catalog.registries.touchpoints:
        yield from _entry_pages(wiki, entry, by_entry[entry.id], elsewhere[entry.id])


def tables(wiki: Wiki) -> Iterator[Asset]:
    """The inventory as a file."""
    lines = inventory(wiki.catalog)
    yield Asset(addresses.table("inventory"), table(_COLUMNS, (_cells(line) for line in lines)))


def _cells(line: Line) -> Sequence[object]:
    return (
        line.name,
        line.key,
        line.is_registered,
        len(line.places),
        tuple(stage.lifecycle or stage.name for stage in line.stages),
        line.channels,
        tuple(owner or "" for owner in line.owners),
        line.statuses,
        line.felt.mean if line.felt else None,
        line.felt.low if line.felt else None,
        line.pains,
        line.certainty,
    )


def _places(catalog: Catalog) -> defaultdict[str, list[Touchpoint]]:
    """All places of what is registered: a step without contact may be too."""
    found: defaultdict[str, list[Touchpoint]] = defaultdict(list)
    for place in catalog.touchpoints:
        found[place.key].append(place)
    return found


def _elsewhere(catalog: Catalog) -> defaultdict[str, list[Journey]]:
    """The journeys that use what is registered and don't count: future ones, the archive."""
    found: defaultdict[str, list[Journey]] = defaultdict(list)
    for journey in catalog.journeys.values():
        if not journey.counts:
            for key in dict.fromkeys(place.key for place in journey.touchpoints):
                found[key].append(journey)
    return found


def _entry_pages(
    wiki: Wiki, entry: SharedTouchpoint, places: Sequence[Touchpoint], elsewhere: Sequence[Journey]
) -> Iterator[Page]:
    yield from listing_pages(
        wiki,
        "touchpoint.html",
        addresses.entry("touchpoints", entry.id),
        entry.name,
        rows(wiki.catalog, places),
        persona_of,
        description=entry.fields.description or "",
        entry=entry,
        felt=felt(wiki.catalog, places),
        metrics=measures(places),
        pains=pains(places),
        chances=opportunities(places),
        elsewhere=[journey for journey in elsewhere if journey.id in wiki.journeys],
    )
