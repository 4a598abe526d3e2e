"""Writes files that people keep: all or none, and never over what somebody else has saved.

A file is written whole beside its place, under a hidden name that neither readers nor watchers of the wiki
look at, and takes its place in one step. So whoever is stopped in the middle leaves no half a file.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs_journeys.checks.system_words import in_the_way, refusal

_NEW, _OLD = "new", "old"
_LEFT = "was left as it is"
_THERE = f"is there already, and {_LEFT}"
_CHANGED = "was changed meanwhile, and left as it is"
# What systems say where one file can't have two names.
_NO_LINKS = (
    errno.EPERM,
    errno.EINVAL,
    errno.ENOSYS,
    errno.EOPNOTSUPP,
    errno.ENOTSUP,
    errno.EXDEV,
    errno.EMLINK,
)


@dataclass(frozen=True, slots=True)
class Change:
    """What a file is to hold. `before` is what it held when it was read; None where it is to be a new one."""

    path: Path
    after: bytes
    before: bytes | None = None


class NotWrittenError(Exception):
    """Nothing was written, for this `reason`, which goes on from the name of the file at `path`.

    `kept` are hidden files that still hold what stood in a file that could not be put back.
    """

    def __init__(self, path: Path, reason: str, kept: Sequence[Path] = ()) -> None:
        super().__init__(f"{path} {reason}")
        self.path = path
        self.reason = reason
        self.kept = tuple(kept)


class ChangedError(NotWrittenError):
    """The file no longer holds what it held when it was read, or is there by now."""


def write_all(changes: Sequence[Change]) -> None:
    """Make all of the changes. Folders on the way to new files are made too.

    Raises NotWrittenError, and then everything is as it was before. A file keeps its mode, and its owner
    where that is allowed; a link keeps leading to its file.
    """
    run = _Run()
    try:
        for change in changes:
            run.prepare(change)
        for place in run.places:
            run.path = place.change.path
            place.take()
    except BaseException as error:
        kept = run.undo()
        if isinstance(error, OSError):
            raise NotWrittenError(run.path, f"can't be written: {refusal(error)}", kept) from error
        if isinstance(error, NotWrittenError):
            error.kept = kept
        raise
    run.tidy()


def replace_all(files: Mapping[Path, bytes]) -> None:
    """Let files hold this, whatever they held. What is no ordinary file, such as a pipe, is written to.

    Raises NotWrittenError.
    """
    changes: list[Change] = []
    for path, data in files.items():
        try:
            if path.exists() and (not path.is_file() or _is_opened_already(path)):
                path.write_bytes(data)
                continue
            before = path.read_bytes() if path.exists() else None
        except OSError as error:
            raise NotWrittenError(path, f"can't be written: {refusal(error)}") from error
        if before != data:
            changes.append(Change(path, data, before))
    write_all(changes)


@dataclass(slots=True)
class _Place:
    """A file that is to change, with what lies ready beside it."""

    change: Change
    target: Path
    new: Path
    old: Path
    is_claimed: bool = False

    def check(self) -> None:
        """Whether the file is still the one that was read."""
        if self.change.before is None:
            if os.path.lexists(self.target):
                raise ChangedError(self.change.path, _said_of_link(self.target) or _THERE)
        elif not self.target.is_file() or self.target.read_bytes() != self.change.before:
            raise ChangedError(self.change.path, _CHANGED)

    def take(self) -> None:
        """Put what is new into its place."""
        self.check()
        if self.change.before is None:
            self._appear()
            return
        try:
            os.link(self.target, self.old)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            _write(self.old, self.change.before, stat.S_IRUSR | stat.S_IWUSR)
        self.new.replace(self.target)
        # Saved between the check and now: undoing puts it back.
        if self.old.read_bytes() != self.change.before:
            raise ChangedError(self.change.path, _CHANGED)

    def _appear(self) -> None:
        """As a new file, and never over one that has just come."""
        try:
            os.link(self.new, self.target)
        except FileExistsError:
            raise ChangedError(self.change.path, _THERE) from None
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            try:
                with self.target.open("xb"):
                    self.is_claimed = True
            except FileExistsError:
                raise ChangedError(self.change.path, _THERE) from None
            self.new.replace(self.target)

    def undo(self) -> bool:
        """Put back what was there. False where that fails; what was there lies in `old` then."""
        try:
            if self.change.before is None:
                is_ours = self.is_claimed or _is_same(self.new, self.target)
                if is_ours and self.target.read_bytes() in (b"", self.change.after):
                    self.target.unlink()
            elif self.old.exists():
                if self.target.read_bytes() == self.change.after:
                    self.old.replace(self.target)
                # The system leaves both names where they are of one file.
                self.old.unlink(missing_ok=True)
        except OSError:
            return not self.old.exists()
        return True


@dataclass(slots=True)
class _Run:
    """Changes that are made together. `path` is the one that is at hand."""

    places: list[_Place] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)
    path: Path = Path()

    def prepare(self, change: Change) -> None:
        """Write what is new beside its place, so that only renaming is left to do."""
        self.path = change.path
        target = Path(os.path.realpath(change.path)) if change.before is not None else change.path
        name = f".journeys-{secrets.token_hex(8)}"
        place = _Place(change, target, target.with_name(f"{name}.{_NEW}"), target.with_name(f"{name}.{_OLD}"))
        place.check()
        self.places.append(place)
        if change.before is None:
            self._make_folders(target.parent)
            _write(place.new, change.after, 0o666)
            return
        status = target.stat()
        if not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, "")
        _write(place.new, change.after, stat.S_IRUSR | stat.S_IWUSR)
        if hasattr(os, "chown"):
            with suppress(OSError):
                os.chown(place.new, status.st_uid, status.st_gid)
        place.new.chmod(stat.S_IMODE(status.st_mode))

    def _make_folders(self, folder: Path) -> None:
        if obstacle := in_the_way(folder):
            raise NotWrittenError(self.path, f"can't be written: {obstacle}, where a folder is needed")
        missing = [each for each in (folder, *folder.parents) if not os.path.lexists(each)]
        for each in reversed(missing):
            each.mkdir()
            self.folders.append(each)

    def undo(self) -> tuple[Path, ...]:
        """Put back everything; the hidden files that hold what could not be."""
        kept = tuple(place.old for place in reversed(self.places) if not place.undo())
        for place in self.places:
            with suppress(OSError):
                place.new.unlink(missing_ok=True)
        for folder in reversed(self.folders):
            with suppress(OSError):  # somebody else has put something there
                folder.rmdir()
        return kept

    def tidy(self) -> None:
        for place in self.places:
            for beside in (place.new, place.old):
                with suppress(OSError):
                    beside.unlink(missing_ok=True)


def _write(path: Path, data: bytes, mode: int) -> None:
    """A new file with this, on the disk when this returns."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _is_opened_already(path: Path) -> bool:
    """Whether a name such as /dev/stdout stands for what a shell has opened: it would write on elsewhere."""
    whole = path.absolute()
    return any(whole.is_relative_to(place) for place in ("/dev", "/proc"))


def _is_same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def _said_of_link(path: Path) -> str:
    """What is to be said of a link that leads to nothing; empty of all else."""
    if not path.is_symlink():
        return ""
    try:
        path.stat()
    except OSError as error:
        where = "in a circle" if error.errno == errno.ELOOP else "nowhere"
        return f"is a link that leads {where}, and {_LEFT}"
    return ""
