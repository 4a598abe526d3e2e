"""Why people leave: where, how many, what they say, and where they go. Unknown is said and never 0."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.fields.parts import DropOffFields
from mkdocs_journeys.model.journey import Journey, Touchpoint
from mkdocs_journeys.model.once import once
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.listing import listing_pages
from mkdocs_journeys.pages.page import Asset, Page
from mkdocs_journeys.pages.spots import Spot, spots
from mkdocs_journeys.pages.tables import table
from mkdocs_journeys.pages.wiki import Wiki

NAME = "drop-off"
_COLUMNS = (
    "touchpoint", "id", "stage", "journey", "persona", "owner", "percent_of_arriving", "of_100_who_began",
    "why", "to", "evidence",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LossRow:
    """A touchpoint where people leave; `of_100` are of those who began, None where that can't be known.

    `stops`: they have bought, so they don't leave but stop using.
    """

    spot: Spot
    touchpoint: Touchpoint
    drop: DropOffFields
    of_100: float | None
    stops: bool

    @property
    def word(self) -> str:
        return "stop" if self.stops else "leave"


@dataclass(frozen=True, slots=True)
class Measured:
    """How many steps of a journey are measured, and the ones that aren't."""

    journey: Journey
    of: int
    unknown: tuple[Touchpoint, ...]

    @property
    def known(self) -> int:
        return self.of - len(self.unknown)


@once
def loss_rows(catalog: Catalog) -> tuple[LossRow, ...]:
    """Where people leave on the journeys that count, the largest loss first."""
    rows = []
    for spot in spots(catalog.counted):
        touchpoint = spot.touchpoint
        if touchpoint is None or not spot.journey.is_experienced(touchpoint):
            continue
        if touchpoint.fields.drop_off is not None:
            of_100 = catalog.flows[spot.journey.id].leaving.get(touchpoint.id)
            rows.append(
                LossRow(spot, touchpoint, touchpoint.fields.drop_off, of_100, _is_after(catalog, spot))
            )
    return tuple(sorted(rows, key=lambda row: (-row.drop.percent, -(row.of_100 or 0))))


def measured(catalog: Catalog) -> tuple[Measured, ...]:
    """Journey by journey, where it is measured who leaves. The least measured first."""
    found = []
    for journey in catalog.counted:
        steps = [step for step in journey.touchpoints if journey.is_experienced(step)]
        unknown = tuple(step for step in steps if step.fields.drop_off is None)
        found.append(Measured(journey, len(steps), unknown))
    return tuple(sorted(found, key=lambda each: each.known / each.of if each.of else 1.0))


def _is_after(catalog: Catalog, spot: Spot) -> bool:
    """Whether they have bought by then."""
    lifecycle = catalog.registries.stages.get(spot.stage.lifecycle) if spot.stage.lifecycle else None
    return lifecycle is not None and lifecycle.fields.position == "after"


def pages(wiki: Wiki) -> Iterator[Page]:
    """The page of losses."""
    rows = loss_rows(wiki.catalog)
    steps = measured(wiki.catalog)
    yield from listing_pages(
        wiki,
        "drop_off.html",
        addresses.listing(NAME),
        wiki.words("drop_off_page.title"),
        rows,
        lambda row: row.spot.journey.persona,
        description=wiki.words("drop_off_page.description"),
        measured=steps,
        steps=sum(each.of for each in steps),
        unknown=sum(len(each.unknown) for each in steps),
        unexplained=sum(not row.drop.why and bool(row.drop.percent) for row in rows),
        most=max((row.drop.percent for row in rows), default=0) or 100,
    )


def tables(wiki: Wiki) -> Iterator[Asset]:
    """The same as a file for spreadsheets. What is not measured has a line without a percent."""
    losses = (
        (
            *_cells(row.spot.journey, row.touchpoint),
            row.drop.percent,
            None if row.of_100 is None else round(row.of_100, 1),
            row.drop.why,
            row.drop.to,
            row.drop.evidence,
        )
        for row in loss_rows(wiki.catalog)
    )
    unknown = (
        (*_cells(each.journey, step), None, None, None, None, None)
        for each in measured(wiki.catalog)
        for step in each.unknown
    )
    yield Asset(addresses.table(NAME), table(_COLUMNS, (*losses, *unknown)))


def _cells(journey: Journey, touchpoint: Touchpoint) -> Sequence[object]:
    stage = journey.stages[touchpoint.stage]
    return (touchpoint.name, touchpoint.key, stage.name, journey.id, journey.persona, touchpoint.owner)
