"""The files of a folder at one time: in a commit, as git keeps them, or as they lie on the disk."""

from __future__ import annotations

import datetime
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mkdocs_journeys.git.asking import GitError, told
from mkdocs_journeys.git.times import time_from

_FILE = "100"  # how the mode of a file begins; links, and repositories within this one, have others


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Files by their names from the folder on, each with the id that git has for what it holds.

    `top` is where git is asked for a commit's files, or the folder itself.
    """

    top: Path
    files: Mapping[str, str]
    is_commit: bool

    def read(self, names: Iterable[str]) -> dict[str, bytes]:
        """What some of the files hold. Raises GitError, or OSError for a file that is gone by now."""
        wanted = list(names)
        if not self.is_commit:
            return {name: (self.top / name).read_bytes() for name in wanted}
        return dict(zip(wanted, _blobs(self.top, [self.files[name] for name in wanted]), strict=True))


def top_of(folder: Path) -> Path:
    """The top folder of the repository that a folder stands in. Raises GitError where there is none."""
    try:
        return Path(os.fsdecode(told(folder, "rev-parse", "--show-toplevel")).rstrip("\n")).resolve()
    except GitError as error:
        if "not a git repository" in str(error):
            raise GitError(f"{folder.name} is in no git repository") from None
        raise


def commit_of(top: Path, revision: str) -> str | None:
    """The commit that a branch, a tag or another word of git's means; None where it means none."""
    if not revision or revision.startswith("-"):  # an option
        return None
    try:
        found = told(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except GitError:
        return None
    return os.fsdecode(found).strip()


def time_of(top: Path, commit: str) -> datetime.datetime:
    """When a commit was made. Raises GitError."""
    (found,) = times_of(top, [commit])
    return found


def times_of(top: Path, commits: Sequence[str]) -> list[datetime.datetime]:
    """When commits, by their whole ids, were made. Raises GitError."""
    if not commits:
        return []
    words = ("log", "--no-walk=unsorted", "--stdin", "--date=raw", "--format=%H %cd")
    asked = "".join(f"{commit}\n" for commit in commits).encode()
    lines = told(top, *words, asked=asked).decode("ascii", "replace").splitlines()
    found = dict(line.split(" ", 1) for line in lines)
    return [time_from(found[commit]) for commit in commits]


def fork_of(top: Path, one: str, other: str) -> str:
    """The commit where two commits parted. Raises GitError where they have none in common here."""
    try:
        return os.fsdecode(told(top, "merge-base", one, other)).strip()
    except GitError:
        raise GitError(
            "the two have no commit in common here. In a shallow clone, fetch the whole history: "
            "git fetch --unshallow (in a workflow: fetch-depth: 0)"
        ) from None


def is_shallow(top: Path) -> bool:
    """Whether only the last commits of a repository are here."""
    return told(top, "rev-parse", "--is-shallow-repository").strip() == b"true"


def snapshot_at(top: Path, commit: str, place: str) -> Snapshot:
    """A folder of the repository as a commit has it; `place` is its path from the top."""
    listed = os.fsdecode(told(top, "ls-tree", "-r", "-z", "--full-tree", commit, "--", place))
    files = {}
    for entry in listed.split("\0"):
        about, _, path = entry.partition("\t")
        name = path.removeprefix(f"{place}/") if place != "." else path
        if about.startswith(_FILE) and ".." not in name.split("/"):
            files[name] = about.rsplit(" ", 1)[1]
    return Snapshot(top, files, is_commit=True)


def snapshot_of(
    folder: Path,
    like: Snapshot | None = None,
    only: Callable[[str], bool] | None = None,
    depth: int | None = None,
) -> Snapshot:
    """A folder on the disk, without what is hidden. Raises OSError for a file that can't be read.

    `like` is a commit's, to compare the ids with. `only` says of a file's name whether it is wanted: others
    are not opened. `depth` is how many folders a file may stand in: deeper ones are not looked at.
    """
    algorithm = (
        "sha256" if like is not None and any(len(each) == 64 for each in like.files.values()) else "sha1"
    )
    files = {}
    for name in _names(folder, depth):
        if only is None or only(name):
            with suppress(FileNotFoundError):  # an editor's file that was there a moment ago
                files[name] = _id(folder / name, algorithm)
    return Snapshot(folder, files, is_commit=False)


def _names(folder: Path, depth: int | None) -> Iterator[str]:
    for above, folders, names in os.walk(folder):
        inner = Path(above).relative_to(folder)
        is_deep = depth is not None and len(inner.parts) >= depth
        folders[:] = [] if is_deep else sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(above, name)
            if not name.startswith(".") and path.is_file() and not path.is_symlink():
                yield (inner / name).as_posix()


def _id(path: Path, algorithm: str) -> str:
    data = path.read_bytes()
    digest = hashlib.new(algorithm, f"blob {len(data)}\0".encode(), usedforsecurity=False)
    digest.update(data)
    return digest.hexdigest()


def _blobs(top: Path, ids: Iterable[str]) -> list[bytes]:
    wanted = list(ids)
    data = told(top, "cat-file", "--batch", asked="".join(f"{each}\n" for each in wanted).encode())
    found, at = [], 0
    for each in wanted:
        end = data.index(b"\n", at)
        about = data[at:end].split(b" ")
        if len(about) != 3:  # <id> missing: a clone that has not fetched everything
            raise GitError(f"the content {each} is not here: fetch the whole history")
        size = int(about[2])
        found.append(data[end + 1 : end + 1 + size])
        at = end + 1 + size + 1
    return found
