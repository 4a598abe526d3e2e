"""The numbers that stand over a wiki, a persona or any other choice of journeys."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_journeys.model.coverage import Coverage, Grounds, grounds, ownership
from mkdocs_journeys.model.experience import Experience, experience
from mkdocs_journeys.model.journey import Journey


@dataclass(frozen=True, slots=True)
class Totals:
    """What current, live journeys add up to. Each shared thing is one, however often it appears.

    `touchpoints` are the live ones; `places` how often they appear; `steps` those without contact;
    `personas` those that have such a journey; `opportunities` those that nobody has started on.
    `experience` is over all touchpoints with an emotion, not the mean of the journeys' means.
    """

    personas: int
    journeys: int
    touchpoints: int
    places: int
    steps: int
    untapped: int
    planned: int
    owners: int
    pains: int
    opportunities: int
    ownership: Coverage
    grounds: Grounds
    experience: Experience | None


def totals(journeys: Iterable[Journey]) -> Totals:
    """The totals over those of these journeys that are current and live."""
    counted = [journey for journey in journeys if journey.counts]
    touchpoints = [touchpoint for journey in counted for touchpoint in journey.touchpoints]
    contacts = [touchpoint for touchpoint in touchpoints if touchpoint.has_contact]
    live = [touchpoint for touchpoint in contacts if touchpoint.is_live]
    return Totals(
        personas=len({journey.persona for journey in counted}),
        journeys=len(counted),
        touchpoints=len({touchpoint.key for touchpoint in live}),
        places=len(live),
        steps=sum(not step.has_contact and step.status == "live" for step in touchpoints),
        untapped=len({touchpoint.key for touchpoint in contacts if touchpoint.status == "untapped"}),
        planned=len({touchpoint.key for touchpoint in contacts if touchpoint.status == "planned"}),
        owners=len({touchpoint.owner for touchpoint in live if touchpoint.owner is not None}),
        pains=len({pain.key for journey in counted for pain in journey.pains if pain.is_open}),
        opportunities=len(
            {found.key for journey in counted for found in journey.opportunities if found.is_waiting}
        ),
        ownership=ownership(live),
        grounds=grounds(live),
        experience=experience(
            touchpoint.emotion
            for journey in counted
            for touchpoint in journey.touchpoints
            if journey.is_experienced(touchpoint)
        ),
    )
