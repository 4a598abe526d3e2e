"""Git as a sub-process: it asks nothing, and what it refuses is told in its own words."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from mkdocs_journeys.publish.refusal import Refused, fit_to_show

# It must not wait for an answer that nobody gives, and its words must be those that we look for.
_QUIET = {"GIT_TERMINAL_PROMPT": "0", "GCM_INTERACTIVE": "never", "LC_ALL": "C", "LANGUAGE": "C"}


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
            done = subprocess.run(  # noqa: S603  names are checked before, and no shell reads them
                ["git", *args],  # noqa: S607
                cwd=self.folder,
                env=os.environ | _QUIET | environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
            )
        except FileNotFoundError:
            raise Refused(
                "Publishing needs git, and there is none.", "Install git, then run again."
            ) from None
        return Said(done.returncode, _text(done.stdout), _text(done.stderr))

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


def _text(data: bytes) -> str:
    """Paths need not be UTF-8."""
    return data.decode("utf-8", "surrogateescape")
