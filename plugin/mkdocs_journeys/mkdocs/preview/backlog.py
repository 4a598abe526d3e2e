"""The pages of the last whole build that show something else by now, until they are made again."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from mkdocs_journeys.mkdocs.added import Added
from mkdocs_journeys.mkdocs.page import JourneyPage
from mkdocs_journeys.mkdocs.preview.rebuilding import rebuild
from mkdocs_journeys.pages.page import Page, Site


class Backlog:
    """What is left to do for a site. It knows pages by the files in which browsers get them."""

    def __init__(self, added: Added | None) -> None:
        self._added = added
        self._waiting: dict[str, JourneyPage] = {}
        # Pages that have been shown before all rules had looked at them.
        self._ahead: set[str] = set()
        self._made = 0
        # Whether what is made of all pages, such as the search, knows them as they are.
        self.is_finished = True

    @property
    def files(self) -> tuple[str, ...]:
        """Those that are not made yet."""
        return tuple(self._waiting)

    def put_ahead(self, new: Page) -> bool:
        """Take a page before it is known whether all of it will stay. Whether the site has such a page."""
        page = self._added.pages.get(new.address) if self._added is not None else None
        if page is None:
            return False
        page.ours = replace(new, key=None)  # so that nothing of it is kept
        self._waiting[page.file.dest_uri] = page
        self._ahead.add(new.address)
        self.is_finished = False
        return True

    def replace(self, now: Site, others: Set[str]) -> None:
        """Put new pages into the place of the old ones. Those at the `others` may show something else."""
        for new in now.pages:
            page = self._added.pages.get(new.address) if self._added is not None else None
            if page is None:
                continue
            page.ours = new
            if new.address in self._ahead or new.address in others:
                self._waiting[page.file.dest_uri] = page
        self._ahead.clear()
        self.is_finished = False

    def make(self, file: str) -> bool:
        """Make a page if it has changed; whether it looks otherwise now."""
        page = self._waiting.pop(file, None)
        if page is None or self._added is None or self._added.frame is None:
            return False
        is_other = rebuild(page, self._added.frame)
        self._made += is_other
        return is_other

    def finish(self, site: Site) -> int:
        """Do what a build does when all pages are there. How many have been made since it was last done."""
        if self._added is not None and self._added.frame is not None:
            for entries in self._added.searches:
                entries.write(self._added.frame.config)
            self._added.contents.forget_others(site.pages)
        made, self._made = self._made, 0
        self.is_finished = True
        return made
