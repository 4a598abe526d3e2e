"""The pain points of all journeys: what hurts most, who answers for it, and what is planned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.journey import DONE, Opportunity, Pain
from mkdocs_journeys.model.once import once
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.listing import listing_pages
from mkdocs_journeys.pages.page import Asset, Page
from mkdocs_journeys.pages.spots import Found, Gathered, answers, pains, reached
from mkdocs_journeys.pages.tables import table
from mkdocs_journeys.pages.wiki import Wiki

NAME = "pain-points"
_COLUMNS = (
    "pain", "id", "severity", "status", "place", "stage", "journey", "persona", "owner", "reached_of_100",
    "evidence", "opportunities",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PainRow:
    """A pain with its places, how many of 100 come to it, and what answers it."""

    found: Gathered[Pain]
    reached: float | None
    answers: tuple[Found[Opportunity], ...]

    @property
    def pain(self) -> Pain:
        return self.found.item

    @property
    def is_answered(self) -> bool:
        """Whether anything is planned that is not over: what was shipped did not close it."""
        return any(answer.item.fields.status not in DONE for answer in self.answers)

    @property
    def low(self) -> float | None:
        """The worst feeling at its places."""
        felt = (place.spot.part.fields.emotion for place in self.found.places)
        return min((emotion.low for emotion in felt if emotion), default=None)

    @property
    def rank(self) -> tuple[bool, int, float]:
        """Sorts open ones first, the most severe first, then those that most people come to."""
        return (not self.pain.is_open, -self.pain.weight, 1 if self.reached is None else -self.reached)


@once
def pain_rows(catalog: Catalog) -> tuple[PainRow, ...]:
    """All pains of the journeys that count, each once, open ones first and the worst first."""
    answering = answers(catalog.counted)
    found = [PainRow(pain, reached(catalog, pain), answering.get(pain.key, ())) for pain in pains(catalog)]
    return tuple(sorted(found, key=lambda row: row.rank))


def pages(wiki: Wiki) -> Iterator[Page]:
    """The list of pain points."""
    rows = pain_rows(wiki.catalog)
    opened = [row for row in rows if row.pain.is_open]
    yield from listing_pages(
        wiki,
        "pain_points.html",
        addresses.listing(NAME),
        wiki.words("pain_points.title"),
        rows,
        lambda row: row.found.first.journey.persona,
        description=wiki.words("pain_points.description"),
        opened=len(opened),
        severe=sum(row.pain.weight >= 3 for row in opened),
        unanswered=sum(not row.is_answered for row in opened),
        unproven=sum(not row.pain.fields.evidence for row in opened),
    )


def tables(wiki: Wiki) -> Iterator[Asset]:
    """The same as a file for spreadsheets: one line for each place of a pain."""
    lines = [
        (
            row.pain.fields.text,
            row.found.key,
            row.pain.fields.severity,
            row.pain.fields.status,
            place.spot.name,
            place.spot.stage.name,
            place.spot.journey.id,
            place.spot.journey.persona,
            place.spot.owner,
            None if row.reached is None else round(row.reached, 1),
            row.pain.fields.evidence,
            "; ".join(answer.item.fields.text for answer in row.answers),
        )
        for row in pain_rows(wiki.catalog)
        for place in row.found.places
    ]
    yield Asset(addresses.table(NAME), table(_COLUMNS, lines))
