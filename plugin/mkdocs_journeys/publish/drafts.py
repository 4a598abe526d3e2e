"""A private place of a run: a branch that nobody else knows, and a temporary folder; both gone afterwards.

A run that is killed leaves them behind. The next one removes them, when it sees that their process is gone.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import socket
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from mkdocs_journeys.publish.git import Git

_PREFIX = "journeys-publish"
_DAY = 24 * 60 * 60


@contextlib.contextmanager
def private_branch(git: Git, base: str) -> Iterator[str]:
    """The name of a new branch at a commit, or of one to be born where there is none."""
    name = _own_name()
    if base:
        git.ask("update-ref", f"refs/heads/{name}", base, "")
    try:
        yield name
    finally:
        git.run("update-ref", "-d", f"refs/heads/{name}")


@contextlib.contextmanager
def private_folder() -> Iterator[Path]:
    """A new empty folder."""
    folder = Path(tempfile.mkdtemp(prefix=f"{_own_name()}-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def remove_leftovers(git: Git) -> None:
    """Remove what killed runs on this machine left behind."""
    refs = git.run("for-each-ref", "--format=%(refname)", f"refs/heads/{_PREFIX}-*").out.splitlines()
    for ref in refs:
        if _is_left_over(ref.removeprefix("refs/heads/")):
            git.run("update-ref", "-d", ref)
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}-*"):
        if _is_left_over(folder.name) and not folder.is_symlink():
            shutil.rmtree(folder, ignore_errors=True)


def _machine() -> str:
    return re.sub(r"[^A-Za-z0-9]", "", socket.gethostname()) or "host"


def _own_name() -> str:
    return f"{_PREFIX}-{_machine()}-{os.getpid()}-{int(time.time())}-{secrets.token_hex(4)}"


def _is_left_over(name: str) -> bool:
    found = re.match(rf"{_PREFIX}-{_machine()}-(\d+)-(\d+)-", name)
    if not found:
        return False  # of another machine that shares the folder, or nothing of ours
    process, started = map(int, found.groups())
    # Numbers of processes come again: nobody publishes for a day.
    return not _is_running(process) or started < time.time() - _DAY


def _is_running(process: int) -> bool:
    if os.name == "nt":
        return True  # Windows has no harmless way to ask; the day decides
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
