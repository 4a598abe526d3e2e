"""What the commands share that change the published versions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.cli.options import Decorated
from mkdocs_journeys.publish.change import Change
from mkdocs_journeys.publish.names import BadName, check_name, check_title
from mkdocs_journeys.publish.preparing import prepare
from mkdocs_journeys.publish.refusal import Refused
from mkdocs_journeys.publish.repository import Repository, find_repository
from mkdocs_journeys.publish.transaction import Outcome, carry_out


class Checked(click.ParamType[str]):
    """A text that some function takes or refuses with `BadName`."""

    def __init__(self, name: str, check: Callable[[str], str]) -> None:
        self.name = name
        self._check = check

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return self._check(str(value))
        except BadName as bad:
            self.fail(str(bad), param, ctx)


VERSION = Checked("version", check_name)
ALIAS = Checked("alias", lambda name: check_name(name, "alias"))
TITLE = Checked("title", check_title)

push: Callable[[Decorated], Decorated] = click.option(
    "--push", is_flag=True, help="Push to the remote. Without it only the local branch changes."
)
preview: Callable[[Decorated], Decorated] = click.option(
    "--preview", "previews", is_flag=True, help="Among the previews below pr/."
)
remote: Callable[[Decorated], Decorated] = click.option(
    "--remote", metavar="NAME", default="origin", show_default=True, help="The remote."
)
branch: Callable[[Decorated], Decorated] = click.option(
    "--branch",
    metavar="NAME",
    default="gh-pages",
    show_default=True,
    help="The branch that keeps the versions.",
)
config_file: Callable[[Decorated], Decorated] = click.option(
    "-f",
    "--config-file",
    "config_file",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    default="mkdocs.yml",
    show_default=True,
    help="The site's configuration.",
)


def say(line: str) -> None:
    """Tell a step, apart from the result."""
    click.echo("\n".join(map(visible, line.splitlines())), err=True)


@contextmanager
def telling_refusals() -> Iterator[None]:
    """End with 1 and the reason where nothing was published."""
    try:
        yield
    except Refused as refusal:
        raise click.ClickException(str(refusal)) from None


def change_versions(
    change: Change, config_file: Path, remote: str, branch: str, *, push: bool
) -> tuple[Outcome, Repository]:
    """Do a change that needs no build, and tell its steps. Raises `Refused`."""
    repository = find_repository(config_file.absolute().parent, remote, branch, must_have_remote=push)
    prepare(repository, change, say, push=push)
    return carry_out(repository, change, say, push=push), repository


def result(done: str, outcome: Outcome, repository: Repository, *, push: bool) -> str:
    """What came of it, in lines."""
    where = f"{repository.branch} of {repository.remote}" if push else f"the local branch {repository.branch}"
    first = f"{done} on {where}" if outcome.is_new else f"Nothing to do: {where} holds this already"
    lines = [f"{first} ({outcome.commit[:10]}).", *outcome.notes]
    if not push:
        lines.append("Nothing was pushed. The same command with --push pushes it.")
    return "\n".join(lines) + "\n"
