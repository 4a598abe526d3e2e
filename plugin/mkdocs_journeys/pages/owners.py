"""Who owns which touchpoint, over all journeys; and a page for each owner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_journeys.changes.comparison import Told
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.model.once import once
from mkdocs_journeys.model.totals import totals
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.concerns import changed_by_owner
from mkdocs_journeys.pages.duties import Duties
from mkdocs_journeys.pages.holdings import Holding, holding
from mkdocs_journeys.pages.listing import Follows, listing_pages
from mkdocs_journeys.pages.page import Asset, Page
from mkdocs_journeys.pages.places import Row, opportunities, persona_of, rows
from mkdocs_journeys.pages.tables import table
from mkdocs_journeys.pages.told import Teller
from mkdocs_journeys.pages.wiki import Wiki

_OWNER_COLUMNS = (
    "owner", "id", "touchpoints", "places", "emotion_low", "open_pains", "critical_pains",
    "metrics_on_target", "metrics_with_target", "reviews_overdue",
)  # fmt: skip
_PLACE_COLUMNS = (
    "touchpoint", "id", "journey", "persona", "stage", "lifecycle_stage", "channels", "owner", "supporting",
    "status", "emotion_mean", "emotion_low", "feeling", "certainty", "importance", "moment_of_truth",
    "drop_off_percent", "open_pains", "worst_pain", "next_step", "ticket", "evidence",
)  # fmt: skip


_CHANGES = 6


def pages(wiki: Wiki) -> Iterator[Page]:
    """The owners with the table of who owns which touchpoint, and what each owns."""
    duties = Duties(wiki.catalog)
    holdings = _holdings(wiki.catalog, duties)
    whole = totals(wiki.catalog.counted)
    overdue = sum(held.overdue for held in holdings)
    yield from listing_pages(
        wiki,
        "owners.html",
        addresses.listing("owners"),
        wiki.words("owners.title"),
        _all_rows(wiki.catalog),
        persona_of,
        description=wiki.words("owners.description"),
        follows=Follows(lambda row: (row.place,), (whole.ownership, len(holdings), overdue)),
        totals=whole,
        holdings=sorted(holdings, key=lambda held: held.rank),
        steps=sum(not place.has_contact for place in wiki.catalog.touchpoints),
    )
    changed = changed_by_owner(wiki.past) if wiki.past else {}
    for held in holdings:
        yield from _entry_pages(wiki, duties, held, changed.get(held.owner.id, ()))


def tables(wiki: Wiki) -> Iterator[Asset]:
    """The owners, and the table of who owns which touchpoint."""
    catalog = wiki.catalog
    yield Asset(addresses.table("touchpoints"), table(_PLACE_COLUMNS, map(_cells, _all_rows(catalog))))
    held = (_held_cells(held) for held in _holdings(catalog, Duties(catalog)))
    yield Asset(addresses.table("owners"), table(_OWNER_COLUMNS, held))


def _holdings(catalog: Catalog, duties: Duties) -> list[Holding]:
    return [holding(catalog, duties, entry) for entry in catalog.registries.owners]


@once
def _all_rows(catalog: Catalog) -> Sequence[Row]:
    """Each place of each touchpoint once: those that nobody owns first, then worst first."""
    contacts = (place for place in catalog.touchpoints if place.has_contact)
    return sorted(rows(catalog, contacts), key=lambda row: not row.is_orphan)


def _entry_pages(
    wiki: Wiki, duties: Duties, held: Holding, changed: Sequence[tuple[Journey, Told]]
) -> Iterator[Page]:
    owner = held.owner.id
    teller = Teller(wiki, wiki.words)
    improved = opportunities(duties.improved.get(owner, ()))
    yield from listing_pages(
        wiki,
        "owner.html",
        addresses.entry("owners", owner),
        held.owner.name,
        rows(wiki.catalog, held.places),
        persona_of,
        follows=Follows(lambda row: (row.place,)),
        held=held,
        handovers=duties.handovers.get(owner, ()),
        orphans=duties.orphans.get(owner, ()),
        supported=rows(wiki.catalog, duties.supported.get(owner, ())),
        improved=[once for once in improved if once.item.fields.owner == owner],
        kept=duties.kept.get(owner, ()),
        questions=duties.questions.get(owner, ()),
        changed=[(journey, teller.line(told, journey)) for journey, told in changed[:_CHANGES]],
        more_changes=max(0, len(changed) - _CHANGES),
    )


def _held_cells(held: Holding) -> Sequence[object]:
    return (
        held.owner.name,
        held.owner.id,
        held.touchpoints,
        len(held.live),
        held.low,
        held.pains,
        held.critical,
        held.met,
        held.targets,
        held.overdue,
    )


def _cells(row: Row) -> Sequence[object]:
    place, fields = row.place, row.place.fields
    return (
        place.name,
        place.key,
        place.journey,
        row.journey.persona,
        row.stage.name,
        row.stage.lifecycle,
        place.channels,
        place.owner,
        fields.supporting,
        place.status,
        place.emotion.mean if place.emotion else None,
        place.emotion.low if place.emotion else None,
        fields.feeling,
        place.certainty,
        fields.importance,
        fields.moment_of_truth,
        fields.drop_off.percent if fields.drop_off else None,
        len(place.open_pains),
        row.worst.fields.text if row.worst else None,
        row.step.fields.text if row.step else None,
        row.step.fields.ticket if row.step else None,
        fields.evidence,
    )
