"""Runs git: in a folder, for the repository that this stands in, in its own words, without questions."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

# What a hook of git's is told of its repository. Whoever runs this program there names a folder, which may
# stand in another one.
OF_ANOTHER_PLACE = (
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_NAMESPACE"),
    *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_QUARANTINE_PATH"),
)
# It must not wait for an answer that nobody gives, its words must be those that we look for, and what only
# looks must not stand in the way of somebody else's git.
_QUIET = {
    **{"GIT_TERMINAL_PROMPT": "0", "GCM_INTERACTIVE": "never", "GIT_OPTIONAL_LOCKS": "0"},
    **{"LC_ALL": "C", "LANGUAGE": "C"},
}


class NoGitError(Exception):
    """There is no git here."""


@dataclass(frozen=True, slots=True)
class Ended:
    """What a call of git came to. Its bytes are those of paths, which need not be UTF-8."""

    status: int
    data: bytes
    error: str


def run(folder: Path, *words: str, told: bytes = b"", environment: Mapping[str, str] | None = None) -> Ended:
    """Call git in a folder, tell it something, and wait. Raises NoGitError where there is none.

    The words are for the caller to look at: git takes for an option what begins with a dash.
    """
    ours = {key: value for key, value in os.environ.items() if key not in OF_ANOTHER_PLACE}
    try:
        done = subprocess.run(  # noqa: S603  no shell reads them
            ["git", *words],  # noqa: S607
            cwd=folder,
            env=ours | _QUIET | dict(environment or {}),
            input=told,
            capture_output=True,
            check=False,
        )
    except (FileNotFoundError, PermissionError):
        raise NoGitError from None
    return Ended(done.returncode, done.stdout, os.fsdecode(done.stderr))
