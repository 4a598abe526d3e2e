"""What the business wants of the journeys, and what is done for it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.fields.journey import ObjectiveFields
from mkdocs_journeys.model.journey import DONE, Journey, Measure, Opportunity
from mkdocs_journeys.model.once import once
from mkdocs_journeys.model.values.texts import fold, slug
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.listing import listing_pages
from mkdocs_journeys.pages.measures import registered
from mkdocs_journeys.pages.page import Asset, Page
from mkdocs_journeys.pages.spots import Found, spots
from mkdocs_journeys.pages.tables import table
from mkdocs_journeys.pages.wiki import Wiki

NAME = "objectives"
_COLUMNS = (
    "objective",
    "journey",
    "persona",
    "by",
    "metric",
    "latest",
    "target",
    "on_target",
    "opportunities",
)


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """An objective of a journey, how it is measured, and the opportunities that name it."""

    journey: Journey
    objective: ObjectiveFields
    measure: Measure | None
    opportunities: tuple[Found[Opportunity], ...]
    is_late: bool
    anchor: str

    @property
    def is_met(self) -> bool | None:
        """Whether its metric is on target; None where that can't be told."""
        return self.measure.is_met if self.measure else None

    @property
    def is_worked_on(self) -> bool:
        """Whether something is planned or under way for it."""
        return any(found.item.fields.status not in DONE for found in self.opportunities)

    @property
    def rank(self) -> tuple[int, datetime.date]:
        """Sorts what is not yet met first, then what can't be told, then what is met; the earliest first."""
        by = self.objective.by
        state = {False: 0, None: 1, True: 2}[self.is_met]
        return (state, by.last if by else datetime.date.max)


def objective_anchor(journey: Journey, text: str) -> str:
    """The place of an objective on the page of objectives."""
    return f"objective-{journey.id.replace('/', '-')}-{slug(text)}"


@once
def objective_rows(catalog: Catalog) -> tuple[ObjectiveRow, ...]:
    """The objectives of the journeys that count, those that are not met first."""
    taken: set[str] = set()
    rows = [
        _row(catalog, journey, objective, _free(objective_anchor(journey, objective.text), taken))
        for journey in catalog.counted
        for objective in journey.fields.objectives
    ]
    return tuple(sorted(rows, key=lambda row: row.rank))


def _free(anchor: str, taken: set[str]) -> str:
    """The anchor, with a number where another has it: texts may differ in what an anchor leaves out."""
    free, number = anchor, 1
    while free in taken:
        number += 1
        free = f"{anchor}-{number}"
    taken.add(free)
    return free


def _row(catalog: Catalog, journey: Journey, objective: ObjectiveFields, anchor: str) -> ObjectiveRow:
    measure = registered(catalog, objective.metric) if objective.metric else None
    named = {
        found.key: Found(found, spot)
        for spot in spots((journey,))
        for found in spot.part.opportunities
        if found.fields.objective and fold(found.fields.objective) == fold(objective.text)
    }
    is_late = objective.by is not None and objective.by.last < catalog.today
    return ObjectiveRow(
        journey,
        objective,
        measure,
        tuple(named.values()),
        is_late and not (measure is not None and measure.is_met),
        anchor,
    )


def pages(wiki: Wiki) -> Iterator[Page]:
    """The list of objectives."""
    rows = objective_rows(wiki.catalog)
    yield from listing_pages(
        wiki,
        "objectives.html",
        addresses.listing(NAME),
        wiki.words("objectives_page.title"),
        rows,
        lambda row: row.journey.persona,
        description=wiki.words("objectives_page.description"),
        met=sum(row.is_met is True for row in rows),
        measured=sum(row.is_met is not None for row in rows),
        late=sum(row.is_late for row in rows),
        idle=sum(not row.is_worked_on and not row.is_met for row in rows),
    )


def tables(wiki: Wiki) -> Iterator[Asset]:
    """The same as a file for spreadsheets."""
    lines = [
        (
            row.objective.text,
            row.journey.id,
            row.journey.persona,
            row.objective.by,
            row.objective.metric,
            row.measure.latest if row.measure else None,
            row.measure.fields.target if row.measure else None,
            row.is_met,
            "; ".join(found.item.fields.text for found in row.opportunities),
        )
        for row in objective_rows(wiki.catalog)
    ]
    yield Asset(addresses.table(NAME), table(_COLUMNS, lines))
