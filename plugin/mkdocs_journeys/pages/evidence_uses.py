"""What each piece of research supports, on the journeys that count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.fields.parts import QuoteFields
from mkdocs_journeys.model.journey import Journey, Opportunity, Pain
from mkdocs_journeys.pages.spots import Gathered, Spot, opportunities, pains, spots

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Quoted:
    """What somebody said, and where it stands; `spot` is None where a persona says it."""

    persona: str
    spot: Spot | None
    quote: QuoteFields


@dataclass(frozen=True, slots=True)
class Support:
    """All that names one piece of evidence. `places` are touchpoints and stages, each place once."""

    places: tuple[Spot, ...]
    losses: tuple[Spot, ...]
    journeys: tuple[Journey, ...]
    personas: tuple[str, ...]
    pains: tuple[Gathered[Pain], ...]
    tested: tuple[Gathered[Opportunity], ...]
    quotes: tuple[Quoted, ...]
    metrics: tuple[str, ...]
    elsewhere: tuple[Journey, ...]

    @property
    def only_losses(self) -> tuple[Spot, ...]:
        """Where it speaks of those who leave, and of nothing else."""
        places = {(spot.journey.id, spot.part.id) for spot in self.places}
        return tuple(spot for spot in self.losses if (spot.journey.id, spot.part.id) not in places)

    @property
    def touchpoints(self) -> int:
        """How many touchpoints it speaks of; a shared one counts once."""
        return len({spot.key for spot in self.places if spot.touchpoint})

    @property
    def counts(self) -> bool:
        """Whether anything that counts names it."""
        named = (
            self.places, self.losses, self.journeys, self.personas, self.pains, self.tested, self.quotes,
            self.metrics,
        )  # fmt: skip
        return any(named)

    @property
    def is_used(self) -> bool:
        """Whether any journey at all names it, also one that is a draft, archived or not of today."""
        return self.counts or bool(self.elsewhere)

    @property
    def persona(self) -> str:
        """The first persona that it speaks of, "" where it speaks of none."""
        journeys = [*(spot.journey for spot in self.places), *self.journeys]
        found = [*(journey.persona for journey in journeys), *self.personas]
        return found[0] if found else ""


class Uses:
    """All evidence of a wiki with what it supports; gathered once, then asked piece by piece."""

    def __init__(self, catalog: Catalog) -> None:
        found = tuple(spots(catalog.counted))
        personas = [persona for persona in catalog.personas.values() if persona.fields]
        self._places = _by_piece((spot, spot.part.fields.evidence) for spot in found)
        self._losses = _by_piece((spot, _of_loss(spot)) for spot in found)
        self._journeys = _by_piece((journey, _of_whole(journey)) for journey in catalog.counted)
        self._personas = _by_piece(
            (persona.id, persona.fields.evidence if persona.fields else ()) for persona in personas
        )
        self._pains = _by_piece((pain, pain.item.fields.evidence) for pain in pains(catalog))
        self._tested = _by_piece((found, found.item.fields.tested) for found in opportunities(catalog))
        self._quotes = _by_piece((quoted, quoted.quote.evidence) for quoted in _quotes(catalog, found))
        self._metrics = _by_piece(
            (entry.id, tuple(piece for reading in entry.fields.readings for piece in reading.evidence))
            for entry in catalog.registries.metrics
        )
        self._elsewhere = _by_piece(
            (journey, tuple(_named(journey))) for journey in catalog.journeys.values() if not journey.counts
        )

    def of(self, piece: str) -> Support:
        """What one piece of evidence supports."""
        return Support(
            places=tuple(self._places.get(piece, ())),
            losses=tuple(self._losses.get(piece, ())),
            journeys=tuple(self._journeys.get(piece, ())),
            personas=tuple(self._personas.get(piece, ())),
            pains=tuple(self._pains.get(piece, ())),
            tested=tuple(self._tested.get(piece, ())),
            quotes=tuple(self._quotes.get(piece, ())),
            metrics=tuple(self._metrics.get(piece, ())),
            elsewhere=tuple(self._elsewhere.get(piece, ())),
        )


def _by_piece(named: Iterable[tuple[Thing, Iterable[str]]]) -> dict[str, list[Thing]]:
    """What names each piece of evidence; a thing that names it twice is there once."""
    found: dict[str, list[Thing]] = {}
    for thing, pieces in named:
        for piece in dict.fromkeys(pieces):
            found.setdefault(piece, []).append(thing)
    return found


def _of_loss(spot: Spot) -> tuple[str, ...]:
    drop = spot.touchpoint.fields.drop_off if spot.touchpoint else None
    return drop.evidence if drop else ()


def _of_whole(journey: Journey) -> tuple[str, ...]:
    volume = journey.fields.volume
    return (*journey.fields.evidence, *(volume.evidence if volume else ()))


def _quotes(catalog: Catalog, found: Iterable[Spot]) -> Iterator[Quoted]:
    for persona in catalog.personas.values():
        for quote in persona.fields.quote if persona.fields else ():
            yield Quoted(persona.id, None, quote)
    for spot in found:
        for quote in spot.part.fields.quote:
            yield Quoted(spot.journey.persona, spot, quote)


def _named(journey: Journey) -> Iterator[str]:
    """All evidence that a journey names anywhere."""
    yield from _of_whole(journey)
    for spot in spots((journey,)):
        yield from spot.part.fields.evidence
        yield from _of_loss(spot)
        for pain in spot.part.pains:
            yield from pain.fields.evidence
        for found in spot.part.opportunities:
            yield from found.fields.tested
        for quote in spot.part.fields.quote:
            yield from quote.evidence
