"""Waits for changes in folders, as the system tells of them: nothing is read while nothing happens."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

# A save is several events, and a change of branches hundreds: they are one change until it is quiet again.
QUIET = 0.2
LONGEST = 2.0
# How often it is looked whether the folder itself is another one by now. It costs next to nothing.
_LOOK = 1.0

# Linux tells of reading too, which would go on for ever. It watches a folder once, for all who ask and for
# what the last one asks for: so all ask for the same.
_CHANGES: list[type[FileSystemEvent]] = [
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]


class Changes:
    """The paths that have changed in a folder, from the moment on that this is started.

    The folder may go, come back, or be replaced by another one, as when a branch is changed: then its own
    path is among them. `others` are folders that stay. It is a change when nothing has happened for `quiet`
    seconds, or `longest` after it began.
    """

    def __init__(self, folder: Path, *others: Path, quiet: float = QUIET, longest: float = LONGEST) -> None:
        self._folder = folder.absolute()
        self._others = others
        self._quiet, self._longest = quiet, longest
        self._paths: set[Path] = set()
        self._last = 0.0
        self._is_over = False
        self._condition = threading.Condition()
        self._observer = Observer()
        self._watch: ObservedWatch | None = None
        self._identity: tuple[int, int] | None = None
        self._is_lost = False

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Begin to listen. Raises OSError or RuntimeError where the system has no room for more."""
        above = _Listener(self._lose)
        self._observer.schedule(above, str(self._folder.parent), event_filter=_CHANGES)
        for folder in self._others:
            self._listen(folder)
        self._follow()
        self._observer.start()

    def stop(self) -> None:
        """Hear no more; who waits goes on."""
        with self._condition:
            self._is_over = True
            self._condition.notify_all()
        if self._observer.is_alive():
            self._observer.stop()
            self._observer.join()
        else:  # it may have begun, if not to the end
            self._observer.unschedule_all()

    @property
    def are_there(self) -> bool:
        """Whether `wait` would come back at once."""
        return bool(self._paths) or self._is_over

    def wait(self) -> frozenset[Path]:
        """What has changed, once something has and nothing more does for a moment. Nothing at the end.

        Raises OSError or RuntimeError where another folder in the place of this one can't be watched.
        """
        with self._condition:
            while not self.are_there:
                self._condition.wait(_LOOK)
                if self._identity != self._present():
                    self._paths.add(self._folder)
            begun = time.monotonic()
            while not self._is_over and time.monotonic() < min(
                self._last + self._quiet, begun + self._longest
            ):
                self._condition.wait(self._quiet)
            found, self._paths = frozenset(self._paths), set()
        if self._is_over:
            return frozenset()
        self._follow()
        return found

    def rest(self, seconds: float) -> None:
        """Let some time pass, as long as nothing changes."""
        with self._condition:
            self._condition.wait_for(lambda: self.are_there, seconds)

    def _happen(self, paths: frozenset[Path]) -> None:
        with self._condition:
            self._paths |= paths
            self._last = time.monotonic()
            self._condition.notify_all()

    def _lose(self, paths: frozenset[Path]) -> None:
        if self._folder in paths:
            self._is_lost = True
            self._happen(frozenset((self._folder,)))

    def _follow(self) -> None:
        """Watch the folder that is there now."""
        present = self._present()
        if present == self._identity and not self._is_lost:
            return
        self._is_lost = False
        if self._watch is not None:
            with suppress(KeyError, OSError):
                self._observer.unschedule(self._watch)
        self._watch, self._identity = None, None
        if present is not None:
            with suppress(FileNotFoundError, NotADirectoryError):  # gone again: the next look will tell
                self._watch = self._listen(self._folder)
                self._identity = present

    def _listen(self, folder: Path) -> ObservedWatch:
        real = os.path.realpath(folder)
        return self._observer.schedule(_Listener(self._happen), real, recursive=True, event_filter=_CHANGES)

    def _present(self) -> tuple[int, int] | None:
        """Which folder there is; None where there is none."""
        try:
            status = self._folder.stat()
        except OSError:
            return None
        return (status.st_dev, status.st_ino)


class _Listener(FileSystemEventHandler):
    """Tells which paths something has happened to."""

    def __init__(self, tell: Callable[[frozenset[Path]], None]) -> None:
        self._tell = tell

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called in a thread of the observer's."""
        paths = (os.fsdecode(path) for path in (event.src_path, event.dest_path) if path)
        self._tell(frozenset(map(Path, paths)))
