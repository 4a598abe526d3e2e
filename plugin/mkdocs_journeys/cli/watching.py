"""Waits for changes in a folder, as the system tells of them: nothing is read while nothing happens."""

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
_QUIET = 0.2
_LONGEST = 2.0
# How often it is looked whether the folder itself is another one by now. It costs next to nothing.
_LOOK = 1.0

# Linux tells of reading too, which would go on for ever.
_FOLDERS: list[type[FileSystemEvent]] = [DirCreatedEvent, DirDeletedEvent, DirMovedEvent]
_CHANGES = [*_FOLDERS, FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]


class Changes:
    """The changes in a folder, from the moment on that this is entered.

    The folder may go, come back, or be replaced by another one, as when a branch is changed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder.absolute()
        self._happened = threading.Event()
        self._observer = Observer()
        self._watch: ObservedWatch | None = None
        self._identity: tuple[int, int] | None = None
        self._is_lost = False

    def __enter__(self) -> Self:
        above = _Listener(self._lose, str(self._folder))
        self._observer.schedule(above, str(self._folder.parent), event_filter=_FOLDERS)
        self._follow()
        self._observer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._observer.stop()
        self._observer.join()

    def wait(self) -> None:
        """Come back when something has changed, and nothing more does for a moment."""
        while not self._happened.wait(_LOOK) and self._identity == self._present():
            pass
        begun = time.monotonic()
        self._happened.clear()
        while self._happened.wait(_QUIET) and time.monotonic() - begun < _LONGEST:
            self._happened.clear()
        self._follow()

    def _lose(self) -> None:
        self._is_lost = True
        self._happened.set()

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
            listener = _Listener(self._happened.set)
            with suppress(FileNotFoundError, NotADirectoryError):  # gone again: the next look will tell
                real = os.path.realpath(self._folder)
                self._watch = self._observer.schedule(listener, real, recursive=True, event_filter=_CHANGES)
                self._identity = present

    def _present(self) -> tuple[int, int] | None:
        """Which folder there is; None where there is none."""
        try:
            status = self._folder.stat()
        except OSError:
            return None
        return (status.st_dev, status.st_ino)


class _Listener(FileSystemEventHandler):
    """Tells that something has happened: anywhere, or to one path."""

    def __init__(self, tell: Callable[[], None], path: str = "") -> None:
        self._tell = tell
        self._path = path

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called in a thread of the observer's."""
        if not self._path or self._path in (event.src_path, event.dest_path):
            self._tell()
