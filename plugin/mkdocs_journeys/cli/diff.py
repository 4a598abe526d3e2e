"""`journeys diff`: what changed between two states of a wiki, in the words of the trade."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from mkdocs_journeys.changes.comparison import Comparison, compare
from mkdocs_journeys.changes.past import read_both
from mkdocs_journeys.changes.printers.json import as_json
from mkdocs_journeys.changes.printers.markdown import as_markdown
from mkdocs_journeys.changes.printers.text import as_text
from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.cli.options import in_directory, today, wiki_folder
from mkdocs_journeys.cli.output import put, put_data
from mkdocs_journeys.cli.wiki import find_folder
from mkdocs_journeys.git.asking import GitError
from mkdocs_journeys.git.snapshot import Snapshot, commit_of, fork_of, snapshot_at, snapshot_of, top_of


@click.command("diff")
@click.argument("base", metavar="BASE")
@click.argument("head", metavar="[HEAD]", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="How it is written. Markdown is for a pull request.",
)
@today
@wiki_folder
@in_directory
def command(base: str, head: str | None, form: str, today: datetime.date | None, folder: str) -> None:
    """Tell what changed from BASE to HEAD, and what became of each journey.

    BASE and HEAD are branches, tags or commits of git, or folders with journeys. Without HEAD, BASE is
    compared with the files as they are now. BASE... with three dots is where HEAD, or the branch that you are
    on, has left BASE: what a pull request changes. Ends with 0 whether anything changed or not.
    """
    here = find_folder(folder)
    try:
        before = _state(_where_left(base, head, here), here, "BASE")
        after = _state(head, here, "HEAD") if head is not None else snapshot_of(here.absolute(), before)
        found = compare(*read_both(before, after, here.absolute().name, today))
    except GitError as error:
        raise click.UsageError(f"git can't tell: {visible(str(error))}.") from None
    _put(found, form, base, head)


def _put(found: Comparison, form: str, base: str, head: str | None) -> None:
    if form == "text":
        put(as_text(found))
    elif form == "markdown":
        put_data(as_markdown(found))
    else:
        put_data(as_json(found, base, head or "the files as they are now"))


def _where_left(base: str, head: str | None, here: Path) -> str:
    """BASE, or for BASE... the commit where HEAD left it."""
    name = base.removesuffix("...")
    if name == base:
        return base
    top = top_of(here)
    one, other = commit_of(top, name), commit_of(top, head or "HEAD")
    for commit, word, argument in ((one, name, "BASE"), (other, head or "HEAD", "HEAD")):
        if commit is None:
            raise click.BadParameter(
                f"{visible(word)} is no branch, tag or commit here.", param_hint=argument
            )
    return fork_of(top, str(one), str(other))


def _state(name: str, here: Path, argument: str) -> Snapshot:
    """The wiki in a commit or in another folder. A commit comes first, as in git itself."""
    try:
        top = top_of(here)
        commit = commit_of(top, name)
    except GitError:
        top, commit = here, None
    if commit is not None:
        found = snapshot_at(top, commit, here.resolve().relative_to(top).as_posix())
        if not found.files:
            raise click.BadParameter(f"{visible(name)} has no journeys in {here}.", param_hint=argument)
        return found
    if Path(name).is_dir():
        return snapshot_of(Path(name).absolute())
    raise click.BadParameter(
        f"{visible(name)} is no branch, tag or commit here, and no folder.", param_hint=argument
    )
