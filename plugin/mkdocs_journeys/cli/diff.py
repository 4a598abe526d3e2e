"""`journeys diff`: what changed between two states of a wiki, in the words of the trade."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from mkdocs_journeys.changes.comparison import Comparison, compare
from mkdocs_journeys.changes.past import is_of_wiki, read_both, wiki_on_disk
from mkdocs_journeys.changes.printers.json import as_json
from mkdocs_journeys.changes.printers.markdown import as_markdown
from mkdocs_journeys.changes.printers.text import as_text
from mkdocs_journeys.checks.system_words import refusal
from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.cli.options import in_directory, today, wiki_folder
from mkdocs_journeys.cli.output import put, put_data
from mkdocs_journeys.cli.wiki import find_folder
from mkdocs_journeys.git.asking import GitError
from mkdocs_journeys.git.snapshot import (
    Snapshot,
    commit_of,
    fork_of,
    is_shallow,
    snapshot_at,
    top_of,
)

_SHALLOW = (
    " This clone is shallow, with only the last commits. Get the others: git fetch --unshallow "
    "(in a workflow: fetch-depth: 0)."
)


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
    try:
        before = _state(_where_left(base, head, folder), folder, "BASE")
        now = None if head is not None else find_folder(folder).absolute()
        after = _state(head or "", folder, "HEAD") if now is None else wiki_on_disk(now, before)
        found = compare(*read_both(before, after, (now or Path(folder)).resolve().name or "journeys", today))
    except GitError as error:
        raise click.UsageError(f"git can't tell: {visible(str(error))}.") from None
    except OSError as error:
        file = visible(str(error.filename or "a file"))
        raise click.UsageError(f"{file} can't be read: {refusal(error)}.") from None
    _put(found, form, base, head)


def _put(found: Comparison, form: str, base: str, head: str | None) -> None:
    if form == "text":
        put(as_text(found))
    elif form == "markdown":
        put_data(as_markdown(found))
    else:
        put_data(as_json(found, base, head or "the files as they are now"))


def _where_left(base: str, head: str | None, folder: str) -> str:
    """BASE, or for BASE... the commit where HEAD left it."""
    name = base.removesuffix("...")
    if name == base:
        return base
    top = top_of(find_folder(folder))
    one, other = commit_of(top, name), commit_of(top, head or "HEAD")
    for commit, word, argument in ((one, name, "BASE"), (other, head or "HEAD", "HEAD")):
        if commit is None:
            raise click.BadParameter(
                f"{visible(word)} is no branch, tag or commit here.", param_hint=argument
            )
    return fork_of(top, str(one), str(other))


def _state(name: str, folder: str, argument: str) -> Snapshot:
    """The wiki in a commit or in another folder. A commit comes first, as in git itself."""
    found, where, advice = _in_git(name, folder)
    if found is None and name and Path(name).is_dir():
        # The wiki's folder, or a whole checkout with one in it.
        inner = Path(name) / Path(folder).name
        found, where = wiki_on_disk((inner if inner.is_dir() else Path(name)).absolute()), "it"
    if found is None:
        message = f"{visible(name)} is no branch, tag or commit here, and no folder.{advice}"
        raise click.BadParameter(message, param_hint=argument)
    if not any(map(is_of_wiki, found.files)):
        raise click.BadParameter(f"{visible(name)} has no journeys in {where}.", param_hint=argument)
    return found


def _in_git(name: str, folder: str) -> tuple[Snapshot | None, str, str]:
    """The wiki in a commit, if the name is one of a commit; where it stands; and what may help if not."""
    try:
        top = top_of(Path(folder) if Path(folder).is_dir() else Path.cwd())
        commit = commit_of(top, name)
        shallow = commit is None and is_shallow(top)
    except GitError:
        return None, "", ""
    if commit is None:
        return None, "", _SHALLOW if shallow else ""
    here = find_folder(folder)
    return snapshot_at(top, commit, here.resolve().relative_to(top).as_posix()), str(here), ""
