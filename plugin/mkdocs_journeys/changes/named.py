"""Which commits are versions of a wiki: those that somebody gave a name, and that brought something."""

from __future__ import annotations

import datetime
import math
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from mkdocs_journeys.git.log import behind, brought_by, line_of, tags_of
from mkdocs_journeys.git.snapshot import commit_of, times_of

_PATTERN = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Named:
    """A commit with a name. `newer` are the commits that came after it on the branch and changed the wiki."""

    name: str
    commit: str
    time: datetime.datetime
    newer: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Found:
    name: str
    commit: str
    place: int


def named_of(top: Path, wanted: Sequence[str], changing: Sequence[str], most: int) -> tuple[Named, ...]:
    """The versions of a wiki, newest first, at most so many.

    `wanted` are tags, patterns of tags or other revisions; without them every tag counts. `changing` are the
    commits that changed the wiki: of versions between which there is none, only the oldest counts. Raises
    GitError.
    """
    line = line_of(top)
    places = {commit: index for index, commit in enumerate(line)}
    changed = {each: places[each] for each in changing if each in places}
    named = _named(top, wanted, line, places)
    found = _worth_naming(named, sorted(changed.values()))[:most]
    times = times_of(top, [each.commit for each in found])
    return tuple(
        Named(each.name, each.commit, time, frozenset(one for one, at in changed.items() if at < each.place))
        for each, time in zip(found, times, strict=True)
    )


def unknown_of(top: Path, wanted: Iterable[str]) -> tuple[str, ...]:
    """What somebody wants for versions and git does not know. Raises GitError."""
    return tuple(each for each, commits in _commits(top, wanted).items() if not commits)


def aside_of(top: Path, wanted: Iterable[str]) -> tuple[str, ...]:
    """What somebody wants, and git knows, but not as a part of this branch. Raises GitError."""
    found = _commits(top, wanted)
    ours = behind(top) if any(found.values()) else frozenset()
    return tuple(each for each, commits in found.items() if commits and ours.isdisjoint(commits))


def _commits(top: Path, wanted: Iterable[str]) -> Mapping[str, Collection[str]]:
    """The commits that are meant by each of what somebody wants, wherever they lie."""
    tags = tags_of(top, merged=False)
    found: dict[str, Collection[str]] = {}
    for each in wanted:
        if _is_pattern(each):
            found[each] = {commit for tag, commit in tags.items() if fnmatchcase(tag, each)}
        else:
            commit = commit_of(top, each)
            found[each] = {commit} if commit is not None else ()
    return found


def _is_pattern(wanted: str) -> bool:
    return not _PATTERN.isdisjoint(wanted)


def _named(top: Path, wanted: Sequence[str], line: Sequence[str], places: Mapping[str, int]) -> list[_Found]:
    """The commits with names, newest first, one for each place on the line."""
    revisions = list(_revisions(top, wanted))
    # A tag on a branch that was merged is a version from the merge on.
    bringing = brought_by(top, (commit for _, commit in revisions if commit not in places), line)
    found = [
        _Found(name, commit, places[on_line])
        for name, commit in revisions
        if (on_line := bringing.get(commit, commit)) in places
    ]
    commits = list(dict.fromkeys(each.commit for each in found))
    times = dict(zip(commits, times_of(top, commits), strict=True))
    # Of several that came with one merge the newest is what it brought.
    found.sort(key=lambda each: (each.place, -times[each.commit].timestamp(), _plainness(each.name)))
    first: dict[int, _Found] = {}
    for each in found:
        first.setdefault(each.place, each)
    return list(first.values())


def _revisions(top: Path, wanted: Sequence[str]) -> Iterator[tuple[str, str]]:
    tags = tags_of(top)
    if not wanted:
        yield from tags.items()
    for each in wanted:
        if _is_pattern(each):
            yield from ((tag, commit) for tag, commit in tags.items() if fnmatchcase(tag, each))
        elif (commit := commit_of(top, each)) is not None:
            yield each, commit


def _plainness(name: str) -> tuple[int, str]:
    """Of several names of a commit the one with most digits tells most: v2.3.1 rather than v2 or latest."""
    return -sum(each.isdigit() for each in name), name


def _worth_naming(named: Sequence[_Found], changing: Sequence[int]) -> list[_Found]:
    """Those after which, up to the next, something has changed: each state under its first name."""
    found = []
    for at, each in enumerate(named):
        next_change = bisect_left(changing, each.place)
        end = named[at + 1].place if at + 1 < len(named) else math.inf
        if next_change < len(changing) and changing[next_change] < end:
            found.append(each)
    return found
