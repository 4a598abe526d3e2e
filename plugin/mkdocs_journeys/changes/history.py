"""The history of a wiki, commit by commit, in the words of the trade. Each commit is looked at once."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mkdocs_journeys.changes.comparison import JourneyChanges, JourneyStep, Told, compare
from mkdocs_journeys.changes.facts import Thing
from mkdocs_journeys.changes.past import read_both
from mkdocs_journeys.git.log import Commit, commits_of
from mkdocs_journeys.git.snapshot import Snapshot, snapshot_at
from mkdocs_journeys.reading.memory import NOTHING, Keys, Memory
from mkdocs_journeys.reading.sharing import can_share, shared
from mkdocs_journeys.reading.written import Progress

# For fewer commits, starting processes takes longer than they save.
_WORTH_PROCESSES = 8
_KEYS = Keys(("model", "reading", "checks", "changes", "git"), ("pydantic", "PyYAML"))


@dataclass(frozen=True, slots=True)
class Step:
    """What a commit changed, on journeys and in what they share.

    With the first commit of a wiki, in which all is new, nothing is told of its journeys one by one.
    """

    commit: Commit
    journeys: tuple[JourneyStep, ...]
    shared: tuple[Told, ...]


def history(
    top: Path, place: str, memory: Memory = NOTHING, progress: Progress | None = None
) -> tuple[Step, ...]:
    """What each commit has changed in the folder of a wiki, newest first. Raises GitError.

    `place` is its path from the top of the repository. What is in `memory` is not found out again. `progress`
    is told how many of how many commits are done.
    """
    commits = commits_of(top, place)
    keys = [_KEYS.of("step", commit.id, place) for commit in commits]
    known = [memory.recall(key) for key in keys]
    found = {index: each for index, each in enumerate(known) if each is not None}
    new = [index for index in range(len(commits)) if index not in found]
    if new:
        found |= _made(list(_states(top, place, commits)), new, (top / place).name, progress)
    for index in new:
        memory.keep(keys[index], found[index])
    steps = (pickle.loads(found[index]) for index in range(len(commits)))  # noqa: S301  written by this user
    return tuple(steps)


def of_journey(steps: Iterable[Step], journey: str) -> Iterator[tuple[Commit, JourneyStep]]:
    """The history of one journey, newest first, also from when it was called otherwise."""
    for step in steps:
        found = next((each for each in step.journeys if each.id == journey), None)
        if found is not None:
            yield step.commit, found
            if found.was is None:
                return
            journey = found.was


@dataclass(frozen=True, slots=True)
class _State:
    """A commit with the files before and after it."""

    commit: Commit
    before: Snapshot
    after: Snapshot


def _states(top: Path, place: str, commits: Sequence[Commit]) -> Iterator[_State]:
    """All commits with their files, from the newest back, each known from the one after it."""
    if not commits:
        return
    after = snapshot_at(top, commits[0].id, place)
    for commit in commits:
        files = dict(after.files)
        for change in commit.files:
            if change.before is None:
                files.pop(change.path, None)
            else:
                files[change.path] = change.before
        before = Snapshot(top, files, is_commit=True)
        yield _State(commit, before, after)
        after = before


def _made(
    states: Sequence[_State], new: Sequence[int], name: str, progress: Progress | None
) -> dict[int, bytes]:
    def make_elsewhere(places: Sequence[int]) -> dict[int, bytes]:
        return {index: _packed(states[index], name) for index in places}

    def make_here(places: Sequence[int]) -> None:
        for done, index in enumerate(places, 1):
            made[index] = _packed(states[index], name)
            if progress is not None:
                progress(round(done * len(new) / len(places)), len(new))

    made: dict[int, bytes] = {}
    if len(new) < _WORTH_PROCESSES or not can_share():
        make_here(new)
        return made
    for found in shared(new, make_elsewhere, make_here):
        made.update(found)
    return made


def _packed(state: _State, name: str) -> bytes:
    return pickle.dumps(_step(state, name), pickle.HIGHEST_PROTOCOL)


def _step(state: _State, name: str) -> Step:
    if not state.before.files:
        return Step(state.commit, (), ())
    # Of a map it is told what one could say on that day.
    found = compare(*read_both(state.before, state.after, name, state.commit.time.date()))
    journeys = tuple(_brief_journey(each) for each in found.journeys)
    return Step(state.commit, journeys, tuple(map(_brief, found.shared)))


def _brief_journey(found: JourneyChanges) -> JourneyStep:
    return replace(found.step, changes=tuple(map(_brief, found.changes)))


def _brief(told: Told) -> Told:
    """What is told, without all that the thing says besides."""
    change = told.change
    was = _bare(change.was) if change.was is not None else None
    return replace(told, change=replace(change, thing=_bare(change.thing), was=was))


def _bare(thing: Thing) -> Thing:
    """A thing without its fields, but for what it is a use of: that says what it leaves out."""
    return replace(thing, fields={key: value for key, value in thing.fields.items() if key == "use"})
