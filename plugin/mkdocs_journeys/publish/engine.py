"""mike, which writes the versions into a branch. The one module that imports it.

mike works where the process stands and with the identity in its environment; `at_work` gives it both.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import signal
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from mkdocs_journeys.git.running import OF_ANOTHER_PLACE
from mkdocs_journeys.publish.refusal import Refused, fit_to_show


def need_mike() -> None:
    """Raise `Refused` where mike is not installed."""
    if importlib.util.find_spec("mike") is None:
        raise Refused(
            "Publishing needs mike, which is not installed.",
            "Install it with the project's extra: pip install 'mkdocs-journeys[publish]'.",
        )


def versions_in(text: str) -> Any:
    """mike's own view of a versions.json: an iterable, the newest first. Raises `ValueError` and the like."""
    from mike.versions import Versions

    return Versions.loads(text)


@contextlib.contextmanager
def at_work(folder: Path, identity: tuple[str, str]) -> Iterator[None]:
    """Let mike work in a folder, and tell what git refuses to it. Raises `Refused`."""
    from mike.git_utils import GitError

    name, email = identity
    wanted = {"GIT_COMMITTER_NAME": name, "GIT_COMMITTER_EMAIL": email}
    before = {key: os.environ.pop(key, None) for key in (*wanted, *OF_ANOTHER_PLACE)}
    os.environ.update(wanted)
    try:
        with _undisturbed(), contextlib.chdir(folder):
            yield
    except (GitError, ValueError) as error:
        raise Refused(f"mike could not write the branch: {fit_to_show(str(error))}") from error
    finally:
        for key, value in before.items():
            if value is None:
                os.environ.pop(key, None)
            else:
                os.environ[key] = value


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Let mike come to an end before Ctrl-C stops the run: stopped halfway, it waits for git for ever."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    stopped: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: stopped.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if stopped:
            raise KeyboardInterrupt


def deploy(
    branch: str, site: Path, version: str, title: str | None, aliases: Sequence[str], prefix: str
) -> None:
    """Put a built site onto a branch, with a whole copy for each alias, as the hosts of pages need it."""
    from mike import commands

    with commands.deploy(
        {"site_dir": str(site), "use_directory_urls": True},
        version,
        title,
        list(aliases),
        update_aliases=True,
        alias_type=commands.AliasType.copy,
        branch=branch,
        message=f"Deploy {version}",
        allow_empty=True,
        deploy_prefix=prefix,
    ):
        pass  # The site is built already.


def delete(branch: str, names: Sequence[str], prefix: str) -> None:
    """Take versions off a branch with their aliases, or single aliases."""
    from mike import commands

    message = f"Remove {', '.join(names)}"
    commands.delete(list(names), branch=branch, message=message, allow_empty=True, deploy_prefix=prefix)


def retitle(branch: str, version: str, title: str, prefix: str) -> None:
    """Give a version another title."""
    from mike import commands

    message = f"Retitle {version}"
    commands.retitle(version, title, branch=branch, message=message, allow_empty=True, deploy_prefix=prefix)


def set_hidden(branch: str, version: str, hidden: bool, prefix: str) -> None:
    """Take a version out of the site's list of versions, or put it back."""
    from mike import commands, jsonpath

    commands.set_properties(
        version,
        [("hidden", True if hidden else jsonpath.Deleted)],
        branch=branch,
        message=f"Hide {version}" if hidden else f"Show {version}",
        allow_empty=True,
        deploy_prefix=prefix,
    )


def write_files(branch: str, files: Mapping[str, str | bytes]) -> None:
    """Write files onto a branch, by their path from its root."""
    from mike.git_utils import Commit, FileInfo

    with Commit(branch, "Write what stands at the root", allow_empty=True) as commit:
        for path, data in sorted(files.items()):
            commit.add_file(FileInfo(path, data))
