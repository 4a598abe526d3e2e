"""What marketing runs, and where it meets the journeys. And a page for each campaign."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Literal

from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.experience import Experience, experience
from mkdocs_journeys.model.fields import CampaignFields
from mkdocs_journeys.model.once import once
from mkdocs_journeys.model.registry import Campaign
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.contents import content
from mkdocs_journeys.pages.listing import listing_pages
from mkdocs_journeys.pages.page import Asset, Content, Page
from mkdocs_journeys.pages.spots import Spot, spots
from mkdocs_journeys.pages.tables import table
from mkdocs_journeys.pages.wiki import Wiki

NAME = "campaigns"
Period = Literal["running", "planned", "over", "undated"]
_PERIODS: tuple[Period, ...] = ("running", "planned", "undated", "over")
_COLUMNS = (
    "campaign", "id", "period", "start", "end", "personas", "channels", "stages", "owner", "message",
    "objective", "touchpoints",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CampaignRow:
    """A campaign, where it stands today, and the places on the journeys that carry it.

    `days` is how long until it begins or ends. `missed_personas` and `missed_channels` are those it is meant
    for, where no touchpoint carries it.
    """

    entry: Campaign
    period: Period
    days: int | None
    places: tuple[Spot, ...]
    missed_personas: tuple[str, ...]
    missed_channels: tuple[str, ...]

    @property
    def touchpoints(self) -> int:
        """How many touchpoints carry it; a shared one counts once."""
        return len({place.key for place in self.places})

    @property
    def experience(self) -> Experience | None:
        """How it feels at these touchpoints."""
        return experience(place.touchpoint.emotion for place in self.places if place.touchpoint)

    @property
    def persona(self) -> str:
        found = (*self.entry.fields.personas, *(place.journey.persona for place in self.places))
        return found[0] if found else ""


def period(fields: CampaignFields, today: datetime.date) -> tuple[Period, int | None]:
    """Whether a campaign runs today, and how many days until it begins or ends."""
    start, end = fields.start, fields.end
    if start is None and end is None:
        return "undated", None
    if start is not None and start.first > today:
        return "planned", (start.first - today).days
    if end is not None and end.last < today:
        return "over", None
    return "running", (end.last - today).days if end else None


@once
def campaign_rows(catalog: Catalog) -> tuple[CampaignRow, ...]:
    """All campaigns: what runs first, then what comes, then what is over."""
    places: dict[str, list[Spot]] = {}
    for spot in spots(catalog.counted):
        if spot.touchpoint and spot.touchpoint.fields.campaign:
            places.setdefault(spot.touchpoint.fields.campaign, []).append(spot)
    rows = [_row(catalog, entry, tuple(places.get(entry.id, ()))) for entry in catalog.registries.campaigns]
    return tuple(sorted(rows, key=lambda row: _PERIODS.index(row.period)))


def _row(catalog: Catalog, entry: Campaign, places: tuple[Spot, ...]) -> CampaignRow:
    state, days = period(entry.fields, catalog.today)
    met = {place.journey.persona for place in places}
    used = {channel for place in places if place.touchpoint for channel in place.touchpoint.channels}
    return CampaignRow(
        entry,
        state,
        days,
        places,
        tuple(persona for persona in entry.fields.personas if persona not in met),
        tuple(channel for channel in entry.fields.channels if channel not in used),
    )


def pages(wiki: Wiki) -> Iterator[Page]:
    """The list of campaigns, and a page for each."""
    rows = campaign_rows(wiki.catalog)
    yield from listing_pages(
        wiki,
        "campaigns.html",
        addresses.listing(NAME),
        wiki.words("campaigns_page.title"),
        rows,
        lambda row: row.persona or "none",
        description=wiki.words("campaigns_page.description"),
        counts={state: sum(row.period == state for row in rows) for state in _PERIODS},
        unmet=sum(not row.places for row in rows),
    )
    for row in rows:
        yield _campaign_page(wiki, row)


def _campaign_page(wiki: Wiki, row: CampaignRow) -> Page:
    return Page(
        addresses.entry(NAME, row.entry.id),
        row.entry.name,
        partial(_content, wiki, row),
        description=row.entry.fields.message or "",
        source=f"{wiki.reading.folder.name}/campaigns.yml" if row.entry.written else None,
        language=wiki.language,
        meta={"hide": ["navigation", "toc"]},
    )


def _content(wiki: Wiki, row: CampaignRow) -> Content:
    return content(wiki.render("campaign.html", addresses.entry(NAME, row.entry.id), row=row))


def tables(wiki: Wiki) -> Iterator[Asset]:
    """The same as a file for spreadsheets."""
    lines = [
        (
            row.entry.name,
            row.entry.id,
            row.period,
            row.entry.fields.start,
            row.entry.fields.end,
            row.entry.fields.personas,
            row.entry.fields.channels,
            row.entry.fields.stages,
            row.entry.fields.owner,
            row.entry.fields.message,
            row.entry.fields.objective,
            tuple(dict.fromkeys(place.key for place in row.places)),
        )
        for row in campaign_rows(wiki.catalog)
    ]
    yield Asset(addresses.table(NAME), table(_COLUMNS, lines))
