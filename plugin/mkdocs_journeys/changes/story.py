"""What git tells of a wiki: its history, its versions, and what is different since the last of them."""

from __future__ import annotations

import datetime
import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from mkdocs_journeys.changes.comparison import Comparison, JourneyChanges, JourneyStep, compare
from mkdocs_journeys.changes.history import Step, history
from mkdocs_journeys.changes.named import Named, aside_of, named_of, unknown_of
from mkdocs_journeys.changes.past import is_of_wiki, read_both, wiki_on_disk
from mkdocs_journeys.changes.trails import Trails
from mkdocs_journeys.changes.versions import MOST, Version, stood
from mkdocs_journeys.git.asking import GitError
from mkdocs_journeys.git.log import Commit, refs_of
from mkdocs_journeys.git.snapshot import Snapshot, is_shallow, snapshot_at, top_of
from mkdocs_journeys.reading.memory import NOTHING, Memory, open_memory
from mkdocs_journeys.reading.reader import Reading
from mkdocs_journeys.reading.written import Progress

# Of so many older versions the names are told.
MOST_OLDER = 40


@dataclass(frozen=True)
class Story:
    """The history of a wiki.

    `steps` are its commits and `versions` its versions, newest first. `previous` is the newest version that
    was different, and `since` what has changed from then on, to the files as they lie on the disk; both are
    None where there is no such version. `unknown` are versions that somebody wants and git does not know,
    `aside` those that git knows, but not as a part of this branch. `older` are the names of versions before
    `versions`, newest first.

    `refs` is where branches and tags stood, and `digest` what was compared.
    """

    steps: tuple[Step, ...] = ()
    versions: tuple[Version, ...] = ()
    previous: Version | None = None
    since: Comparison | None = field(default=None, repr=False)
    unknown: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    older: tuple[Named, ...] = ()
    refs: str = field(default="", repr=False, compare=False)
    digest: str = field(default="", repr=False, compare=False)

    @cached_property
    def changed(self) -> Mapping[str, JourneyChanges]:
        """The journeys that are different since the previous version, by their ids."""
        found = self.since.journeys if self.since else ()
        return {each.journey.id: each for each in found}

    @cached_property
    def _trails(self) -> Trails:
        return Trails(self.steps)

    def of_journey(self, journey: str) -> Iterator[tuple[Commit, JourneyStep]]:
        """The history of one journey, newest first, also from when it was called otherwise."""
        return ((point.commit, point.step) for point in self._trails.of(journey) if point.step is not None)

    def called_at(self, version: Version, journey: str) -> str | None:
        """What a journey of today was called in a version; None where it was not there yet."""
        for point in self._trails.of(journey):
            if point.commit.id not in version.newer:
                break
            if point.was is None:
                return None
            journey = point.was
        return journey if journey in version.state.journeys else None


def story_of(
    folder: Path,
    wanted: Sequence[str],
    today: datetime.date,
    memories: tuple[Memory, Memory] = (NOTHING, NOTHING),
    progress: Progress | None = None,
    *,
    drafts: bool = False,
) -> Story:
    """What git tells of the wiki in a folder. Raises GitError where it can't tell, or not all.

    `wanted` are the versions as `named_of` takes them. `memories` are those of commits and of versions. With
    `drafts` a version is the previous one even where only a draft was different.
    """
    here = folder.resolve()
    top = top_of(here)
    refuse_shallow(top)
    refs = _refs(top, wanted)
    place = here.relative_to(top).as_posix()
    steps = history(top, place, memories[0], progress)
    if not steps:
        raise GitError(f"nothing in {folder.name} has been committed yet")
    named = named_of(top, wanted, [step.commit.id for step in steps], MOST + MOST_OLDER)
    versions = stood(top, place, named[:MOST], memories[1])
    unknown, aside = unknown_of(top, wanted), aside_of(top, wanted)
    found = Story(steps, versions, unknown=unknown, aside=aside, older=named[MOST:], refs=refs)
    return retold(found, folder, today, drafts=drafts)


def remembered(reading: Reading, progress: Progress | None = None, *, drafts: bool = False) -> Story:
    """The same for what has been read, with what earlier runs have found out. Raises GitError."""
    catalog = reading.catalog
    commits, versions = (open_memory(reading.folder, purpose) for purpose in ("history", "versions"))
    wanted = catalog.settings.versions
    found = story_of(reading.folder, wanted, catalog.today, (commits, versions), progress, drafts=drafts)
    for memory in (commits, versions):
        memory.save()
    return found


def is_current(story: Story, reading: Reading) -> bool:
    """Whether git would tell the same history by now: no commit came, nor a tag. Raises GitError."""
    return story.refs == _refs(reading.folder, reading.catalog.settings.versions)


def retold(story: Story, folder: Path, today: datetime.date, *, drafts: bool = False) -> Story:
    """The same history, with what the files on the disk say by now. Raises GitError.

    It is the same story where they say the same as before.
    """
    if not story.versions:
        return story
    here = folder.resolve()
    top = top_of(here)
    place = here.relative_to(top).as_posix()
    try:
        return _retold(story, _Now(here, top, place, today, drafts))
    except OSError as error:
        raise GitError(_refusal(error, here)) from None


@dataclass(frozen=True, slots=True)
class _Now:
    """The wiki as it lies on the disk today."""

    here: Path
    top: Path
    place: str
    today: datetime.date
    drafts: bool


def _retold(story: Story, asked: _Now) -> Story:
    before = snapshot_at(asked.top, story.versions[0].commit, asked.place)
    now = wiki_on_disk(asked.here, like=before)
    digest = _digest(repr((sorted(now.files.items()), asked.today, asked.drafts)))
    if digest == story.digest:
        return story
    for version in story.versions:
        if version is not story.versions[0]:
            before = snapshot_at(asked.top, version.commit, asked.place)
        if _wiki(before) == _wiki(now):
            continue
        since = compare(*read_both(before, now, asked.here.name, asked.today))
        # Files may differ in what nobody reads, such as the ends of their lines.
        if since.shared or any(asked.drafts or not _is_draft(each) for each in since.journeys):
            return replace(story, previous=version, since=since, digest=digest)
    return replace(story, previous=None, since=None, digest=digest)


def _is_draft(changes: JourneyChanges) -> bool:
    """Whether nobody was meant to see a journey, before or after."""
    sides = (journey for journey in (changes.before, changes.after) if journey is not None)
    return all(journey.fields.status == "draft" for journey in sides)


def _refs(folder: Path, wanted: Sequence[str]) -> str:
    return _digest(f"{refs_of(folder)!r} {list(wanted)}")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def _refusal(error: OSError, here: Path) -> str:
    """What can't be read, by its path from the folder that holds the wiki's."""
    file = Path(os.fsdecode(error.filename)) if error.filename else here
    name = file.relative_to(here.parent) if file.is_relative_to(here.parent) else file
    return f"{name.as_posix()} can't be read: {error.strerror or error}"


def refuse_shallow(top: Path) -> None:
    """Raise GitError where only the last commits are here."""
    if is_shallow(top):
        raise GitError("this clone is shallow: fetch the whole history, by git fetch --unshallow")


def _wiki(snapshot: Snapshot) -> Mapping[str, str]:
    return {file: blob for file, blob in snapshot.files.items() if is_of_wiki(file)}
