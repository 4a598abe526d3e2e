"""The history of a wiki, commit by commit, in the words of the trade. Each commit is looked at once."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from mkdocs_journeys.changes.comparison import JourneyChanges, JourneyStep, Told, compare
from mkdocs_journeys.changes.facts import Thing
from mkdocs_journeys.changes.past import read_both
from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.git.log import Commit, commits_of
from mkdocs_journeys.git.snapshot import Snapshot, snapshot_at
from mkdocs_journeys.reading.memory import NOTHING, Keys, Memory
from mkdocs_journeys.reading.reader import Reading
from mkdocs_journeys.reading.sharing import can_share, shared
from mkdocs_journeys.reading.written import Progress

# For fewer commits, starting processes takes longer than they save.
_WORTH_PROCESSES = 8
_KEYS = Keys(("model", "reading", "checks", "changes", "git"), ("pydantic", "PyYAML"))


@dataclass(frozen=True, slots=True)
class Step:
    """What a commit changed, on journeys and in what they share.

    With the first commit of a wiki, in which all is new, nothing is told of its journeys one by one.
    `moved` are the earlier ids of journeys that have another one since, by the new ones, also of those that
    only moved along with their persona. `unreadable` are files that can't be read since the commit. `mended`
    are those that can be read again: they are compared with what they said when they last could.
    """

    commit: Commit
    journeys: tuple[JourneyStep, ...]
    shared: tuple[Told, ...]
    moved: Mapping[str, str] = field(default_factory=dict)
    unreadable: tuple[str, ...] = ()
    mended: tuple[str, ...] = ()


def history(
    top: Path, place: str, memory: Memory = NOTHING, progress: Progress | None = None
) -> tuple[Step, ...]:
    """What each commit has changed in the folder of a wiki, newest first. Raises GitError.

    `place` is its path from the top of the repository. What is in `memory` is not found out again. `progress`
    is told how many of how many commits are done.
    """
    commits = tuple(map(_visible, commits_of(top, place)))
    keys = [_KEYS.of("step", commit.id, place) for commit in commits]
    known = [memory.recall(key) for key in keys]
    found = {index: each for index, each in enumerate(known) if each is not None}
    new = [index for index in range(len(commits)) if index not in found]
    name = (top / place).name
    if new:
        found |= _made(list(_states(top, place, commits)), new, name, progress)
    for index in new:
        memory.keep(keys[index], found[index])
    steps = [_unpacked(found[index], commit) for index, commit in enumerate(commits)]
    states: list[_State] = []
    for index, said in _last_readable(steps).items():
        key = _KEYS.of("mended", commits[index].id, place, repr(sorted(said.items())))
        told = memory.recall(key)
        if told is None:
            states = states or list(_states(top, place, commits))
            told = _packed(states[index].following(said), name)
            memory.keep(key, told)
        now = steps[index]
        steps[index] = replace(_unpacked(told, now.commit), unreadable=now.unreadable, mended=now.mended)
    return tuple(steps)


def _last_readable(steps: Sequence[Step]) -> Mapping[int, Mapping[str, str | None]]:
    """For steps that mended files: what these held when they could last be read, None for nothing."""
    found: dict[int, Mapping[str, str | None]] = {}
    # Nothing is told of the first commit, so what it holds may have been unreadable from the beginning.
    begun = {change.path: change.after for change in steps[-1].commit.files} if steps else {}
    lost: dict[str, str | None] = {}
    for index in reversed(range(len(steps))):
        step = steps[index]
        changes = {change.path: change for change in step.commit.files}
        said = {}
        for file in step.mended:
            if file in lost:
                said[file] = lost.pop(file)
            elif file in changes and changes[file].before == begun.get(file):
                said[file] = None
        if said:
            found[index] = said
        for file in changes.keys() - set(step.unreadable):
            lost.pop(file, None)
        for file in step.unreadable:
            # Where something else has made it so, the file itself has last said the same.
            change = changes.get(file)
            begun.pop(file, None)
            if change is not None:
                lost.setdefault(file, change.before)
    return found


def _visible(commit: Commit) -> Commit:
    """A commit whose author and subject are shown wherever they may stand."""
    return replace(commit, author=visible(commit.author), subject=visible(commit.subject))


@dataclass(frozen=True, slots=True)
class _State:
    """A commit with the files before and after it."""

    commit: Commit
    before: Snapshot
    after: Snapshot

    def following(self, said: Mapping[str, str | None]) -> _State:
        """The same, where some files held something else before, or None for nothing."""
        files = {**self.before.files, **said}
        there = {file: blob for file, blob in files.items() if blob is not None}
        return replace(self, before=replace(self.before, files=there))


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


def _unpacked(packed: bytes, commit: Commit) -> Step:
    """What is remembered of a commit, whose author may have another name by now (`.mailmap`)."""
    step: Step = pickle.loads(packed)  # noqa: S301  written by this user
    return replace(step, commit=commit)


def _step(state: _State, name: str) -> Step:
    if not state.before.files:
        return Step(state.commit, (), ())
    # Of a map it is told what one could say on that day.
    before, after = read_both(state.before, state.after, name, state.commit.time.date())
    found = compare(before, after)
    journeys = tuple(_brief_journey(each) for each in found.journeys)
    moved = {
        new[1]: old[1]
        for old, new in found.difference.renamed.items()
        if old[0] == new[0] == "journey" and len(old) == len(new) == 2
    }
    was, now = _unreadable(before), _unreadable(after)
    touched = {change.path for change in state.commit.files}
    broken = {file for file in now if file in touched or file not in was}
    shared = tuple(map(_brief, found.shared))
    return Step(state.commit, journeys, shared, moved, tuple(sorted(broken)), tuple(sorted(was - now)))


def _unreadable(reading: Reading) -> frozenset[str]:
    """The files that have errors, from the wiki's folder on."""
    return frozenset(each.file.partition("/")[2] for each in reading.errors)


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
