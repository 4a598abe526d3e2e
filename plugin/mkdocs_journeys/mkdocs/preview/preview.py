"""What follows from a change: the page that was written on at once, and all others after it.

A journey that is written on is read again by itself and shown. Then, while nobody waits, all rules look at
the whole wiki, and every page that has changed is made again: those that somebody looks at first. Who asks
for a page before its turn gets it. What changes the site's pages or its navigation leads to a whole build.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from mkdocs.plugins import get_plugin_logger

from mkdocs_journeys.checks.examination import examined_again
from mkdocs_journeys.mkdocs import findings
from mkdocs_journeys.mkdocs.added import Added
from mkdocs_journeys.mkdocs.preview.backlog import Backlog
from mkdocs_journeys.mkdocs.preview.changed import changed, is_of_all
from mkdocs_journeys.mkdocs.preview.rebuilding import different, has_others, is_alike, write_changed
from mkdocs_journeys.mkdocs.preview.serving import Served
from mkdocs_journeys.mkdocs.source import Laid, laid_again
from mkdocs_journeys.pages.journey_page import journey_page
from mkdocs_journeys.reading.interrupting import OvertakenError, interrupted_when
from mkdocs_journeys.reading.reader import Reading, read
from mkdocs_journeys.reading.rereading import reread
from mkdocs_journeys.reading.watching import Changes

log = get_plugin_logger(__name__)

# Whoever writes waits for it: an editor's steps are a few milliseconds apart.
_QUIET, _LONGEST = 0.03, 0.5

# What follows from a change waits so long, so that who has the page open gets it with nothing beside.
_REST = 0.5


class Preview:
    """The preview of one site, by its journeys' folder.

    A thread of its own does the work; whole builds are left to MkDocs. `others` are folders that this one
    stands in: MkDocs would look into it with them, so they are watched here as well.
    """

    def __init__(
        self,
        folder: Path,
        others: tuple[Path, ...],
        served: Served,
        added: Callable[[], Added | None],
        finish: Callable[[], None],
    ) -> None:
        # As the system names it.
        self._folder = folder.resolve()
        self._root = folder.name
        self._others = others
        self._served = served
        self._newest = added
        self._finish = finish
        self._changes = Changes(self._folder, *others, quiet=_QUIET, longest=_LONGEST)
        self._lock = threading.RLock()
        self._thread = threading.Thread(target=self._work, name="journeys preview", daemon=True)
        self._is_at_work = False
        self._begin(is_built=True)

    def start(self) -> bool:
        """Begin. Whether that can be."""
        with self._lock:
            try:
                self._changes.start()
                self._thread.start()
            except (OSError, RuntimeError) as error:
                log.warning("The system tells of no changes (%s), so MkDocs looks for them.", error)
                self._changes.stop()
                return False
            for folder in self._others:
                self._served.unwatch(folder)
            self._served.build_within(self._lock, self._begin)
            self._served.ask_before(self._fresh)
            return True

    def stop(self) -> None:
        """End, whatever is under way."""
        self._changes.stop()
        if self._thread.is_alive():
            self._thread.join()

    def _begin(self, is_built: bool) -> None:
        """All is as the last whole build has made it. One that failed has left nothing to go on from."""
        self._added = self._newest() if is_built else None
        self._laid: Laid | None = self._added.laid if self._added is not None else None
        # The newest that has been read; None where it may not be what the files say by now.
        self._reading: Reading | None = self._laid.wiki.reading if self._laid is not None else None
        self._backlog = Backlog(self._added)
        # Whether all will be built, which sees to everything up to then.
        self._is_awaited = False

    @property
    def is_settled(self) -> bool:
        """Whether the whole site shows what is known."""
        with self._lock:
            return not (self._is_at_work or self._changes.are_there or self._backlog.files)

    def _work(self) -> None:
        while paths := self._wait():
            self._is_at_work = True
            try:
                self._take(paths)
            except Exception as error:  # whatever it is, a whole build tells it, or goes well
                log.debug("The preview", exc_info=True)
                log.warning("The preview could not follow a change (%s), so all is built.", error)
                self._build_all()
            self._is_at_work = False

    def _wait(self) -> frozenset[Path]:
        """The paths that have changed; none at the end."""
        try:
            return self._changes.wait()
        except (OSError, RuntimeError) as error:
            log.warning("The system tells of changes no longer (%s), so MkDocs looks for them.", error)
        self._changes.stop()
        for folder in (self._folder, *self._others):
            try:
                self._served.watch(folder)
            except (OSError, RuntimeError) as error:
                log.warning("Nor can MkDocs (%s). Start `mkdocs serve` again to see changes.", error)
        self._build_all()
        return frozenset()

    def _build_all(self) -> None:
        self._is_awaited = True
        self._served.build_all()

    def _take(self, paths: frozenset[Path]) -> None:
        """Show what has changed, then see to the rest."""
        begin = time.monotonic()
        with self._lock:
            if self._is_awaited:
                return
            ours = {path for path in paths if self._folder in path.parents}
            names = changed(ours, self._folder, self._root, self._reading)
            if ours != paths or self._laid is None or any(map(is_of_all, names)):
                self._build_all()
                return
            if names and self._read(names):
                log.info("Shown after %.2f s: %s", time.monotonic() - begin, ", ".join(sorted(names)))
            is_settled = self._backlog.is_finished and self._reading is self._laid.wiki.reading
        if not is_settled:
            self._changes.rest(_REST)
            self._settle(begin)

    def _read(self, names: frozenset[str]) -> bool:
        """Read one journey again and show it; whether that was possible."""
        before, self._reading = self._reading, None
        again = reread(before, *names) if before is not None and len(names) == 1 else None
        if again is None or self._laid is None:
            return False
        self._reading = again
        (file,) = names
        journey = next(each for each in again.catalog.journeys.values() if each.file == file)
        wiki = replace(self._laid.wiki, reading=again, examined=None)
        if journey.id not in wiki.journeys:
            return False
        told = examined_again(replace(again, catalog=wiki.catalog), self._laid.wiki.told, journey)
        is_there = self._backlog.put_ahead(journey_page(replace(wiki, shown=told), journey))
        if is_there:
            self._served.reload()
        return is_there

    def _settle(self, begin: float) -> None:
        """Bring the whole site up to date. New changes come first; then all of this begins again."""
        if not (self._lay_again() and self._make_again()):
            return
        with self._lock:
            if self._laid is None or self._backlog.is_finished:  # there has been a whole build
                return
            made = self._backlog.finish(self._laid.site)
            self._finish()
        log.info("Up to date after %.2f s: %d pages made again", time.monotonic() - begin, made)

    def _lay_again(self) -> bool:
        """Find out which pages follow from what the files say; whether they can be made now."""
        with self._lock:
            laid, added, reading = self._laid, self._added, self._reading
        if laid is None or added is None:
            return False
        if reading is laid.wiki.reading:
            return True
        try:
            with interrupted_when(lambda: self._changes.are_there or laid is not self._laid):
                if reading is None:
                    reading = read(laid.wiki.reading.folder, memory=added.contents.memory)
                    self._know(reading, laid)
                now = laid_again(reading, laid.wiki)
                if not is_alike(laid.site, now.site) or added.frame is None or has_others(added.frame.config):
                    self._build_all()
                    return False
                others = different(laid.site, now.site)
        except OvertakenError:
            return False
        with self._lock:
            if laid is not self._laid:  # there has been a whole build
                return False
            self._backlog.replace(now.site, others)
            self._laid = now
            if write_changed(added, laid.site, now.site):
                self._served.reload()
        findings.tell(set(now.findings) - set(laid.findings))
        return True

    def _know(self, reading: Reading, laid: Laid) -> None:
        """Go on from what has been read, whatever becomes of the rest: the next save is shown at once."""
        with self._lock:
            if laid is self._laid:
                self._reading = reading

    def _make_again(self) -> bool:
        """Make all pages that have changed; whether nothing new came between."""
        waiting = sorted(self._backlog.files, key=lambda file: not self._served.is_looked_at(file))
        for file in waiting:
            if self._changes.are_there:
                return False
            with self._lock:
                if self._make(file) and self._served.is_looked_at(file):
                    self._served.reload()
        return True

    def _make(self, file: str) -> bool:
        """Make a page if it has changed; whether it looks otherwise now."""
        with self._lock:
            return self._backlog.make(file)

    def _fresh(self, file: str) -> None:
        """See to it that a file can be sent."""
        if file in self._backlog.files:
            try:
                self._make(file)
            except Exception as error:  # as in the thread of the preview
                log.warning("The preview could not make a page (%s), so all is built.", error)
                self._build_all()
