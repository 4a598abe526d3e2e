"""Pains and what answers them."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_journeys.checks.appearances import holders, today
from mkdocs_journeys.checks.examples import at_touchpoint
from mkdocs_journeys.checks.rule import Path, Remark, Rule
from mkdocs_journeys.checks.sources import MAPPING, PRIORITIES
from mkdocs_journeys.checks.wiki_files import registry_file
from mkdocs_journeys.checks.wording import listed, quoted
from mkdocs_journeys.checks.written import shared_parts
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.model.journey import Journey, Pain, Touchpoint
from mkdocs_journeys.model.values.texts import slug


def _wants_answer(pain: Pain) -> bool:
    """Small pains may wait."""
    return pain.is_open and pain.fields.severity != "low"


def _answered(journey: Journey) -> set[str]:
    """The ids of the pains that somebody wants to do something about, or has."""
    meant = (found for found in journey.opportunities if found.fields.status != "dropped")
    return {pain for found in meant for pain in found.pains}


def _takes_pains(part: object) -> bool:
    """Whether a touchpoint's pains stand in touchpoints.yml."""
    return isinstance(part, Touchpoint) and "pains" in part.shared


def _unanswered(journey: Journey, _: Catalog) -> Iterator[Remark]:
    if journey.fields.state != "current":
        return
    answered = _answered(journey)
    for holder, path in holders(journey):
        if _takes_pains(holder) or (isinstance(holder, Touchpoint) and holder.status == "retired"):
            continue
        for index, pain in enumerate(holder.pains):
            if _wants_answer(pain) and pain.id not in answered:
                yield _no_answer(pain.fields.text, (*path, "pains", index))


def _no_answer(pain: str, path: Path, file: str = "") -> Remark:
    message = f"no opportunity answers the pain {quoted(pain)}"
    return Remark(message, path, file, "an opportunity beside it, or one that names it under `pains`")


def _shared_unanswered(catalog: Catalog) -> Iterator[Remark]:
    """The pains of registered touchpoints that no journey answers, nor touchpoints.yml itself."""
    met: set[str] = set()
    answered: set[str] = set()
    for journey in today(catalog):
        found = _answered(journey)
        for touchpoint in journey.touchpoints:
            if _takes_pains(touchpoint) and touchpoint.status != "retired":
                met |= {pain.key for pain in touchpoint.pains if _wants_answer(pain)}
                answered |= {pain.key for pain in touchpoint.pains if pain.id in found}
    file = registry_file(catalog, "touchpoints")
    for fields, path in shared_parts(catalog) if met - answered else ():
        for index, pain in enumerate(fields.pains):
            key = f"{path[0]}#{pain.id or slug(pain.text) or index}"
            if key in met and key not in answered:
                yield _no_answer(pain.text, (*path, "pains", index), file)


UNANSWERED = Rule(
    id="JM401",
    slug="pain-without-opportunity",
    level=Level.WARNING,
    title="A pain that nothing answers",
    reason="A map that stops at what hurts is a complaint. For each open pain say what could be done, even "
    "if it is only an idea. Pains of low severity may wait, and a dropped opportunity is no answer.",
    source=MAPPING,
    bad=at_touchpoint("pains: [Nobody knows what drop means]"),
    good=at_touchpoint("""
pains: [Nobody knows what drop means]
opportunities: [Say it with a drawing]
"""),
    of_journey=_unanswered,
    of_wiki=_shared_unanswered,
)


def _pointless(journey: Journey, _: Catalog) -> Iterator[Remark]:
    pains = {pain.id: pain for pain in journey.pains}
    for holder, path in holders(journey):
        if isinstance(holder, Touchpoint) and "opportunities" in holder.shared:
            continue
        for index, found in enumerate(holder.opportunities):
            answered = [pains[pain] for pain in found.pains]
            if found.is_waiting and answered and not any(pain.is_open for pain in answered):
                texts = listed(pain.fields.text for pain in answered)
                message = f"{quoted(found.fields.text)} waits, and what it answers is closed: {texts}"
                yield Remark(message, (*path, "opportunities", index), suggestion="status: dropped")


POINTLESS = Rule(
    id="JM406",
    slug="opportunity-for-closed-pain",
    level=Level.INFO,
    title="An opportunity that answers closed pains only",
    reason="What it was meant for hurts nobody any more. Left among the next steps, it takes the place of "
    "one that would help.",
    source=PRIORITIES,
    bad=at_touchpoint("""
pains: [{text: Nobody knows what drop means, status: closed}]
opportunities: [{text: Say it with a drawing, status: idea}]
"""),
    good=at_touchpoint("""
pains: [{text: Nobody knows what drop means, status: closed}]
opportunities: [{text: Say it with a drawing, status: dropped}]
"""),
    of_journey=_pointless,
)


RULES = (UNANSWERED, POINTLESS)
