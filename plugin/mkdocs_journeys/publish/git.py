"""Git in the folders that publishing works with: what it refuses is told in its own words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mkdocs_journeys.git.running import NoGitError, run
from mkdocs_journeys.publish.refusal import Refused, fit_to_show


@dataclass(frozen=True, slots=True)
class Said:
    """What a call of git came to."""

    status: int
    out: str
    error: str

    @property
    def is_fine(self) -> bool:
        return self.status == 0

    @property
    def words(self) -> str:
        """What it says about its failure, fit to be shown."""
        return fit_to_show(self.error) or f"git ended with {self.status}"


@dataclass(frozen=True, slots=True)
class Git:
    """Git in one folder."""

    folder: Path

    def run(self, *args: str, **environment: str) -> Said:
        """Call git. Whether it went well is for the caller to see. Raises `Refused` where there is no git."""
        try:
            done = run(self.folder, *args, environment=environment)
        except NoGitError:
            raise Refused(
                "Publishing needs git, and there is none.", "Install git, then run again."
            ) from None
        # Paths need not be UTF-8.
        return Said(done.status, done.data.decode("utf-8", "surrogateescape"), done.error)

    def ask(self, *args: str, **environment: str) -> str:
        """What git answers, without the line break at its end. Raises `Refused` where it fails."""
        said = self.run(*args, **environment)
        if not said.is_fine:
            raise Refused(f"`git {args[0]}` failed: {said.words}")
        return said.out.removesuffix("\n")

    def commit_at(self, ref: str) -> str:
        """The commit that a ref stands at, or "" where there is no such ref."""
        return self.run("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}").out.strip()

    def is_ancestor(self, older: str, newer: str) -> bool:
        """Whether one commit is in the history of another, or is the same."""
        return self.run("merge-base", "--is-ancestor", older, newer).is_fine
