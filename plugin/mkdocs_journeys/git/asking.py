"""Asks git something, or says in its own words why it can't tell."""

from __future__ import annotations

from pathlib import Path

from mkdocs_journeys.git.running import NoGitError, run

# What a command prints must not depend on the habits of whoever runs it.
_PLAIN = {
    **{"core.quotePath": "false", "color.ui": "false", "color.diff": "false"},
    **{"log.showSignature": "false", "log.showRoot": "true", "log.follow": "false"},
    "i18n.logOutputEncoding": "UTF-8",
}
_SETTINGS = tuple(word for key, value in _PLAIN.items() for word in ("-c", f"{key}={value}"))


class GitError(Exception):
    """git can't tell. Its text says why, in a line without a full stop."""


def told(folder: Path, *words: str, asked: bytes = b"") -> bytes:
    """What git says, of whatever bytes names are made. Raises GitError."""
    try:
        ended = run(folder, *_SETTINGS, *words, told=asked)
    except NoGitError:
        raise GitError("there is no git here") from None
    if ended.status:
        lines = ended.error.strip().splitlines()
        raise GitError(lines[0].rstrip(".") if lines else f"git {words[0]} failed")
    return ended.data
