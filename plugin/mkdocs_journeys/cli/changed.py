"""Which files a change has touched, as git tells it. Commands look at those first, or at those only."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.git.asking import GitError, told

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

base: Callable[[Decorated], Decorated] = click.option(
    "--base",
    metavar="REF",
    help="The branch or commit that the change begins at, such as origin/main.",
)


class UntoldError(Exception):
    """git can't tell what has changed. Its text says why."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A checkout of a git repository, by its top folder."""

    top: Path

    def name(self, path: Path) -> str:
        """A file as it is called in the repository; one outside keeps its path."""
        # Links on the way there are followed, but a link at the end is a file of the repository.
        real = path.absolute().parent.resolve() / path.name
        return real.relative_to(self.top).as_posix() if real.is_relative_to(self.top) else path.as_posix()

    def changed(self, ref: str) -> frozenset[str]:
        """The files that differ from where HEAD left `ref`, new ones among them, by their names here.

        Raises UntoldError where the history is not all there, and click.UsageError where the ref is wrong.
        """
        start = self.start(ref)
        differing = _git(self.top, "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", start, "--")
        new = _git(self.top, "ls-files", "--others", "--exclude-standard", "-z")
        return frozenset(name for name in (differing + new).split("\0") if name)

    def start(self, ref: str) -> str:
        """The commit where HEAD left `ref`. Raises as `changed` does."""
        commit = self._commit(ref)
        try:
            return _git(self.top, "merge-base", commit, "HEAD").strip()
        except UntoldError:
            raise UntoldError(
                f"{visible(ref)} and HEAD have no commit in common here. In a shallow clone, fetch the whole "
                "history: git fetch --unshallow (in a workflow: fetch-depth: 0)"
            ) from None

    def _commit(self, ref: str) -> str:
        wrong = f"There is no branch or commit {visible(ref)} in this repository."
        # What begins with a dash would be an option.
        if not ref or ref.startswith("-"):
            raise click.BadParameter(wrong, param_hint="--base")
        try:
            return _git(self.top, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}").strip()
        except UntoldError:
            if _git(self.top, "rev-parse", "--is-shallow-repository").strip() == "true":
                raise UntoldError(f"{wrong} It is a shallow clone: fetch the whole history") from None
            raise click.BadParameter(
                f"{wrong} Fetch it first, or name another.", param_hint="--base"
            ) from None


def repository(folder: Path) -> Repository:
    """The repository that a folder stands in. Raises UntoldError where there is none, or no git."""
    return Repository(Path(_git(folder, "rev-parse", "--show-toplevel").rstrip("\n")).resolve())


def changed_since(ref: str, folder: Path, without: str) -> tuple[Repository, frozenset[str]] | None:
    """What has changed since `ref`; None, and a word on standard error, where git can't tell.

    `without` says what the command does then. Raises click.UsageError where there is no such ref.
    """
    try:
        found = repository(folder)
        return found, found.changed(ref)
    except UntoldError as reason:
        click.echo(f"Note: what has changed can't be told, {without}. {reason}.", err=True)
        return None


def _git(folder: Path, *words: str) -> str:
    """What git says, of whatever bytes its names are made. Raises UntoldError with its own words."""
    try:
        return os.fsdecode(told(folder, "-c", "diff.relative=false", *words))
    except GitError as error:
        said = visible(str(error))
        raise UntoldError(said[:1].upper() + said[1:]) from None
