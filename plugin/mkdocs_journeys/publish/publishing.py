"""Publish a built site as a version."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mkdocs_journeys.publish import engine
from mkdocs_journeys.publish.front import UNSAID, Site, led_to, write_front, write_previews
from mkdocs_journeys.publish.git import Git
from mkdocs_journeys.publish.keeping import KEPT, overdue
from mkdocs_journeys.publish.refusal import Refused
from mkdocs_journeys.publish.store import Store, read_store


@dataclass(frozen=True, slots=True)
class Publishing:
    """A version to publish. Its names are checked already; the site is built when it is applied."""

    built: Path
    version: str
    aliases: tuple[str, ...] = ()
    title: str | None = None
    default: str = ""
    keep: int = KEPT
    site: Site = UNSAID
    previews: bool = False
    source: str = ""

    @property
    def subject(self) -> str:
        what = f"preview {self.version}" if self.previews else self.version
        names = f" as {', '.join(self.aliases)}" if self.aliases else ""
        return f"Publish {what}{names}" + (f" from {self.source}" if self.source else "")

    def check(self, store: Store) -> None:
        holder = store.holder(self.version)
        if holder and holder.name != self.version:
            raise Refused(
                f"{self.version} is an alias of the version {holder.name}, and can't be a version too.",
                f"Nothing was changed. Choose another name, or first: journeys unpublish {self.version}.",
            )
        for alias in self.aliases:
            if store.version(alias):
                raise Refused(
                    f"{alias} is a version, and can't be an alias of {self.version} too.",
                    f"Nothing was changed. Choose another alias, or first: journeys unpublish {alias}.",
                )
        for name in (self.version, *self.aliases):
            self._check_place(name, store)
        if self.default and self.default not in (self.version, *self.aliases, *store.names()):
            raise Refused(
                f"{self.default} can't be the default: no version and no alias is called so.",
                f"Nothing was changed. Name it as an alias: journeys publish {self.version} {self.default} "
                f"--default {self.default}.",
            )

    def _check_place(self, name: str, store: Store) -> None:
        if name in store.strangers:
            raise Refused(
                f"The branch holds something called {store.path(name)} that is no version.",
                "Nothing was changed. Choose another name.",
            )
        for other in (*store.names(), *store.strangers):
            if other != name and other.lower() == name.lower():
                raise Refused(
                    f"{name} differs from {other}, which is there already, in capital letters only.",
                    "Nothing was changed. Some systems take them for one folder: choose another name.",
                )

    def default_on(self, store: Store) -> str:
        """What the root leads to afterwards: as asked for, else as before, else here."""
        return self.default or led_to(store) or (*self.aliases, self.version)[0]

    def apply(self, git: Git, branch: str, store: Store) -> Sequence[str]:
        engine.deploy(branch, self.built, self.version, self.title, self.aliases, store.prefix)
        default = "" if self.previews else self.default_on(store)
        after = read_store(git, git.commit_at(branch), branch, previews=self.previews)
        gone = overdue(after, self.keep, default, self.version)
        if gone:
            engine.delete(branch, gone, store.prefix)
        if self.previews:
            write_previews(git, branch)
        else:
            write_front(git, branch, self.site, default, self.built)
        return tuple(self._told(store, default, gone))

    def _told(self, store: Store, default: str, gone: Sequence[str]) -> Iterator[str]:
        for alias in self.aliases:
            holder = store.holder(alias)
            if holder and holder.name != self.version:
                yield f"The alias {alias} moved here from {holder.name}."
        if default and default != store.default:
            yield f"Readers without a version in their address now get {default}."
        elif self.aliases and default != self.version and store.version(default):
            yield (
                f"Readers without a version in their address still get {default}. So that they get this one: "
                f"--default {self.aliases[0]}."
            )
        if gone:
            kept = "one is" if self.keep == 1 else f"{self.keep} are"
            yield f"Removed {', '.join(gone)}: the newest {kept} kept (--keep)."

    def holds(self, store: Store) -> bool:
        return store.version(self.version) is not None
