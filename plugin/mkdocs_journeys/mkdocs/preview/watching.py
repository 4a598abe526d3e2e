"""Hears of changes to files, as the system tells of them. What comes in a burst is told once."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable
from pathlib import Path

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

# Some systems tell of files being read as well, which would never end.
_CHANGES: list[type[FileSystemEvent]] = [
    *(FileCreatedEvent, FileModifiedEvent, FileMovedEvent, FileDeletedEvent),
    *(DirCreatedEvent, DirMovedEvent, DirDeletedEvent),
]
# An editor writes a file in several steps, within a few milliseconds.
_QUIET = 0.03
# Something that never rests is told of all the same.
_LONGEST = 0.5


class Changes(FileSystemEventHandler):
    """The paths that have changed and that nobody has asked for yet."""

    def __init__(self) -> None:
        self._paths: set[Path] = set()
        self._last = 0.0
        self._is_over = False
        self._condition = threading.Condition()
        self._observer = Observer()

    def start(self, folders: Iterable[Path]) -> None:
        """Begin to listen. Raises OSError where the system has no room for more watches."""
        for folder in folders:
            self._observer.schedule(self, str(folder), recursive=True, event_filter=_CHANGES)
        self._observer.start()

    def stop(self) -> None:
        """Hear no more; who waits goes on."""
        with self._condition:
            self._is_over = True
            self._condition.notify_all()
        if self._observer.is_alive():
            self._observer.stop()
            self._observer.join()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Take down what the system tells."""
        with self._condition:
            for path in (event.src_path, event.dest_path):
                if path:
                    self._paths.add(Path(path if isinstance(path, str) else path.decode()))
            self._last = time.monotonic()
            self._condition.notify_all()

    @property
    def are_there(self) -> bool:
        """Whether somebody should ask for them."""
        return bool(self._paths) or self._is_over

    def wait(self) -> frozenset[Path]:
        """All that has changed, once there is something and it has come to rest. Nothing at the end."""
        with self._condition:
            self._condition.wait_for(lambda: self.are_there)
            begin = time.monotonic()
            while not self._is_over and time.monotonic() < min(self._last + _QUIET, begin + _LONGEST):
                self._condition.wait(_QUIET)
            found, self._paths = frozenset(self._paths), set()
            return found if not self._is_over else frozenset()
