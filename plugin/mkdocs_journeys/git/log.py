"""What git remembers of a folder: its commits, each with the files that it changed."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs_journeys.git.asking import told

# Neither texts nor paths hold a NUL. Some versions of git put a line feed before what follows it.
_FORMAT = "%H%x00%aI%x00%aN%x00%s%x00"
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


def line_of(top: Path, revision: str = "HEAD") -> tuple[str, ...]:
    """All commits that one who follows the branch sees, newest first. Raises GitError."""
    return tuple(os.fsdecode(told(top, "rev-list", "--first-parent", revision)).split())


def tags_of(top: Path) -> Mapping[str, str]:
    """The tags that lie behind the branch, each with its commit. Raises GitError."""
    form = "%(objectname) %(*objectname) %(refname:strip=2)"
    found = {}
    listed = told(top, "for-each-ref", "--merged=HEAD", f"--format={form}", "refs/tags")
    for line in os.fsdecode(listed).split("\n")[:-1]:
        own, peeled, name = line.split(" ", 2)
        found[name] = peeled or own
    return found


def brought_by(top: Path, commit: str) -> str | None:
    """The commit of the branch that brought another branch's commit; None where none did."""
    words = ("rev-list", "--first-parent", "--ancestry-path", f"{commit}..HEAD")
    found = os.fsdecode(told(top, *words)).split()
    return found[-1] if found else None


def _change(about: str, path: str, place: str) -> FileChange:
    """`:<mode> <mode> <id> <id> <letter>`, and the path."""
    modes = about[1:].split(" ")
    name = path.removeprefix(f"{place}/") if place != "." else path
    return FileChange(name, _blob(modes[0], modes[2]), _blob(modes[1], modes[3]))


def _blob(mode: str, blob: str) -> str | None:
    """A file's content; links, and repositories within this one, are no files."""
    return blob if mode.startswith("100") and not _NONE.fullmatch(blob) else None
