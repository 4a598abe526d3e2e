"""The opportunities of all journeys: what to do next, what has begun, and what came of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.journey import DONE, Opportunity, Pain
from mkdocs_journeys.model.once import once
from mkdocs_journeys.model.values.texts import fold
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.listing import listing_pages
from mkdocs_journeys.pages.matrix import matrix
from mkdocs_journeys.pages.objectives import objective_anchor
from mkdocs_journeys.pages.page import Asset, Page
from mkdocs_journeys.pages.spots import Found, Gathered, answered, opportunities
from mkdocs_journeys.pages.tables import table
from mkdocs_journeys.pages.wiki import Wiki

NAME = "opportunities"
SECTIONS = ("waiting", "started", "shipped", "dropped", "retired")
_OPEN = frozenset({"waiting", "started"})
_COLUMNS = (
    "opportunity", "id", "status", "score", "impact", "effort", "confidence", "reach_percent", "place",
    "stage", "journey", "persona", "owner", "ticket", "due", "overdue", "pains", "metric", "objective",
    "result",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OpportunityRow:
    """An opportunity with its places and the pains it answers.

    `anchor` is its place on this page. `objective` is the address of the objective that it serves, None
    where its journey has none of these words.
    """

    found: Gathered[Opportunity]
    anchor: str
    pains: tuple[Found[Pain], ...]
    is_overdue: bool
    objective: str | None

    @property
    def opportunity(self) -> Opportunity:
        return self.found.item

    @property
    def section(self) -> str:
        status = self.opportunity.fields.status
        if status in DONE:
            return status
        if not self.opportunity.is_waiting:
            return "started"
        return "retired" if all(_is_gone(place) for place in self.found.places) else "waiting"

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do."""
        return self.section in _OPEN


@once
def opportunity_rows(catalog: Catalog) -> tuple[OpportunityRow, ...]:
    """All opportunities of the journeys that count, each once: waiting ones first and the best first."""
    anchors = _Anchors()
    found = [
        OpportunityRow(
            opportunity,
            anchors.make(opportunity),
            answered(opportunity),
            is_overdue(opportunity.item, catalog.today),
            _objective(opportunity),
        )
        for opportunity in opportunities(catalog)
    ]
    return tuple(sorted(found, key=lambda row: (SECTIONS.index(row.section), row.opportunity.rank)))


def is_overdue(opportunity: Opportunity, today: datetime.date) -> bool:
    """Whether it should be done by now and is neither shipped nor dropped."""
    due = opportunity.fields.due
    return due is not None and due.last < today and opportunity.fields.status not in DONE


def pages(wiki: Wiki) -> Iterator[Page]:
    """The matrix and the list of opportunities."""
    rows = opportunity_rows(wiki.catalog)
    yield from listing_pages(
        wiki,
        "opportunities.html",
        addresses.listing(NAME),
        wiki.words("opportunities_page.title"),
        rows,
        lambda row: row.found.first.journey.persona,
        description=wiki.words("opportunities_page.description"),
        sections=SECTIONS,
        matrix=matrix((row for row in rows if row.is_open), lambda row: row.opportunity),
        counts={section: sum(row.section == section for row in rows) for section in SECTIONS},
        overdue=sum(row.is_overdue for row in rows),
        unowned=sum(row.is_open and not row.opportunity.fields.owner for row in rows),
    )


def tables(wiki: Wiki) -> Iterator[Asset]:
    """The same as a file for spreadsheets: one line for each place of an opportunity."""
    lines = [_cells(row, place) for row in opportunity_rows(wiki.catalog) for place in row.found.places]
    yield Asset(addresses.table(NAME), table(_COLUMNS, lines))


def _cells(row: OpportunityRow, place: Found[Opportunity]) -> Sequence[object]:
    fields, score = row.opportunity.fields, row.opportunity.score
    return (
        fields.text,
        row.found.key,
        fields.status,
        None if score is None else round(score, 2),
        fields.impact,
        fields.effort,
        fields.confidence,
        fields.reach,
        place.spot.name,
        place.spot.stage.name,
        place.spot.journey.id,
        place.spot.journey.persona,
        fields.owner,
        fields.ticket,
        fields.due,
        row.is_overdue,
        "; ".join(pain.item.fields.text for pain in row.pains),
        fields.metric,
        fields.objective,
        fields.result,
    )


class _Anchors:
    """Gives each opportunity a place of its own on the page: ids of two journeys may be the same."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def make(self, found: Gathered[Opportunity]) -> str:
        base = addresses.opportunity_anchor(found.item.id)
        anchor = base
        if base in self._taken:
            anchor = f"{base}-{found.first.journey.id.replace('/', '-')}"
        self._taken.add(anchor)
        return anchor


def _is_gone(place: Found[Opportunity]) -> bool:
    """Whether it stands at a touchpoint that is no more: there it is nobody's next step."""
    return place.spot.touchpoint is not None and place.spot.touchpoint.status == "retired"


def _objective(found: Gathered[Opportunity]) -> str | None:
    """The address of the objective that an opportunity names, where a journey of it has that one."""
    written = found.item.fields.objective
    for place in found.places if written else ():
        for objective in place.spot.journey.fields.objectives:
            if fold(objective.text) == fold(written or ""):
                anchor = objective_anchor(place.spot.journey, objective.text)
                return f"{addresses.listing('objectives')}#{anchor}"
    return None
