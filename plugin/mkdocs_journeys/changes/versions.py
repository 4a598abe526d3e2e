"""The versions of a wiki: the commits that somebody gave a name, and how the journeys stood there."""

from __future__ import annotations

import datetime
import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mkdocs_journeys.changes.named import Named, named_of
from mkdocs_journeys.changes.past import is_of_wiki, is_picture
from mkdocs_journeys.git.snapshot import snapshot_at
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.coverage import Coverage, Grounds, grounds, ownership
from mkdocs_journeys.model.experience import Experience, of_journey
from mkdocs_journeys.model.fields import MeasureFields
from mkdocs_journeys.model.journey import Journey, Measure
from mkdocs_journeys.model.totals import totals
from mkdocs_journeys.reading.journeys import filled_measure
from mkdocs_journeys.reading.memory import NOTHING, Keys, Memory
from mkdocs_journeys.reading.reader import read_given
from mkdocs_journeys.reading.sharing import can_share, shared

# A chart of more could not be read, and each must be read once.
MOST = 12
_KEYS = Keys(("model", "reading", "changes", "git"), ("pydantic", "PyYAML"))


@dataclass(frozen=True, slots=True)
class Standing:
    """How customers fare, -2 to 2, and percents of the touchpoints that are owned and validated.

    Each is None where there was nothing to count. The experience is the mean of so many `feelings`.
    """

    experience: float | None
    owned: float | None
    validated: float | None
    feelings: int


@dataclass(frozen=True, slots=True)
class State:
    """How a wiki stands: all live journeys together, each that is no draft, the latest value of each metric.

    A metric that is written on a journey has the journey and its name for a key, others have their id.
    """

    whole: Standing
    journeys: Mapping[str, Standing]
    metrics: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Version:
    """A commit with a name. `newer` are the commits that came after it on the branch and changed the wiki."""

    name: str
    commit: str
    time: datetime.datetime
    newer: frozenset[str]
    state: State


def versions_of(
    top: Path, place: str, wanted: Sequence[str], changing: Sequence[str], memory: Memory = NOTHING
) -> tuple[Version, ...]:
    """The newest versions of the wiki in a folder of a repository, newest first, at most `MOST`.

    `wanted` and `changing` are those of `named_of`. Raises GitError.
    """
    return stood(top, place, named_of(top, wanted, changing, MOST), memory)


def stood(top: Path, place: str, named: Sequence[Named], memory: Memory = NOTHING) -> tuple[Version, ...]:
    """How the wiki in a folder of a repository stood in some versions. Raises GitError."""
    states = _states(top, place, named, memory)
    return tuple(
        Version(each.name, each.commit, each.time, each.newer, state)
        for each, state in zip(named, states, strict=True)
    )


def state_of(catalog: Catalog) -> State:
    """How a wiki stands."""
    found = totals(catalog.counted)
    whole = _standing_of(found.experience, found.ownership, found.grounds)
    journeys = {journey.id: standing_of(journey) for journey in _told_of(catalog)}
    return State(whole, journeys, dict(_metrics(catalog)))


def metric_key(measure: Measure, journey: Journey) -> str:
    """What the state of a wiki calls a metric of a journey."""
    return measure.id or f"{journey.id}#{measure.name}"


def _told_of(catalog: Catalog) -> Iterator[Journey]:
    """All journeys but drafts, which nobody was meant to see."""
    return (journey for journey in catalog.journeys.values() if journey.fields.status != "draft")


def _states(top: Path, place: str, named: Sequence[Named], memory: Memory) -> list[State]:
    keys = [_KEYS.of("version", each.commit, place) for each in named]
    recalled = {key: memory.recall(key) for key in keys}
    known = {key: found for key, found in recalled.items() if found is not None}
    new = [at for at, key in enumerate(keys) if key not in known]

    def make(places: Sequence[int]) -> dict[str, bytes]:
        kept = Memory(None)
        return {keys[at]: _packed(top, named[at], place, kept) for at in places}

    def make_here(places: Sequence[int]) -> None:
        known.update(make(places))

    if len(new) > 1 and can_share():
        for made in shared(new, make, make_here):
            known.update(made)
    else:
        make_here(new)
    for key in keys:
        memory.keep(key, known[key])
    return [pickle.loads(known[key]) for key in keys]  # noqa: S301  written by this user


def _packed(top: Path, named: Named, place: str, memory: Memory) -> bytes:
    snapshot = snapshot_at(top, named.commit, place)
    files = snapshot.read(file for file in snapshot.files if is_of_wiki(file))
    files |= {file: b"" for file in snapshot.files if is_picture(file)}
    catalog = read_given("wiki", files, named.time.date(), memory=memory).catalog
    return pickle.dumps(state_of(catalog), pickle.HIGHEST_PROTOCOL)


def standing_of(journey: Journey) -> Standing:
    """How one journey stands."""
    touchpoints = journey.touchpoints
    return _standing_of(of_journey(journey), ownership(touchpoints), grounds(touchpoints))


def _standing_of(found: Experience | None, owned: Coverage, known: Grounds) -> Standing:
    return Standing(found.mean if found else None, owned.percent, known.percent, found.known if found else 0)


def _metrics(catalog: Catalog) -> Iterator[tuple[str, float]]:
    for metric in catalog.registries.metrics:
        latest = Measure(metric.id, filled_measure(MeasureFields(), metric)).latest
        if latest is not None:
            yield metric.id, latest
    for journey in _told_of(catalog):
        for measure in (*journey.metrics, *(each for part in journey.parts for each in part.metrics)):
            if not measure.id and measure.latest is not None:
                yield metric_key(measure, journey), measure.latest
