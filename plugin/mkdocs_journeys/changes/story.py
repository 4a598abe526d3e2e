"""What git tells of a wiki: its history, its versions, and what is different since the last of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from mkdocs_journeys.changes.comparison import Comparison, JourneyChanges, JourneyStep, compare
from mkdocs_journeys.changes.history import Step, history
from mkdocs_journeys.changes.past import is_of_wiki, read_both
from mkdocs_journeys.changes.versions import Version, unknown_of, versions_of
from mkdocs_journeys.git.asking import GitError
from mkdocs_journeys.git.log import Commit
from mkdocs_journeys.git.snapshot import Snapshot, is_shallow, snapshot_at, snapshot_of, top_of
from mkdocs_journeys.reading.memory import NOTHING, Memory, open_memory
from mkdocs_journeys.reading.reader import Reading
from mkdocs_journeys.reading.written import Progress


@dataclass(frozen=True)
class Story:
    """The history of a wiki.

    `steps` are its commits and `versions` its versions, newest first. `previous` is the newest version that
    was different, and `since` what has changed from then on, to the files as they lie on the disk; both are
    None where there is no such version. `unknown` are versions that somebody wants and git does not know.
    """

    steps: tuple[Step, ...] = ()
    versions: tuple[Version, ...] = ()
    previous: Version | None = None
    since: Comparison | None = field(default=None, repr=False)
    unknown: tuple[str, ...] = ()

    @cached_property
    def changed(self) -> Mapping[str, JourneyChanges]:
        """The journeys that are different since the previous version, by their ids."""
        found = self.since.journeys if self.since else ()
        return {each.journey.id: each for each in found}

    @cached_property
    def _by_journey(self) -> Mapping[str, Sequence[tuple[int, JourneyStep]]]:
        found: dict[str, list[tuple[int, JourneyStep]]] = {}
        for place, step in enumerate(self.steps):
            for each in step.journeys:
                found.setdefault(each.id, []).append((place, each))
        return found

    def of_journey(self, journey: str) -> Iterator[tuple[Commit, JourneyStep]]:
        """The history of one journey, newest first, also from when it was called otherwise."""
        after = -1
        while True:
            found = next((each for each in self._by_journey.get(journey, ()) if each[0] > after), None)
            if found is None:
                return
            after, step = found
            yield self.steps[after].commit, step
            if step.was is None:
                return
            journey = step.was

    def called_at(self, version: Version, journey: str) -> str | None:
        """What a journey of today was called in a version; None where it was not there yet."""
        for commit, step in self.of_journey(journey):
            if commit.id not in version.newer:
                break
            if step.was is None:
                return None
            journey = step.was
        return journey if journey in version.state.journeys else None


def story_of(
    folder: Path,
    wanted: Sequence[str],
    today: datetime.date,
    memories: tuple[Memory, Memory] = (NOTHING, NOTHING),
    progress: Progress | None = None,
) -> Story:
    """What git tells of the wiki in a folder. Raises GitError where it can't tell, or not all.

    `wanted` are the versions as `versions_of` takes them. `memories` are those of commits and of versions.
    """
    here = folder.resolve()
    top = top_of(here)
    refuse_shallow(top)
    place = here.relative_to(top).as_posix()
    steps = history(top, place, memories[0], progress)
    if not steps:
        raise GitError(f"nothing in {folder.name} has been committed yet")
    changing = [step.commit.id for step in steps]
    versions = versions_of(top, place, wanted, changing, memories[1])
    return retold(Story(steps, versions, unknown=unknown_of(top, wanted)), folder, today)


def remembered(reading: Reading, progress: Progress | None = None) -> Story:
    """The same for what has been read, with what earlier runs have found out. Raises GitError."""
    catalog = reading.catalog
    commits, versions = (open_memory(reading.folder, purpose) for purpose in ("history", "versions"))
    wanted = catalog.settings.versions
    found = story_of(reading.folder, wanted, catalog.today, (commits, versions), progress)
    for memory in (commits, versions):
        memory.save()
    return found


def retold(story: Story, folder: Path, today: datetime.date) -> Story:
    """The same history, with what the files on the disk say by now. Raises GitError."""
    if not story.versions:
        return story
    here = folder.resolve()
    top = top_of(here)
    place = here.relative_to(top).as_posix()
    now: Snapshot | None = None
    for version in story.versions:
        before = snapshot_at(top, version.commit, place)
        now = now or snapshot_of(here, like=before)
        if _wiki(before) == _wiki(now):
            continue
        since = compare(*read_both(before, now, here.name, today))
        # Files may differ in what nobody reads, such as the ends of their lines.
        if since.journeys or since.shared:
            return replace(story, previous=version, since=since)
    return replace(story, previous=None, since=None)


def refuse_shallow(top: Path) -> None:
    """Raise GitError where only the last commits are here."""
    if is_shallow(top):
        raise GitError("this clone is shallow: fetch the whole history, by git fetch --unshallow")


def _wiki(snapshot: Snapshot) -> Mapping[str, str]:
    return {file: blob for file, blob in snapshot.files.items() if is_of_wiki(file)}
