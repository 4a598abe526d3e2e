"""The lifecycle: what happens in each of its stages, what one can do, and how it feels on all journeys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.experience import Experience, experience, of_stage
from mkdocs_journeys.model.journey import Journey, Stage, Touchpoint
from mkdocs_journeys.model.once import once
from mkdocs_journeys.model.registry import LifecycleStage
from mkdocs_journeys.model.values.emotion import Emotion
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.contents import content
from mkdocs_journeys.pages.listing import Follows, listing_pages
from mkdocs_journeys.pages.page import Asset, Content, Page
from mkdocs_journeys.pages.places import MOST_BESIDE, opportunities, pains, persona_of, rows
from mkdocs_journeys.pages.tables import table
from mkdocs_journeys.pages.wiki import Wiki

_LISTING = addresses.listing("stages")
_COLUMNS = (
    "stage", "id", "position", "journeys", "touchpoints", "emotion_mean", "emotion_low", "most_lost_of_100",
    "most_lost_on", "open_pains", "owners", "unowned_places",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passing:
    """A stage of a journey. `lost` is how many of 100 who began leave in it, None where not measured."""

    journey: Journey
    stage: Stage
    felt: Experience | None
    lost: float | None


@dataclass(frozen=True)
class Line:
    """A stage of the lifecycle with all journeys that pass it."""

    entry: LifecycleStage
    passings: tuple[Passing, ...]
    felt: Experience | None
    contacts: tuple[Touchpoint, ...]
    pains: int
    owners: tuple[str, ...]

    @cached_property
    def _by_persona(self) -> dict[str, list[Passing]]:
        found: dict[str, list[Passing]] = defaultdict(list)
        for passing in self.passings:
            found[passing.journey.persona].append(passing)
        return found

    def passings_of(self, personas: Iterable[str]) -> tuple[Passing, ...]:
        return tuple(passing for persona in personas for passing in self._by_persona.get(persona, ()))

    @cached_property
    def journeys(self) -> int:
        return len({passing.journey.id for passing in self.passings})

    @cached_property
    def unowned(self) -> int:
        return sum(place.is_live and place.owner is None for place in self.contacts)

    @cached_property
    def lost(self) -> dict[str, float | None]:
        """How many of 100 leave here on each journey, which may pass more than once; None: not measured."""
        found: dict[str, float | None] = {}
        for passing in self.passings:
            before = found.get(passing.journey.id, 0.0)
            known = before is not None and passing.lost is not None
            found[passing.journey.id] = (before or 0.0) + (passing.lost or 0.0) if known else None
        return found

    @cached_property
    def most_lost(self) -> tuple[str, float] | None:
        """The journey on which most leave here, and how many; None where that is measured on none."""
        measured = [(journey, lost) for journey, lost in self.lost.items() if lost is not None]
        return max(measured, key=lambda pair: pair[1], default=None)

    @cached_property
    def measured(self) -> int:
        return sum(lost is not None for lost in self.lost.values())


def pages(wiki: Wiki) -> Iterator[Page]:
    """The lifecycle, and a page for each of its stages."""
    yield Page(
        _LISTING,
        wiki.words("stages.title"),
        lambda: _content(wiki),
        description=wiki.words("stages.description"),
        language=wiki.language,
        meta={"hide": ["navigation", "toc"]},
    )
    for entry in wiki.catalog.registries.stages:
        yield from _entry_pages(wiki, entry)


def tables(wiki: Wiki) -> Iterator[Asset]:
    """The lifecycle as a file."""
    yield Asset(addresses.table("stages"), table(_COLUMNS, map(_cells, _lines(wiki.catalog))))


def _cells(line: Line) -> Sequence[object]:
    felt, most = line.felt, line.most_lost
    return (
        line.entry.name,
        line.entry.id,
        line.entry.fields.position,
        line.journeys,
        len({place.key for place in line.contacts}),
        felt.mean if felt else None,
        felt.low if felt else None,
        round(most[1], 2) if most else None,
        most[0] if most else None,
        line.pains,
        line.owners,
        line.unowned,
    )


def _content(wiki: Wiki) -> Content:
    catalog = wiki.catalog
    apart = [
        (journey, stage) for journey in catalog.counted for stage in journey.stages if not stage.lifecycle
    ]
    html = wiki.render(
        "stages.html",
        _LISTING,
        lines=_lines(catalog),
        apart=apart[:MOST_BESIDE],
        apart_total=len(apart),
    )
    return content(html)


def _entry_pages(wiki: Wiki, entry: LifecycleStage) -> Iterator[Page]:
    line = _line(wiki.catalog, entry)
    parts = list(_parts(passing.stage for passing in line.passings))
    yield from listing_pages(
        wiki,
        "stage.html",
        addresses.entry("stages", entry.id),
        entry.name,
        rows(wiki.catalog, line.contacts),
        persona_of,
        description=" ".join(entry.fields.happens),
        follows=Follows(lambda row: (row.place,), bool(line.passings)),
        line=line,
        pains=pains(parts),
        chances=opportunities(parts),
    )


@once
def _lines(catalog: Catalog) -> tuple[Line, ...]:
    return tuple(_line(catalog, entry) for entry in catalog.registries.stages)


def _line(catalog: Catalog, entry: LifecycleStage) -> Line:
    pairs = catalog.at_stage(entry.id)
    parts = list(_parts(stage for _, stage in pairs))
    contacts = [place for _, stage in pairs for place in stage.touchpoints if place.has_contact]
    return Line(
        entry,
        tuple(_passing(catalog, journey, stage) for journey, stage in pairs),
        _felt(pairs),
        tuple(contacts),
        len(pains(parts)),
        tuple(dict.fromkeys(place.owner for place in contacts if place.owner)),
    )


def _parts(stages: Iterable[Stage]) -> Iterator[Stage | Touchpoint]:
    """Stages, each before its touchpoints."""
    for stage in stages:
        yield stage
        yield from stage.touchpoints


def _passing(catalog: Catalog, journey: Journey, stage: Stage) -> Passing:
    leaving = catalog.flows[journey.id].leaving
    known = [leaving[place.id] for place in stage.touchpoints if place.id in leaving]
    lost = sum(one for one in known if one is not None) if known and None not in known else None
    return Passing(journey, stage, of_stage(journey, stage), lost)


def _felt(pairs: Iterable[tuple[Journey, Stage]]) -> Experience | None:
    """Over all touchpoints; a stage of which none has an emotion brings its own."""
    emotions: list[Emotion | None] = []
    for journey, stage in pairs:
        known = [
            place.emotion for place in stage.touchpoints if place.emotion and journey.is_experienced(place)
        ]
        emotions += known or [stage.fields.emotion]
    return experience(emotions)
