"""What became of a journey: commit by commit, version by version, and since the previous one."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from mkdocs_journeys.changes.comparison import JourneyStep
from mkdocs_journeys.changes.effects import signed
from mkdocs_journeys.changes.named import Named
from mkdocs_journeys.changes.versions import Standing, Version, metric_key, standing_of
from mkdocs_journeys.git.log import Commit
from mkdocs_journeys.model.journey import Journey, Measure
from mkdocs_journeys.pages.ghost import Ghost, ghost
from mkdocs_journeys.pages.past import Past
from mkdocs_journeys.pages.told import Line, Step, Teller
from mkdocs_journeys.pages.trends import Known, VersionTrend, version_trend
from mkdocs_journeys.pages.wiki import Wiki

Item = TypeVar("Item")

# A page is for what is new; all the rest is in the feed and in the data.
_COMMITS, _LINES = 6, 8
TRENDS = (("experience", -2.0, 2.0), ("owned", 0.0, 100.0), ("validated", 0.0, 100.0))


@dataclass(frozen=True, slots=True)
class Entry:
    """What a commit did to a journey. `author` is empty where the site names nobody."""

    date: datetime.date
    author: str
    subject: str
    act: str
    steps: tuple[Step, ...]
    lines: tuple[Line, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Span(Generic[Item]):
    """The entries from one version to the next; `until` is None for today, `since` for the beginning."""

    until: Version | Named | None
    since: Version | Named | None
    entries: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class JourneyHistory:
    """The section of a journey's page.

    `before` is the experience in the previous version, and `was` what became of it where it is another one.
    `measures` are the metrics that only this journey has. `more` entries are not shown.
    """

    previous: Version | None
    before: float | None
    was: Step | None
    ghost: Ghost | None
    trends: tuple[tuple[str, VersionTrend], ...]
    measures: tuple[tuple[Measure, VersionTrend], ...]
    spans: tuple[Span[Entry], ...]
    more: int


def journey_history(wiki: Wiki, journey: Journey, teller: Teller) -> JourneyHistory | None:
    """The history of a journey; None where git tells nothing of it."""
    past = wiki.past
    if past is None:
        return None
    told = past.of_journey(journey.id)
    since = past.changed.get(journey.id)
    comparison = past.story.since
    if not told and since is None:
        return None
    return JourneyHistory(
        past.previous,
        since.effect.experience.before if since else None,
        next((step for step in teller.steps(since.effect) if step.key == "experience"), None)
        if since is not None and since.effect.experience.before is not None
        else None,
        ghost(since, comparison.difference.renamed) if since and comparison else None,
        tuple(trends(past, journey)),
        tuple(_measures(past, journey)),
        spans_of(
            past.named,
            [(commit, _entry(teller, commit, step, journey)) for commit, step in told[:_COMMITS]],
        ),
        max(0, len(told) - _COMMITS),
    )


def trends(past: Past, journey: Journey) -> Iterator[tuple[str, VersionTrend]]:
    """Experience, ownership and evidence of a journey over the versions and today."""
    found = past.of_journey(journey.id)
    stood: list[tuple[Version | None, Standing]] = [
        *reversed(past.standings(journey.id)),
        (None, standing_of(journey)),
    ]
    for name, low, high in TRENDS:
        known = []
        before: Version | None = None
        for version, standing in stood:
            value = getattr(standing, name)
            if value is not None:
                learned = (
                    name == "experience"
                    and before is not None
                    and _is_learned(past, journey, found, before, version)
                )
                known.append(Known(version.name if version else None, value, learned))
                before = version
        if (trend := version_trend(known, low, high)) is not None:
            yield name, trend


def _measures(past: Past, journey: Journey) -> Iterator[tuple[Measure, VersionTrend]]:
    """The metrics that are written on the journey itself, where they differ between versions."""
    found = (*journey.metrics, *(each for part in journey.parts for each in part.metrics))
    for measure in {metric_key(each, journey): each for each in found if not each.id}.values():
        known = [
            Known(version.name, version.state.metrics[f"{name}#{measure.name}"])
            for version in reversed(past.versions)
            if (name := past.story.called_at(version, journey.id)) is not None
            and f"{name}#{measure.name}" in version.state.metrics
        ]
        known += [Known(None, measure.latest)] if measure.latest is not None else []
        trend = version_trend(known, target=measure.fields.target)
        if trend is not None and len({each.value for each in known}) > 1:
            yield measure, trend


def _is_learned(
    past: Past,
    journey: Journey,
    found: Sequence[tuple[Commit, JourneyStep]],
    before: Version,
    until: Version | None,
) -> bool:
    """Whether the experience differs between two versions also for what we know better."""
    if until is None and before is past.previous:
        since = past.changed.get(journey.id)
        return since is not None and _has_learned(since.effect.learned)
    newer = before.newer - (until.newer if until else frozenset())
    return any(_has_learned(step.effect.learned) for commit, step in found if commit.id in newer)


def _has_learned(step: float | None) -> bool:
    return step is not None and signed(step) != "0"


def _entry(teller: Teller, commit: Commit, step: JourneyStep, journey: Journey) -> Entry:
    # That it was added as a whole is said by the entry.
    told = [each for each in step.changes if each.change.thing.kind != "journey" or each.change.field]
    lines = tuple(teller.line(each, journey) for each in told[:_LINES])
    author = commit.author if teller.wiki.options.people else ""
    steps = teller.steps(step.effect)
    more = max(0, len(told) - _LINES)
    return Entry(commit.time.date(), author, commit.subject, step.state, steps, lines, more)


def spans_of(
    versions: Sequence[Version | Named], entries: Sequence[tuple[Commit, Item]]
) -> tuple[Span[Item], ...]:
    """The entries by the version that they came with."""
    bounds: list[tuple[Version | Named | None, Version | Named | None]] = []
    until: Version | Named | None = None
    for version in versions:
        bounds.append((until, version))
        until = version
    bounds.append((until, None))
    spans = []
    for upper, lower in bounds:
        here = tuple(
            entry
            for commit, entry in entries
            if (upper is None or commit.id not in upper.newer) and (lower is None or commit.id in lower.newer)
        )
        if here:
            spans.append(Span(upper, lower, here))
    return tuple(spans)
