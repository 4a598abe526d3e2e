"""What changed: since the previous version, and over time. Did it get better?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mkdocs_journeys.changes.comparison import JourneyChanges, JourneyStep
from mkdocs_journeys.changes.effects import signed
from mkdocs_journeys.changes.history import Step as Commits
from mkdocs_journeys.changes.versions import Standing, Version
from mkdocs_journeys.git.log import Commit
from mkdocs_journeys.model.experience import of_journey
from mkdocs_journeys.model.journey import Journey, Measure
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.contents import content
from mkdocs_journeys.pages.journey_history import TRENDS, spans_of
from mkdocs_journeys.pages.measures import all_used
from mkdocs_journeys.pages.page import Content, Page
from mkdocs_journeys.pages.past import Past
from mkdocs_journeys.pages.told import Line, Step, Teller
from mkdocs_journeys.pages.trends import Known, VersionTrend, version_trend
from mkdocs_journeys.pages.wiki import Wiki
from mkdocs_journeys.pages.words import Words

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
    measure: Measure
    trend: VersionTrend

    def is_better(self, previous: Version) -> bool | None:
        """Whether it is better than in a version; None where it is the same, or was not known."""
        before = next((dot.known.value for dot in self.trend.dots if dot.known.name == previous.name), None)
        if before is None or before == self.trend.last.value:
            return None
        return (self.trend.last.value > before) == (self.measure.fields.better == "higher")


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
    metrics = tuple(metric_trends(past))
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
        verdict=verdict(past, wiki.words, metrics),
        unreadable=len(past.story.since.unreadable) if past.story.since else 0,
        trends=tuple(whole_trends(past)),
        metrics=metrics,
        spans=spans_of(past.named, [(each.commit, each) for each in told]),
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
    steps = teller.steps(step.effect) if step.state == "changed" else ()
    return Move(journey, step.title, step.state, steps, lines, len(told) - len(lines))


@dataclass(frozen=True, slots=True)
class Together:
    """What became of all live journeys together.

    Of the difference of their experience, `moved` is what customers felt, `learned` what we know better, and
    `others` follows from journeys that came or went.
    """

    before: Standing
    after: Standing
    moved: float
    learned: float
    others: float


def together(past: Past) -> Together | None:
    """The same since the previous version; None where files can't be read, so that something is missing."""
    since = past.story.since
    if past.previous is None or since is None or since.unreadable:
        return None
    was, now = past.previous.state.whole, past.today.whole
    if was.experience is None or now.experience is None:
        return Together(was, now, 0.0, 0.0, 0.0)
    moved = learned = 0.0
    for each in past.changed.values():
        felt = of_journey(each.before) if each.before is not None and each.before.counts else None
        if felt is not None and each.after is not None and each.after.counts:
            moved += (each.effect.moved or 0.0) * felt.known / was.feelings
            learned += (each.effect.learned or 0.0) * felt.known / was.feelings
    step = round(now.experience, 2) - round(was.experience, 2)
    moved, learned = round(moved, 2), round(learned, 2)
    has_others = any(_comes_or_goes(each.step) for each in past.changed.values())
    if not has_others:
        learned = step - moved
    return Together(was, now, moved, learned, round(step - moved - learned, 2))


def verdict(past: Past, words: Words, metrics: Sequence[MovedMetric]) -> list[str]:
    """Whether it got better since the previous version, in a few sentences."""
    found = together(past)
    if past.previous is None or found is None:
        return []
    version = words.isolated(past.previous.name)
    felt = "better" if found.moved > 0 else "worse" if found.moved < 0 else "same"
    told = [words(f"changes.verdict.{felt}", version=version, n=words.isolated(words.signed(found.moved)))]
    for name, step in (("learned", found.learned), ("others", found.others)):
        if signed(step) != "0":
            told.append(words(f"changes.verdict.{name}", n=words.isolated(words.signed(step))))
    steps = [metric.is_better(past.previous) for metric in metrics]
    for name, count in (("better", steps.count(True)), ("worse", steps.count(False))):
        if count:
            told.append(words.count(f"changes.metrics_{name}", count))
    return told


def _comes_or_goes(step: JourneyStep) -> bool:
    """Whether a journey was not there before, or is not any more."""
    return step.was is None or step.is_gone


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
    """Whether all journeys together differ also for what we know better, or for which journeys there are."""
    if until is None and before is past.previous:
        steps: Sequence[JourneyStep] = [each.step for each in past.changed.values()]
    else:
        newer = before.newer - (until.newer if until else frozenset())
        steps = [each for step in past.steps if step.commit.id in newer for each in step.journeys]
    learned = (each.effect.learned for each in steps)
    is_learned = any(step is not None and signed(step) != "0" for step in learned)
    # With other journeys the mean is another one, whatever customers felt.
    return is_learned or any(map(_comes_or_goes, steps))


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
            yield MovedMetric(measure.id, measure, trend)
