"""What we know and how we know it: all research with what it supports. And a page for each piece."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import get_args

from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.certainty import certainty
from mkdocs_journeys.model.coverage import grounds
from mkdocs_journeys.model.fields.registries import EvidenceType
from mkdocs_journeys.model.fields.touchpoint import Certainty
from mkdocs_journeys.model.journey import Journey, Touchpoint
from mkdocs_journeys.model.once import once
from mkdocs_journeys.model.registry import Evidence
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.contents import content
from mkdocs_journeys.pages.evidence_uses import Support, Uses
from mkdocs_journeys.pages.listing import MOST_ROWS, listing_pages
from mkdocs_journeys.pages.page import Asset, Content, Page
from mkdocs_journeys.pages.tables import table
from mkdocs_journeys.pages.wiki import Wiki

NAME = "evidence"
_TYPES = (*get_args(EvidenceType), None)
_COLUMNS = (
    "evidence", "id", "type", "from", "strength", "date", "sample", "touchpoints", "journeys", "personas",
    "pains", "used",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A piece of research, how strong it is by itself, and what names it."""

    entry: Evidence
    strength: Certainty
    support: Support


@dataclass(frozen=True, slots=True)
class Unproven:
    """The live touchpoints of a journey, and those of them that no evidence stands behind."""

    journey: Journey
    of: int
    touchpoints: tuple[Touchpoint, ...]


@once
def evidence_rows(catalog: Catalog) -> tuple[EvidenceRow, ...]:
    """All evidence by type, the latest of a type first."""
    uses = Uses(catalog)
    rows = [
        EvidenceRow(entry, certainty((entry.fields,)), uses.of(entry.id))
        for entry in catalog.registries.evidence
    ]
    return tuple(sorted(rows, key=lambda row: (_TYPES.index(row.entry.fields.type), _age(row.entry))))


def unproven(catalog: Catalog) -> tuple[Unproven, ...]:
    """The journeys that count with their touchpoints without evidence; the most of them first."""
    found = []
    for journey in catalog.counted:
        live = [touchpoint for touchpoint in journey.touchpoints if touchpoint.is_live]
        bare = tuple(touchpoint for touchpoint in live if not touchpoint.fields.evidence)
        found.append(Unproven(journey, len(live), bare))
    return tuple(sorted(found, key=lambda each: -len(each.touchpoints)))


def _age(entry: Evidence) -> int:
    date = entry.fields.date
    return -(date.last if date else datetime.date.min).toordinal()


def pages(wiki: Wiki) -> Iterator[Page]:
    """The list of evidence, and a page for each piece."""
    catalog = wiki.catalog
    rows = evidence_rows(catalog)
    bare = unproven(catalog)
    yield from listing_pages(
        wiki,
        "evidence.html",
        addresses.listing(NAME),
        wiki.words("evidence_page.title"),
        rows,
        lambda row: row.support.persona or "none",
        description=wiki.words("evidence_page.description"),
        types=_TYPES,
        unused=[row for row in rows if not row.support.is_used],
        unproven=bare,
        without=len({touchpoint.key for each in bare for touchpoint in each.touchpoints}),
        grounds=grounds(catalog.touchpoints),
        validating=sum(row.strength == "validated" for row in rows),
    )
    for row in rows:
        yield _evidence_page(wiki, row)


def _evidence_page(wiki: Wiki, row: EvidenceRow) -> Page:
    return Page(
        addresses.entry(NAME, row.entry.id),
        row.entry.name,
        partial(_content, wiki, row),
        description=row.entry.fields.summary or "",
        source=f"{wiki.reading.folder.name}/evidence.yml" if row.entry.written else None,
        language=wiki.language,
        meta={"hide": ["navigation", "toc"]},
    )


def _content(wiki: Wiki, row: EvidenceRow) -> Content:
    return content(
        wiki.render("evidence_piece.html", addresses.entry(NAME, row.entry.id), row=row, most_rows=MOST_ROWS)
    )


def tables(wiki: Wiki) -> Iterator[Asset]:
    """The same as a file for spreadsheets."""
    lines = [
        (
            row.entry.name,
            row.entry.id,
            row.entry.fields.type,
            row.entry.fields.source,
            row.strength,
            row.entry.fields.date,
            row.entry.fields.sample,
            row.support.touchpoints,
            tuple(journey.id for journey in row.support.journeys),
            row.support.personas,
            len(row.support.pains),
            row.support.is_used,
        )
        for row in evidence_rows(wiki.catalog)
    ]
    yield Asset(addresses.table(NAME), table(_COLUMNS, lines))
