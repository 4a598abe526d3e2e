"""What git remembers of a folder: its commits, each with the files that it changed, and its tags."""

from __future__ import annotations

import datetime
import os
import re
from dataclasses import dataclass
from pathlib import Path

from mkdocs_journeys.git.asking import told

# Neither texts nor paths hold a NUL. Some versions of git put a line feed before what follows it.
_FORMAT = "%H%x00%aI%x00%aN%x00%s%x00"
# Of a tag with a message of its own, what is behind the star is about its commit.
_TAG = "%00".join(
    (
        "%(refname:strip=2)",
        "%(objectname)",
        "%(*objectname)",
        "%(committerdate:iso-strict)%(*committerdate:iso-strict)",
    )
)
_NONE = re.compile("0+")


@dataclass(frozen=True, slots=True)
class FileChange:
    """What a commit did to a file: the ids of what it held before and after, None where it was not there."""

    path: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit, as one who follows the branch sees it: of a merge all that it brought."""

    id: str
    time: datetime.datetime
    author: str
    subject: str
    files: tuple[FileChange, ...]


@dataclass(frozen=True, slots=True)
class Tag:
    """A name that was given to a commit."""

    name: str
    commit: str
    time: datetime.datetime


def commits_of(top: Path, place: str, revision: str = "HEAD") -> tuple[Commit, ...]:
    """The commits that changed a folder, newest first. Raises GitError where git can't tell."""
    words = (
        "log",
        "--first-parent",
        "-m",
        "--raw",
        "-z",
        "--no-abbrev",
        "--no-renames",
        f"--format={_FORMAT}",
    )
    parts = iter(os.fsdecode(told(top, *words, revision, "--", place)).split("\0"))
    found: list[tuple[str, str, str, str, list[FileChange]]] = []
    for part in parts:
        about = part.lstrip("\n")
        if about.startswith(":"):
            found[-1][4].append(_change(about, next(parts), place))
        elif about:
            found.append((about, next(parts), next(parts), next(parts), []))
    return tuple(
        Commit(commit, datetime.datetime.fromisoformat(time), author, subject, tuple(files))
        for commit, time, author, subject, files in found
    )


def _change(about: str, path: str, place: str) -> FileChange:
    """`:<mode> <mode> <id> <id> <letter>`, and the path."""
    modes = about[1:].split(" ")
    name = path.removeprefix(f"{place}/") if place != "." else path
    return FileChange(name, _blob(modes[0], modes[2]), _blob(modes[1], modes[3]))


def _blob(mode: str, blob: str) -> str | None:
    """A file's content; links, and repositories within this one, are no files."""
    return blob if mode.startswith("100") and not _NONE.fullmatch(blob) else None


def tags_of(top: Path, revision: str = "HEAD") -> tuple[Tag, ...]:
    """The tags that lie behind a revision, oldest first. Raises GitError where git can't tell."""
    lines = os.fsdecode(told(top, "for-each-ref", "--merged", revision, f"--format={_TAG}", "refs/tags"))
    found = []
    for line in lines.splitlines():
        name, own, commit, time = line.split("\0")
        if time:  # a tag may name something that is no commit
            found.append(Tag(name, commit or own, datetime.datetime.fromisoformat(time)))
    return tuple(sorted(found, key=lambda tag: (tag.time, tag.name)))
