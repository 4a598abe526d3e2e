"""What git remembers of a folder: its commits, each with the files that it changed."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mkdocs_journeys.git.asking import GitError, told
from mkdocs_journeys.git.times import time_from

# Neither texts nor paths hold a NUL. Some versions of git put a line feed before what follows it.
_FORMAT = "%H%x00%ad%x00%aN%x00%s%x00%b%x00"
_NONE = re.compile("0+")
_MERGED = re.compile(r"Merge pull request #\d+ from ")


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
        "--date=raw",
        f"--format={_FORMAT}",
    )
    parts = iter(told(top, *words, revision, "--", place).split(b"\0"))
    found: list[tuple[str, str, str, str, list[FileChange]]] = []
    for part in parts:
        about = part.lstrip(b"\n").decode("ascii")
        if about.startswith(":"):
            found[-1][4].append(_change(about, os.fsdecode(next(parts)), place))
        elif about:
            time, author, subject, body = (next(parts).decode("utf-8", "replace") for _ in range(4))
            found.append((about, time, author, _headline(subject, body), []))
    return tuple(
        Commit(commit, time_from(time), author, subject, tuple(files))
        for commit, time, author, subject, files in found
    )


def _headline(subject: str, body: str) -> str:
    """What a commit says of itself; of a merged pull request its title, which says more than whose it was."""
    title = body.strip().partition("\n")[0] if _MERGED.match(subject) else ""
    return title or subject


def line_of(top: Path, revision: str = "HEAD") -> tuple[str, ...]:
    """All commits that one who follows the branch sees, newest first. Raises GitError."""
    return tuple(os.fsdecode(told(top, "rev-list", "--first-parent", revision)).split())


def behind(top: Path) -> frozenset[str]:
    """All commits that lie behind the branch, also those that merges brought. Raises GitError."""
    return frozenset(told(top, "rev-list", "HEAD").decode("ascii").split())


def tags_of(top: Path, *, merged: bool = True) -> Mapping[str, str]:
    """The tags that lie behind the branch, or all, each with its commit. Raises GitError."""
    words = ("--merged=HEAD",) if merged else ()
    listed = told(top, "for-each-ref", *words, "--format=%(objectname) %(refname:strip=2)", "refs/tags")
    tags = [line.split(" ", 1) for line in os.fsdecode(listed).split("\n")[:-1]]
    # A tag may be one of another tag, and that of one more. And some are of no commit.
    form = "--batch-check=%(objecttype) %(objectname)"
    asked = "".join(f"{own}^{{commit}}\n" for own, _ in tags).encode()
    peeled = told(top, "cat-file", form, asked=asked).decode("ascii").split("\n")[:-1]
    found = ((name, line.split(" ")) for (_, name), line in zip(tags, peeled, strict=True))
    return {name: commit for name, (kind, commit) in found if kind == "commit"}


def brought_by(top: Path, commits: Iterable[str], line: Sequence[str]) -> Mapping[str, str]:
    """For commits of other branches those of this one's `line` that brought them. Raises GitError.

    Those that it has not are left out. The whole history is looked at once.
    """
    wanted = set(commits)
    found: dict[str, str] = {}
    if not wanted:
        return found
    listed = told(top, "rev-list", "--parents", line[0]).decode("ascii").splitlines()
    parents = {commit: above for commit, *above in map(str.split, listed)}
    seen = set(line)
    for bringing in reversed(line):
        waiting = list(parents[bringing])
        while waiting:
            commit = waiting.pop()
            if commit in seen or commit not in parents:
                continue
            seen.add(commit)
            waiting += parents[commit]
            if commit in wanted:
                found[commit] = bringing
    return found


def refs_of(top: Path) -> bytes:
    """Where HEAD, all branches and all tags stand; nothing where nothing has been committed yet."""
    try:
        return told(top, "show-ref", "--head")
    except GitError:
        return b""


def _change(about: str, path: str, place: str) -> FileChange:
    """`:<mode> <mode> <id> <id> <letter>`, and the path."""
    modes = about[1:].split(" ")
    name = path.removeprefix(f"{place}/") if place != "." else path
    return FileChange(name, _blob(modes[0], modes[2]), _blob(modes[1], modes[3]))


def _blob(mode: str, blob: str) -> str | None:
    """A file's content; links, and repositories within this one, are no files."""
    return blob if mode.startswith("100") and not _NONE.fullmatch(blob) else None
