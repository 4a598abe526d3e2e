"""What can be done to the published versions, as the transaction sees it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from mkdocs_journeys.publish.git import Git
from mkdocs_journeys.publish.store import Store

# Takes one line about a step.
Say = Callable[[str], None]


class Change(Protocol):
    """A change of the versions. It may be tried several times, each time on what is there by then."""

    @property
    def subject(self) -> str:
        """What was done, as the first line of a commit."""

    @property
    def previews(self) -> bool:
        """Whether it is about the previews below `pr/`."""

    def check(self, store: Store) -> None:
        """Raise `Refused` where it can't be done to what is there."""

    def apply(self, git: Git, branch: str, store: Store) -> Sequence[str]:
        """Do it on a private branch that holds `store`, and tell what else came of it, in lines."""

    def holds(self, store: Store) -> bool:
        """Whether what was meant is so."""
