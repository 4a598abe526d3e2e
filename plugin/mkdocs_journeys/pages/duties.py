"""What owners answer for besides their touchpoints, over all current, live journeys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.fields import QuestionFields
from mkdocs_journeys.model.journey import DONE, Journey, Stage, Touchpoint
from mkdocs_journeys.model.review import Review, review


@dataclass(frozen=True, slots=True)
class Handover:
    """A way from a touchpoint of one owner to that of another. `to.owner` may be nobody."""

    source: Touchpoint
    to: Touchpoint
    text: str | None

    @property
    def rank(self) -> tuple[float, str, int]:
        """Sorts first what feels worst on the far side; what is not known stands in the middle."""
        low = self.to.emotion.low if self.to.emotion else 0.0
        return (low, self.source.journey, self.source.number)


@dataclass(frozen=True, slots=True)
class Orphan:
    """A touchpoint that nobody owns, next to one of an owner's."""

    place: Touchpoint
    beside: Touchpoint
    comes_after: bool


@dataclass(frozen=True, slots=True)
class Question:
    """What an owner is to find out. `part` is where it was asked: a journey, a stage, a touchpoint."""

    fields: QuestionFields
    part: Journey | Stage | Touchpoint

    @property
    def journey(self) -> str:
        return self.part.id if isinstance(self.part, Journey) else self.part.journey


@dataclass(frozen=True)
class Duties:
    """Look-ups by owner, made once for all owners."""

    catalog: Catalog

    @cached_property
    def handovers(self) -> dict[str, list[Handover]]:
        """Where something is passed on between one of an owner's touchpoints and another's."""
        found: dict[str, list[Handover]] = defaultdict(list)
        for handover in self._ways:
            source, to = handover.source.owner, handover.to.owner
            for owner in {source, to} if source != to else ():
                if owner:
                    found[owner].append(handover)
        for own in found.values():
            own.sort(key=lambda handover: handover.rank)
        return found

    @cached_property
    def orphans(self) -> dict[str, list[Orphan]]:
        """What nobody owns, just before or after one of an owner's."""
        found: dict[str, dict[tuple[str, str], Orphan]] = defaultdict(dict)
        for way in self._ways:
            for place, beside, after in ((way.to, way.source, True), (way.source, way.to, False)):
                if place.owner is None and beside.owner is not None:
                    found[beside.owner].setdefault((place.journey, place.id), Orphan(place, beside, after))
        return {owner: list(own.values()) for owner, own in found.items()}

    @cached_property
    def _ways(self) -> tuple[Handover, ...]:
        return tuple(way for journey in self.catalog.counted for way in self._ways_of(journey))

    def _ways_of(self, journey: Journey) -> Iterator[Handover]:
        """The ways between touchpoints of today, on the journey and on to another one."""
        for way in self.catalog.flows[journey.id].ways:
            source, to = journey.by_id[way.source], journey.by_id[way.to]
            if source.is_live and to.is_live:
                yield Handover(source, to, way.onward.handover or source.fields.handover)
        for source in journey.touchpoints:
            for onward in source.onward or ():
                there = self.catalog.journeys.get(onward.journey or "")
                other = there.by_id.get(onward.to) if there and there.counts else None
                if source.is_live and other and other.is_live:
                    yield Handover(source, other, onward.handover or source.fields.handover)

    @cached_property
    def supported(self) -> dict[str, list[Touchpoint]]:
        """The touchpoints of others that an owner helps with."""
        found: dict[str, list[Touchpoint]] = defaultdict(list)
        for place in self.catalog.touchpoints:
            if place.has_contact and place.status != "retired":
                for owner in place.fields.supporting:
                    found[owner].append(place)
        return found

    @cached_property
    def improved(self) -> dict[str, list[Stage | Touchpoint]]:
        """The parts of journeys with an opportunity that an owner answers for and that is not done."""
        found: dict[str, list[Stage | Touchpoint]] = defaultdict(list)
        for part in (part for journey in self.catalog.counted for part in journey.parts):
            owners = {
                chance.fields.owner for chance in part.opportunities if chance.fields.status not in DONE
            }
            for owner in owners - {None}:
                found[str(owner)].append(part)
        return found

    @cached_property
    def kept(self) -> dict[str, list[tuple[Journey, Review]]]:
        """The journeys that an owner keeps true, the most overdue first."""
        found: dict[str, list[tuple[Journey, Review]]] = defaultdict(list)
        for journey in self.catalog.counted:
            if journey.fields.owner:
                found[journey.fields.owner].append((journey, review(journey, self.catalog.today)))
        for own in found.values():
            own.sort(key=lambda pair: -100_000 if pair[1].days is None else pair[1].days)
        return found

    @cached_property
    def questions(self) -> dict[str, list[Question]]:
        """What an owner is to find out."""
        found: dict[str, list[Question]] = defaultdict(list)
        for journey in self.catalog.counted:
            for part in (journey, *journey.parts):
                for question in part.fields.questions:
                    if question.owner:
                        found[question.owner].append(Question(question, part))
        return found
