"""The lanes of the map as lists: what is said of one stage, and of one touchpoint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mkdocs_journeys.model.journey import DONE, Journey, Stage, Touchpoint
from mkdocs_journeys.pages.texts.signs import inside
from mkdocs_journeys.pages.texts.telling import Telling
from mkdocs_journeys.reading.naming import tidied


def of_stage(stage: Stage, tell: Telling) -> Iterator[str]:
    """What is said of the stage as a whole."""
    fields = stage.fields
    yield from tell.fact("lane.goal", inside(fields.goal or ""))
    yield from tell.fact("lane.stage_time", tell.words.duration(fields.duration) if fields.duration else "")
    yield from tell.fact("lane.quote", tell.quotes(fields.quote))
    yield from tell.fact("lane.doing", tell.texts(fields.action))
    yield from tell.fact("lane.thinking", tell.said(fields.thought))
    yield from tell.fact("lane.feeling", tell.feeling(fields.emotion, fields.feeling))
    yield from tell.fact("lane.needs", tell.texts(fields.needs))
    yield from _improvement(stage, tell)
    yield from tell.fact("journey.evidence", tell.names("evidence", fields.evidence))
    yield from _own_lanes(fields.more, tell)


def of_touchpoint(journey: Journey, step: Touchpoint, tell: Telling) -> Iterator[str]:
    """What is said of the touchpoint, in the order of the map's lanes."""
    fields, words = step.fields, tell.words
    if step.status != "live":
        yield words(f"touchpoint_status.{step.status}")
    if fields.moment_of_truth:
        yield words("map.moment_of_truth")
    if fields.micro_moment:
        yield words("map.micro_moment")
    if fields.entry:
        share = fields.entry.percent
        yield words("map.entry") + (f": {words.percent(share)}" if share is not None else "")
    if fields.importance:
        yield words("map.importance", n=fields.importance)
    yield from tell.fact("lane.doing", tell.texts(fields.action))
    yield from tell.fact("lane.channel", tell.channels(fields.channel))
    yield from tell.fact("lane.thinking", tell.said(fields.thought))
    felt = tell.feeling(step.emotion, fields.feeling)
    yield from tell.fact("lane.feeling", f"{felt} ({words(f'certainty.{step.certainty}')})" if felt else "")
    yield from tell.fact("map.leaving", tell.leaving(fields))
    yield from tell.fact("lane.needs", tell.texts(fields.needs))
    yield from tell.fact("lane.quote", tell.quotes(fields.quote))
    message = [inside(fields.message or ""), tell.names("campaigns", filter(None, [fields.campaign]))]
    yield from tell.fact("lane.message", words.listed(filter(None, message)))
    yield from tell.fact("lane.convinces", tell.texts(fields.convinces))
    yield from tell.fact("lane.time", tell.time(fields))
    yield from tell.fact("lane.image", inside(fields.image.alt) if fields.image else "")
    yield from _improvement(step, tell)
    yield from tell.fact("lane.asked", tell.texts(filter(None, [*fields.data_asked, fields.trust])))
    yield from _delivery(journey, step, tell)
    yield from tell.fact("journey.evidence", tell.names("evidence", fields.evidence))
    yield from _own_lanes(fields.more, tell)


def _improvement(part: Stage | Touchpoint, tell: Telling) -> Iterator[str]:
    """What works, what hurts, what could be done. All pains and opportunities stand in lists of their own."""
    open_pains = (pain.fields.text for pain in part.pains if pain.is_open)
    waiting = (found.fields.text for found in part.opportunities if found.fields.status not in DONE)
    yield from tell.fact("lane.gains", tell.texts(part.fields.gains))
    yield from tell.fact("lane.pains", tell.texts(open_pains))
    yield from tell.fact("lane.opportunities", tell.texts(waiting))
    yield from tell.fact("lane.metrics", tell.words.parted(map(tell.measure, part.metrics)))
    yield from tell.fact("lane.questions", tell.words.parted(map(tell.question, part.fields.questions)))


def _delivery(journey: Journey, step: Touchpoint, tell: Telling) -> Iterator[str]:
    """Who answers for it, what customers see of us, and what they don't."""
    fields = step.fields
    helping = tell.names("owners", fields.supporting)
    owner = tell.owner(step.owner) or (tell.words("owner.none") if step.is_live else "")
    told = " ".join(filter(None, [owner, f"{tell.words('owner.with')} {helping}" if helping else ""]))
    yield from tell.fact("lane.owner", told)
    yield from tell.fact("text.next", tell.ways(journey, step))
    handovers = [fields.handover, *(way.handover for way in step.onward or ())]
    yield from tell.fact("lane.handover", tell.texts(filter(None, handovers)))
    yield from tell.fact("lane.frontstage", tell.texts(fields.frontstage))
    yield from tell.fact("lane.backstage", tell.texts(fields.backstage))
    yield from tell.fact("lane.systems", tell.texts(fields.systems))


def _own_lanes(more: Mapping[str, tuple[str, ...]], tell: Telling) -> Iterator[str]:
    """The team's own lanes, as journeys.yml calls them."""
    for lane in tell.wiki.catalog.settings.lanes:
        if more.get(lane.id):
            yield f"**{inside(lane.name or tidied(lane.id))}:** {tell.texts(more[lane.id])}"
