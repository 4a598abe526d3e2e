"""Git repositories for tests, whatever git is told on this machine."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

IDENTITY = {
    "GIT_AUTHOR_NAME": "Tess",
    "GIT_AUTHOR_EMAIL": "tess@example.org",
    "GIT_COMMITTER_NAME": "Tess",
    "GIT_COMMITTER_EMAIL": "tess@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
}


def git(folder: Path, *words: str, environment: Mapping[str, str] | None = None) -> str:
    """What git says. Fails where git does."""
    ours = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")} | IDENTITY
    ours |= dict(environment or {})
    done = subprocess.run(["git", *words], cwd=folder, env=ours, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"git {' '.join(words)}: {done.stderr}"
    return done.stdout


def initialised(folder: Path) -> Path:
    """A new repository with the branch main."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    return folder


def committed(
    folder: Path, files: Mapping[str, str | None], message: str = "A change", date: str | None = None
) -> str:
    """Write files, or delete those that are None, and commit all, on a date if asked. The new commit."""
    for name, text in files.items():
        path = folder / name
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    git(folder, "add", "--all")
    dated = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date} if date else {}
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message, environment=dated)
    return git(folder, "rev-parse", "HEAD").strip()
