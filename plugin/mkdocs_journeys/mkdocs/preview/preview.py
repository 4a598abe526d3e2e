"""What follows from a change: the page that was written on at once, and all others after it.

A journey that is written on is read again by itself and shown. Then, while nobody waits, all rules look at
the whole wiki, and every page that has changed is made again: those that somebody looks at first. Who asks
for a page before its turn gets it. What changes the site's pages or its navigation leads to a whole build.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

from mkdocs_journeys.checks.examination import examined_again
from mkdocs_journeys.mkdocs import findings
from mkdocs_journeys.mkdocs.added import Added
from mkdocs_journeys.mkdocs.page import JourneyPage
from mkdocs_journeys.mkdocs.preview.rebuilding import is_alike, rebuild, write_changed
from mkdocs_journeys.mkdocs.preview.serving import Served
from mkdocs_journeys.mkdocs.source import Laid, laid_again
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.journey_page import journey_page
from mkdocs_journeys.pages.page import Page
from mkdocs_journeys.pages.wiki import Wiki
from mkdocs_journeys.reading.reader import Reading, read
from mkdocs_journeys.reading.rereading import reread
from mkdocs_journeys.reading.watching import Changes

log = get_plugin_logger(__name__)

# Whoever writes waits for it: an editor's steps are a few milliseconds apart.
_QUIET, _LONGEST = 0.03, 0.5

# What follows from a change waits so long, so that who has the page open gets it with nothing beside.
_REST = 0.5

# These may do anything with pages that are ready, so that they must see all of them again.
_AT_THE_END = ("env", "post_build")
_KNOWN = ("journeys", "search", "material/search", "tags", "material/tags")


class Preview:
    """The preview of one site: of its journeys' folder, and the one with hand-written pages.

    A thread of its own does the work; whole builds are left to MkDocs.
    """

    def __init__(
        self,
        folder: Path,
        pages: Path,
        served: Served,
        added: Callable[[], Added | None],
        finish: Callable[[], None],
    ) -> None:
        # As the system names it.
        self._folder = folder.resolve()
        self._root = folder.name
        self._served = served
        self._newest = added
        self._finish = finish
        self._changes = Changes(self._folder, pages, quiet=_QUIET, longest=_LONGEST)
        self._lock = threading.RLock()
        self._thread = threading.Thread(target=self._work, name="journeys preview", daemon=True)
        self._is_at_work = False
        self._begin()

    def start(self) -> bool:
        """Begin. Whether that can be."""
        try:
            self._changes.start()
        except OSError as error:
            log.warning("The system tells of no changes (%s), so MkDocs looks for them.", error)
            return False
        self._served.build_within(self._lock, self._begin)
        self._served.ask_before(self._fresh)
        self._thread.start()
        return True

    def stop(self) -> None:
        """End, whatever is under way."""
        self._changes.stop()
        if self._thread.is_alive():
            self._thread.join()

    def _begin(self) -> None:
        """All is as the last whole build has made it."""
        self._added = self._newest()
        self._laid: Laid | None = self._added.laid if self._added is not None else None
        # What has been read, as long as nothing has changed since then.
        self._reading: Reading | None = self._laid.wiki.reading if self._laid is not None else None
        self._stale: dict[str, JourneyPage] = {}
        # Pages that have been shown before all rules had looked at them.
        self._ahead: set[str] = set()
        self._made = 0
        # Whether all will be built, which sees to everything up to then.
        self._is_awaited = False

    @property
    def is_settled(self) -> bool:
        """Whether the whole site shows what is known."""
        with self._lock:
            return not (self._is_at_work or self._changes.are_there or self._stale)

    def _work(self) -> None:
        while paths := self._changes.wait():
            self._is_at_work = True
            try:
                self._take(paths)
            except Exception as error:  # whatever it is, a whole build tells it, or goes well
                log.debug("The preview", exc_info=True)
                log.warning("The preview could not follow a change (%s), so all is built.", error)
                self._build_all()
            self._is_at_work = False

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
            names = self._names(ours)
            if ours != paths or self._laid is None or any(map(_is_of_all, names)):
                self._build_all()
                return
            if names and self._read(names):
                log.info("Shown after %.2f s: %s", time.monotonic() - begin, ", ".join(sorted(names)))
            is_settled = not self._stale and self._reading is self._laid.wiki.reading
        if not is_settled:
            self._changes.rest(_REST)
            self._settle(begin)

    def _names(self, paths: Iterable[Path]) -> frozenset[str]:
        """The files and folders of the wiki among some paths, as findings name them.

        An editor's own files are not among them: they are hidden, or gone again.
        """
        reading = self._reading
        known = {*reading.sources, *reading.pictures} if reading is not None else set()
        found = set()
        for path in paths:
            inside = path.relative_to(self._folder)
            name = f"{self._root}/{inside.as_posix()}"
            was_there = name in known or any(each.startswith(f"{name}/") for each in known)
            if any(part.startswith(".") for part in inside.parts):
                continue
            if reading is None or ((was_there or path.exists()) and not _is_as_read(reading, name, path)):
                found.add(name)
        return frozenset(found)

    def _read(self, names: frozenset[str]) -> bool:
        """Read one journey again and show it; whether that was possible."""
        before, self._reading = self._reading, None
        again = reread(before, *names) if before is not None and len(names) == 1 else None
        if again is None or self._laid is None:
            return False
        self._reading = again
        (file,) = names
        journey = next(each for each in again.catalog.journeys.values() if each.file == file)
        told = examined_again(again, self._laid.wiki.examined or (), journey)
        wiki = Wiki(again, self._laid.wiki.options, told)
        return journey.id in wiki.journeys and self._show(wiki, journey)

    def _show(self, wiki: Wiki, journey: Journey) -> bool:
        address = addresses.journey(journey.id)
        page = self._added.pages.get(address) if self._added is not None else None
        if page is None:
            return False
        # It is not known yet whether all of it will stay, so nothing of it is kept.
        page.ours = replace(journey_page(wiki, journey), key=None)
        self._stale[page.file.dest_uri] = page
        self._ahead.add(address)
        self._served.reload()
        return True

    def _settle(self, begin: float) -> None:
        """Bring the whole site up to date, unless there are new changes meanwhile."""
        laid, added, reading = self._laid, self._added, self._reading
        if laid is None or added is None or self._changes.are_there:
            return
        reading = reading or read(laid.wiki.reading.folder, memory=added.contents.memory)
        now = laid_again(reading, laid.wiki.options)
        if not is_alike(laid.site, now.site) or added.frame is None or _has_others(added.frame.config):
            self._build_all()
            return
        with self._lock:
            if self._changes.are_there or added is not self._newest():  # there may have been a whole build
                return
            self._reading = reading
            self._replace(added, laid, now)
        findings.tell(set(now.findings) - set(laid.findings))
        if self._make_again():
            self._finish_all(added)
            log.info("Up to date after %.2f s: %d pages made again", time.monotonic() - begin, self._made)
            self._made = 0

    def _replace(self, added: Added, laid: Laid, now: Laid) -> None:
        """Put new pages into the place of the old ones."""
        for old, new in zip(laid.site.pages, now.site.pages, strict=True):
            page = added.pages.get(new.address)
            if page is None:
                continue
            page.ours = new
            if new.address in self._ahead or not _is_same(old, new):
                self._stale[page.file.dest_uri] = page
        self._ahead.clear()
        write_changed(added, laid.site, now.site)
        self._laid = now

    def _make_again(self) -> bool:
        """Make all pages that have changed; whether nothing new came between."""
        waiting = sorted(self._stale, key=lambda file: not self._served.is_looked_at(file))
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
            page = self._stale.pop(file, None)
            if page is None or self._added is None or self._added.frame is None:
                return False
            is_other = rebuild(page, self._added.frame)
            self._made += is_other
            return is_other

    def _fresh(self, file: str) -> None:
        """See to it that a file can be sent."""
        if file in self._stale:
            try:
                self._make(file)
            except Exception as error:  # as in the thread of the preview
                log.warning("The preview could not make a page (%s), so all is built.", error)
                self._build_all()

    def _finish_all(self, added: Added) -> None:
        """What a build does when all pages are there."""
        with self._lock:
            frame = added.frame
            if frame is None or added is not self._newest():
                return
            for entries in added.searches:
                entries.write(frame.config)
            self._finish()


def _is_as_read(reading: Reading, name: str, path: Path) -> bool:
    """Whether a file was only touched."""
    source = reading.sources.get(name)
    if source is None or not path.is_file():
        return False
    return path.read_bytes() == source.text.encode("utf-8", "surrogateescape")


def _is_of_all(name: str) -> bool:
    """Whether all journeys may depend on a file: on anything but journeys, personas, pictures, folders."""
    suffix = Path(name).suffix.lower()
    return suffix in (".yml", ".yaml")


def _is_same(old: Page, new: Page) -> bool:
    """Whether a page shows surely the same as before."""
    return old.key is not None and new.key is not None and old.key() == new.key()


def _has_others(config: MkDocsConfig) -> bool:
    """Whether another plugin does something once all pages are there."""
    known = [config.plugins[name] for name in _KNOWN if name in config.plugins]
    methods = (method for event in _AT_THE_END for method in config.plugins.events[event])
    # What a hook does has no plugin behind it.
    return any(getattr(method, "__self__", None) not in known for method in methods)
