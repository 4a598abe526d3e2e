"""What needs attention: nobody's touchpoints, the worst moments, overdue reviews, untapped touchpoints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_journeys.model.experience import lowest
from mkdocs_journeys.model.review import review
from mkdocs_journeys.pages.place import Place
from mkdocs_journeys.pages.wiki import Wiki

MOST_OF_A_KIND = 3
WORST = -1.5


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that needs attention, with the reason and the ones who could act."""

    icon: str
    name: str
    href: str
    why: str
    where: str
    who: str | None


def attention(wiki: Wiki, at: Place) -> list[Item]:
    """The most pressing of each kind."""
    return [
        item
        for kind in (_worst, _unowned, _overdue, _untapped)
        for item in list(kind(wiki, at))[:MOST_OF_A_KIND]
    ]


def _worst(wiki: Wiki, at: Place) -> Iterator[Item]:
    found = [step for journey in wiki.catalog.counted for step in lowest(journey)]
    for step in sorted(found, key=lambda step: step.emotion.low if step.emotion else 0):
        if step.emotion is None or step.emotion.low > WORST:
            return
        why = at.words("attention.worst", low=at.words.signed(step.emotion.low))
        if step.fields.drop_off and step.fields.drop_off.percent:
            why = at.words(
                "attention.worst_leaving",
                low=at.words.signed(step.emotion.low),
                percent=at.words.percent(step.fields.drop_off.percent),
            )
        who = at.name("owners", step.owner) if step.owner else at.words("owner.none")
        yield Item("mood--2", step.name, at.on_journey(step), why, at.journey_name(step.journey), who)


def _unowned(wiki: Wiki, at: Place) -> Iterator[Item]:
    for step in wiki.catalog.of_owner(None):
        where = at.journey_name(step.journey)
        yield Item("no-owner", step.name, at.on_journey(step), at.words("owner.none"), where, None)


def _overdue(wiki: Wiki, at: Place) -> Iterator[Item]:
    for journey in wiki.catalog.counted:
        found = review(journey, wiki.catalog.today)
        if found.days is not None and found.days < 0:
            why = at.words.count("attention.overdue", -found.days)
            who = at.name("owners", journey.fields.owner) if journey.fields.owner else at.words("owner.none")
            href = at.journey(journey.id) or ""
            yield Item("late", journey.name, href, why, at.persona_name(journey.persona), who)


def _untapped(wiki: Wiki, at: Place) -> Iterator[Item]:
    for step in wiki.catalog.touchpoints:
        if step.status == "untapped":
            where = at.journey_name(step.journey)
            yield Item("target", step.name, at.on_journey(step), at.words("attention.untapped"), where, None)
