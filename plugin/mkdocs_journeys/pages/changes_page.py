"""What changed: since the previous version, and over time. Did it get better?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mkdocs_journeys.changes.comparison import JourneyChanges, JourneyStep
from mkdocs_journeys.changes.effects import Effect, Figure, signed
from mkdocs_journeys.changes.history import Step as Commits
from mkdocs_journeys.changes.versions import Standing, Version
from mkdocs_journeys.git.log import Commit
from mkdocs_journeys.model.experience import of_journey
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.contents import content
from mkdocs_journeys.pages.journey_history import TRENDS, spans_of
from mkdocs_journeys.pages.measures import all_used
from mkdocs_journeys.pages.page import Content, Page
from mkdocs_journeys.pages.past import Past
from mkdocs_journeys.pages.told import Line, Step, Teller
from mkdocs_journeys.pages.trends import Known, VersionTrend, version_trend
from mkdocs_journeys.pages.wiki import Wiki

# One reads the newest; all the rest is in the data.
_JOURNEYS, _LINES, _COMMITS, _OF_COMMIT, _SHARED = 40, 12, 60, 12, 40


@dataclass(frozen=True, slots=True)
class Move:
    """A journey that is different. `journey` is None where it is not there any more."""

    journey: Journey | None
    title: str
    act: str
    steps: tuple[Step, ...]
    lines: tuple[Line, ...]
    more: int


@dataclass(frozen=True, slots=True)
class MovedMetric:
    """A metric over the versions."""

    id: str
    name: str
    unit: str | None
    trend: VersionTrend


@dataclass(frozen=True, slots=True)
class Told:
    """A commit with the journeys that it changed and the lines about what they share."""

    commit: Commit
    journeys: tuple[Move, ...]
    more: int
    lines: tuple[Line, ...]


def pages(wiki: Wiki) -> tuple[Page, ...]:
    """The page of all changes; none where git tells nothing."""
    past = wiki.past
    if past is None:
        return ()
    return (
        Page(
            addresses.CHANGES,
            wiki.words("changes.title"),
            lambda: _content(wiki, past),
            description=wiki.words("changes.description"),
            language=wiki.language,
            meta={"hide": ["navigation", "toc"]},
        ),
    )


def _content(wiki: Wiki, past: Past) -> Content:
    teller = Teller(wiki, wiki.words)
    together = whole(past)
    moves = [_since(wiki, teller, each) for each in past.changed.values()]
    told = [_told(wiki, past, teller, step) for step in past.steps[:_COMMITS]]
    html = wiki.render(
        "changes.html",
        addresses.CHANGES,
        past=past,
        moves=moves[:_JOURNEYS],
        more_moves=max(0, len(moves) - _JOURNEYS),
        counted={act: sum(move.act == act for move in moves) for act in ("changed", "added", "removed")},
        shared=[teller.line(each) for each in past.shared[:_SHARED]],
        more_shared=max(0, len(past.shared) - _SHARED),
        whole=teller.steps(together) if together else (),
        trends=tuple(whole_trends(past)),
        metrics=tuple(metric_trends(past)),
        spans=spans_of(past.versions, [(each.commit, each) for each in told]),
        more_steps=max(0, len(past.steps) - _COMMITS),
    )
    return content(html)


def _since(wiki: Wiki, teller: Teller, changes: JourneyChanges) -> Move:
    return _move(wiki, teller, changes.step, changes.journey.id, _LINES)


def _told(wiki: Wiki, past: Past, teller: Teller, step: Commits) -> Told:
    """Of a commit only how the numbers of each journey changed: what else did stands on the journey."""
    journeys = [
        _move(wiki, teller, each, past.called_today(step.commit, each), 0)
        for each in step.journeys[:_OF_COMMIT]
    ]
    lines = tuple(teller.line(each) for each in step.shared[:_LINES])
    return Told(step.commit, tuple(journeys), max(0, len(step.journeys) - _OF_COMMIT), lines)


def _move(wiki: Wiki, teller: Teller, step: JourneyStep, today: str, most: int) -> Move:
    journey = wiki.journeys.get(today)
    told = [each for each in step.changes if each.change.thing.kind != "journey" or each.change.field]
    lines = tuple(teller.line(each, journey) for each in told[:most])
    return Move(journey, step.title, step.state, teller.steps(step.effect), lines, len(told) - len(lines))


def whole(past: Past) -> Effect | None:
    """What became of all live journeys together since the previous version."""
    if past.previous is None:
        return None
    was, now = past.previous.state.whole, past.today.whole
    unknown = Figure(None, None)
    experience = Figure(was.experience, now.experience, is_emotion=True)
    owned, validated = (
        Figure(*pair, unit=" %") for pair in ((was.owned, now.owned), (was.validated, now.validated))
    )
    if was.experience is None or now.experience is None:
        return Effect(experience, None, None, owned, validated, unknown)
    felt = (
        (each, of_journey(each.before))
        for each in past.changed.values()
        if each.before and each.before.counts
    )
    moved = sum((each.effect.moved or 0) * found.known for each, found in felt if found) / was.feelings
    return Effect(experience, moved, now.experience - was.experience - moved, owned, validated, unknown)


def whole_trends(past: Past) -> Iterator[tuple[str, VersionTrend]]:
    """Experience, ownership and evidence of all live journeys together."""
    stood: list[tuple[Version | None, Standing]] = [
        *((version, version.state.whole) for version in reversed(past.versions)),
        (None, past.today.whole),
    ]
    for name, low, high in TRENDS:
        known = []
        before: Version | None = None
        for version, standing in stood:
            value = getattr(standing, name)
            if value is not None:
                is_learned = (
                    name == "experience" and before is not None and _is_learned(past, before, version)
                )
                known.append(Known(version.name if version else None, value, is_learned))
                before = version
        if (trend := version_trend(known, low, high)) is not None:
            yield name, trend


def _is_learned(past: Past, before: Version, until: Version | None) -> bool:
    """Whether some journey's experience differs between two versions also for what we know better."""
    if until is None and before is past.previous:
        steps: Sequence[JourneyStep] = [each.step for each in past.changed.values()]
    else:
        newer = before.newer - (until.newer if until else frozenset())
        steps = [each for step in past.steps if step.commit.id in newer for each in step.journeys]
    return any(each.effect.learned is not None and signed(each.effect.learned) != "0" for each in steps)


def metric_trends(past: Past) -> Iterator[MovedMetric]:
    """The metrics of metrics.yml that are known in two versions and differ."""
    states = [*((version.name, version.state) for version in reversed(past.versions)), (None, past.today)]
    for used in all_used(past.wiki.catalog):
        measure = used.measure
        if not measure.id:
            continue
        known = [
            Known(name, state.metrics[measure.id]) for name, state in states if measure.id in state.metrics
        ]
        trend = version_trend(known, target=measure.fields.target)
        if trend is not None and len({each.value for each in known}) > 1:
            yield MovedMetric(measure.id, measure.name, measure.fields.unit, trend)
