"""A folder that exports fill one after the other, and in which nothing of anybody else is overwritten."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from mkdocs_journeys.checks.system_words import refusal
from mkdocs_journeys.exchange import written_list
from mkdocs_journeys.exchange.writing import NotWrittenError
from mkdocs_journeys.exchange.written_list import OtherKindError, UnreadableError, Written, digest
from mkdocs_journeys.reading.written import Progress

# A repository of its own may begin with this.
_REPOSITORY = ".git"
# What is being written, until it is whole.
_NEW = f"{written_list.NAME}.part"
# Names under which generators look for the page of a folder.
_INDEX = ("index.md", "index.html", "README.md")


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A file to be written: its path in the folder, and what is in it. `make` is called once.

    One that `gives_way` is left out where somebody has put their own page there.
    """

    path: str
    make: Callable[[], bytes]
    gives_way: bool = False


@dataclass(frozen=True, slots=True)
class Filled:
    """What an export has done. `left` are the paths of files that gave way."""

    written: int
    unchanged: int
    removed: int
    left: tuple[str, ...]


class InTheWayError(Exception):
    """Nothing, or nothing more, was written. `reasons` name each file that would have been lost."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = tuple(reasons)


def fill(
    folder: Path, files: Sequence[ExportFile], tell: Progress, kind: str = "", *, is_whole: bool = True
) -> Filled:
    """Write the files into a folder, and remove those of an earlier export that are no longer among them.

    `tell` hears how many of how many are done. Exports of one `kind` share no folder with those of another:
    each would remove what the other has written. One that is not whole, but of some journeys, removes
    nothing. Raises InTheWayError before anything is touched, or where somebody changes one of the files
    meanwhile; NotWrittenError where the system refuses, and then another run goes on from there.
    """
    return _Folder(folder, _earlier(folder, kind), kind).fill(files, tell, is_whole)


def _earlier(folder: Path, kind: str) -> Written:
    """What an earlier export has written; nothing where the folder is new or empty."""
    try:
        earlier = written_list.read_list(folder, kind)
    except OtherKindError:
        raise InTheWayError([f"{written_list.NAME}: belongs to an export of another format"]) from None
    except UnreadableError:
        raise InTheWayError([f"{written_list.NAME}: no list that an export has written"]) from None
    if earlier is not None:
        return earlier
    there = sorted(each.name for each in folder.iterdir()) if folder.is_dir() else []
    reasons = [f"{name}: was there before the first export" for name in there if name != _REPOSITORY]
    if reasons:
        raise InTheWayError(reasons)
    return {}


class _Folder:
    """One export into a folder."""

    def __init__(self, folder: Path, earlier: Written, kind: str) -> None:
        self._folder = folder
        self._earlier = earlier
        self._kind = kind
        self._now: Written = {}
        self._present: dict[str, str] = {}
        self._folders: set[PurePosixPath] = set()

    def fill(self, files: Sequence[ExportFile], tell: Progress, is_whole: bool) -> Filled:
        """See `fill`."""
        reasons = {file.path: self._reason(file.path) for file in files}
        left = tuple(file.path for file in files if file.gives_way and reasons[file.path])
        wanted = [file for file in files if file.path not in left]
        others = sorted(self._earlier.keys() - {file.path for file in wanted})
        stale = others if is_whole else []
        found = [*_doubles(wanted), *filter(None, (reasons[file.path] for file in wanted))]
        found += [reason for path in stale if (reason := self._stale_reason(path)) and path not in left]
        if found:
            raise InTheWayError(found)
        with _saying(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
        self._put_list(self._earlier)
        self._now = {path: self._earlier[path] for path in others if not is_whole}
        written = self._written(wanted, tell)
        removed = sum(map(self._removed, stale))
        self._put_list(self._now)
        return Filled(written, len(wanted) - written, removed, left)

    def _reason(self, path: str) -> str:
        """Why a file must not be written; empty where it may."""
        for above in reversed(_above(path)):
            if above not in self._folders:
                if not _is_folder_or_nothing(self._folder / above):
                    return f"{above}: is no folder"
                self._folders.add(above)
        for rival in _rivals(path):
            if rival not in self._earlier and os.path.lexists(self._folder / rival):
                return f"{rival}: would be the same page as {path}"
        return self._changed_reason(path)

    def _changed_reason(self, path: str) -> str:
        place = self._folder / path
        if not os.path.lexists(place):
            return ""
        if path not in self._earlier or place.is_symlink() or not place.is_file():
            return f"{path}: was not written by an export"
        self._present[path] = digest(place.read_bytes())
        is_ours = self._present[path] in self._earlier[path]
        return "" if is_ours else f"{path}: was changed since it was written"

    def _stale_reason(self, path: str) -> str:
        """Why a file that is no longer wanted must not be removed. What lies behind a link is not ours."""
        if any(not _is_folder_or_nothing(self._folder / above) for above in _above(path)):
            return ""
        return self._changed_reason(path)

    def _written(self, files: Sequence[ExportFile], tell: Progress) -> int:
        """Write what differs from what is there, and answer how many that were.

        The list is told of each file before it is written: an export that is cut short still knows it.
        """
        written = 0
        with (self._folder / written_list.NAME).open("a", encoding="utf-8", newline="\n") as listed:
            for done, file in enumerate(files, 1):
                data = file.make()
                mark = digest(data)
                self._now[file.path] = {mark}
                if self._present.get(file.path) != mark:
                    self._look_again(file.path)
                    with _saying(self._folder / written_list.NAME):
                        listed.write(written_list.line(file.path, mark))
                        listed.flush()
                    self._put(file.path, data)
                    written += 1
                tell(done, len(files))
        return written

    def _look_again(self, path: str) -> None:
        """To make the pages before this one may have taken minutes."""
        reason = self._changed_reason(path)
        if reason:
            raise InTheWayError([reason])

    def _put_list(self, written: Mapping[str, set[str]]) -> None:
        self._put(written_list.NAME, written_list.as_text(written, self._kind).encode())

    def _put(self, path: str, data: bytes) -> None:
        """Write a file whole or not at all. What is being written has one name: the next export knows it."""
        new, target = self._folder / _NEW, self._folder / path
        with _saying(target):
            new.unlink(missing_ok=True)
            try:
                with new.open("xb") as stream:
                    stream.write(data)
                target.parent.mkdir(parents=True, exist_ok=True)
                new.replace(target)
            except OSError:
                with suppress(OSError):
                    new.unlink(missing_ok=True)
                raise

    def _removed(self, path: str) -> bool:
        if self._present.get(path) not in self._earlier[path]:
            return False
        self._look_again(path)
        with _saying(self._folder / path):
            (self._folder / path).unlink(missing_ok=True)
        for above in _above(path):
            with suppress(OSError):  # not empty
                (self._folder / above).rmdir()
        return True


@contextmanager
def _saying(path: Path) -> Iterator[None]:
    """What the system refuses, with the file: of a full disk it names none."""
    try:
        yield
    except OSError as error:
        raise NotWrittenError(path, f"can't be written: {refusal(error)}") from error


def _above(path: str) -> Sequence[PurePosixPath]:
    """The folders that a file stands in, from the nearest on, without that of the export."""
    return PurePosixPath(path).parents[:-1]


def _is_folder_or_nothing(place: Path) -> bool:
    """Links are no folders of ours: they may lead anywhere."""
    return not os.path.lexists(place) or (place.is_dir() and not place.is_symlink())


def _rivals(path: str) -> tuple[str, ...]:
    """The other files that would become the page at an address."""
    folder, slash, name = path.rpartition("/")
    if name not in _INDEX:
        return ()
    beside = tuple(folder + slash + each for each in _INDEX if each != name)
    return (*beside, f"{folder}.md") if folder else beside


def _doubles(files: Iterable[ExportFile]) -> Iterator[str]:
    """Files whose names differ only in case are one on some machines."""
    known: dict[str, str] = {}
    for file in files:
        first = known.setdefault(file.path.casefold(), file.path)
        if first != file.path:
            yield f"{file.path}: would be the same file as {first}"
