"""What each piece of research supports, on the journeys that count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.fields.parts import QuoteFields
from mkdocs_journeys.model.journey import Journey, Opportunity, Pain
from mkdocs_journeys.pages.spots import Gathered, Spot, opportunities, pains, spots


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
        self._catalog = catalog
        self._spots = tuple(spots(catalog.counted))
        self._pains = pains(catalog)
        self._opportunities = opportunities(catalog)
        self._quotes = tuple(_quotes(catalog, self._spots))
        self._others = {
            journey.id: frozenset(_named(journey))
            for journey in catalog.journeys.values()
            if not journey.counts
        }

    def of(self, piece: str) -> Support:
        """What one piece of evidence supports."""
        catalog = self._catalog
        return Support(
            places=tuple(spot for spot in self._spots if piece in spot.part.fields.evidence),
            losses=tuple(spot for spot in self._spots if piece in _of_loss(spot)),
            journeys=tuple(journey for journey in catalog.counted if piece in _of_whole(journey)),
            personas=tuple(
                persona.id
                for persona in catalog.personas.values()
                if persona.fields and piece in persona.fields.evidence
            ),
            pains=tuple(pain for pain in self._pains if piece in pain.item.fields.evidence),
            tested=tuple(found for found in self._opportunities if piece in found.item.fields.tested),
            quotes=tuple(quoted for quoted in self._quotes if piece in quoted.quote.evidence),
            metrics=tuple(
                entry.id
                for entry in catalog.registries.metrics
                if any(piece in reading.evidence for reading in entry.fields.readings)
            ),
            elsewhere=tuple(catalog.journeys[name] for name, named in self._others.items() if piece in named),
        )


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
