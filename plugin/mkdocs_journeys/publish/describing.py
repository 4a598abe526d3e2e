"""Change what the list of versions says of a version, and whether it is in the list at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_journeys.publish import engine
from mkdocs_journeys.publish.front import UNSAID, Site, led_to, write_front, write_previews
from mkdocs_journeys.publish.git import Git
from mkdocs_journeys.publish.naming import known
from mkdocs_journeys.publish.store import Store


@dataclass(frozen=True, slots=True)
class Retitling:
    """Another title for a version."""

    name: str
    title: str
    site: Site = UNSAID
    previews: bool = False

    @property
    def subject(self) -> str:
        return f"Retitle {self.name}: {self.title}"

    def check(self, store: Store) -> None:
        known(store, self.name)

    def apply(self, git: Git, branch: str, store: Store) -> Sequence[str]:
        engine.retitle(branch, known(store, self.name).name, self.title, store.prefix)
        _write_lists(git, branch, store, self.site)
        return ()

    def holds(self, store: Store) -> bool:
        version = store.holder(self.name)
        return version is not None and version.title == self.title


@dataclass(frozen=True, slots=True)
class Hiding:
    """A version to take out of the lists, or to put back. Its pages stay at their addresses."""

    name: str
    hidden: bool = True
    site: Site = UNSAID
    previews: bool = False

    @property
    def subject(self) -> str:
        return f"{'Hide' if self.hidden else 'Show'} {self.name}"

    def check(self, store: Store) -> None:
        known(store, self.name)

    def apply(self, git: Git, branch: str, store: Store) -> Sequence[str]:
        version = known(store, self.name)
        if version.hidden != self.hidden:
            engine.set_hidden(branch, version.name, self.hidden, store.prefix)
            _write_lists(git, branch, store, self.site)
        return ()

    def holds(self, store: Store) -> bool:
        version = store.holder(self.name)
        return version is not None and version.hidden == self.hidden


def _write_lists(git: Git, branch: str, store: Store, site: Site) -> None:
    if store.previews:
        write_previews(git, branch)
    elif default := led_to(store):
        write_front(git, branch, site, default)
