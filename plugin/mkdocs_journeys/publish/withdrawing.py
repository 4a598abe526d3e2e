"""Take versions back."""

from __future__ import annotations

import tarfile
from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_journeys.publish import engine
from mkdocs_journeys.publish.drafts import private_folder
from mkdocs_journeys.publish.front import UNSAID, Site, led_to, write_front, write_previews
from mkdocs_journeys.publish.git import Git
from mkdocs_journeys.publish.naming import known
from mkdocs_journeys.publish.refusal import Refused
from mkdocs_journeys.publish.store import Store


@dataclass(frozen=True, slots=True)
class Withdrawing:
    """Versions to take back with their aliases, or single aliases.

    Where the default goes with them, `default` names what readers get instead. If the default was an alias,
    such as `latest`, and goes with its version, it moves to that version, and its addresses stay alive.
    """

    names: tuple[str, ...]
    default: str = ""
    site: Site = UNSAID
    previews: bool = False

    @property
    def subject(self) -> str:
        return f"Unpublish {'preview ' if self.previews else ''}{', '.join(self.names)}"

    def check(self, store: Store) -> None:
        for name in self.names:
            known(store, name)
        if self.previews:
            return
        if self.default and self.default not in self._left(store):
            raise Refused(
                f"{self.default} can't be the default: no version and no alias that stays is called so.",
                _staying(self._left(store)),
            )
        if led_to(store) and led_to(store) not in self._left(store) and not self.default:
            holder = known(store, store.default).name
            what = holder if holder == store.default else f"{store.default}, which leads to {holder},"
            raise Refused(
                f"{what} is what readers get by default, and can't be taken back just so.",
                "Nothing was changed. Say what they get instead with --default. "
                + _staying(self._left(store)),
            )

    def _left(self, store: Store) -> tuple[str, ...]:
        """The names that stay."""
        return tuple(
            name
            for version in store.versions
            if version.name not in self.names
            for name in (version.name, *version.aliases)
            if name not in self.names
        )

    def apply(self, git: Git, branch: str, store: Store) -> Sequence[str]:
        engine.delete(branch, self._whole(store), store.prefix)
        if self.previews:
            write_previews(git, branch)
            return ()
        default = led_to(store)
        notes = []
        if self.default and default not in self._left(store) and default not in self.names:
            if not store.version(default):
                heir = known(store, self.default).name
                self._move(git, branch, default, heir)
                notes.append(f"The alias {default} moved to {heir}.")
            else:
                default = self.default
        elif self.default:
            default = self.default
        if default and default != store.default:
            notes.append(f"Readers without a version in their address now get {default}.")
        if default:
            write_front(git, branch, self.site, default)
        return notes

    def _whole(self, store: Store) -> tuple[str, ...]:
        """The names without the aliases that go with their version anyway: mike finds no name twice."""
        return tuple(
            dict.fromkeys(
                name
                for name in self.names
                if store.version(name) or known(store, name).name not in self.names
            )
        )

    def _move(self, git: Git, branch: str, alias: str, heir: str) -> None:
        """Make a version's files those of an alias too."""
        with private_folder() as folder:
            packed, site = folder / "packed.tar", folder / "site"
            git.ask(
                "-c", "core.autocrlf=false", "archive", "--format=tar", "-o", str(packed), f"{branch}:{heir}"
            )
            with tarfile.open(packed) as files:
                files.extractall(site, filter="data")
            engine.deploy(branch, site, heir, None, (alias,), "")

    def holds(self, store: Store) -> bool:
        return not any(store.holder(name) for name in self.names)


def _staying(names: Sequence[str]) -> str:
    if names:
        return f"There are: {', '.join(names)}."
    return "No other version is there. To take the whole site off, delete its branch at the remote."
