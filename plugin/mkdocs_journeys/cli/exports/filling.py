"""Writing an export of many files into a folder, with what people are told of it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from mkdocs_journeys.checks.printers.text import counted
from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.cli.output import put
from mkdocs_journeys.cli.progress import progress
from mkdocs_journeys.exchange.export_folder import ExportFile, Filled, InTheWayError, fill
from mkdocs_journeys.exchange.writing import NotWrittenError

_SHOWN = 20  # of the files in the way


def refuse_within(target: Path, wiki: Path, what: str = "DIR") -> None:
    """What lies in the wiki's folder would be read as journeys. `what` is what `--to` names."""
    # `resolve` ends with an error where a link leads in a circle.
    if Path(os.path.realpath(target)).is_relative_to(wiki.resolve()):
        raise click.UsageError(f"{visible(str(target))} lies in the wiki's folder. Name another {what}.")


def fill_folder(
    target: Path, files: Sequence[ExportFile], kind: str = "", *, is_whole: bool = True
) -> Filled:
    """Write the files, or say which of those that are there would be lost, and end."""
    try:
        with told_of_the_rest(), progress("Writing") as tell:
            return fill(target, files, tell, kind, is_whole=is_whole)
    except InTheWayError as error:
        raise click.ClickException(_refusal(error.reasons, target)) from None


@contextmanager
def told_of_the_rest() -> Iterator[None]:
    """Where a file can't be written, end with why, and with what is to be known of the others."""
    try:
        yield
    except NotWrittenError as error:
        raise click.ClickException(
            f"{visible(str(error.path))} {error.reason}. Files that were written are whole: mend that, and "
            "run this again."
        ) from None


def _refusal(reasons: Sequence[str], target: Path) -> str:
    more = len(reasons) - _SHOWN
    lines = [f"  {visible(reason)}" for reason in reasons[:_SHOWN]]
    lines += [f"  and {more:,} more"] if more > 0 else []
    where = visible(str(target))
    return "\n".join(
        [
            f"Nothing was written into {where}, since these files would be in the way:",
            *lines,
            "Move them away, or name another DIR.",
        ]
    )


def tell_filled(filled: Filled, target: Path) -> None:
    """Say what was written, and what was left as it is."""
    for path in filled.left:
        click.echo(f"Note: {visible(path)} is not ours, so it stays as it is.", err=True)
    told = [f"{counted(filled.written, 'file')} written into {visible(str(target))}"]
    told += [f"{filled.unchanged:,} unchanged"] if filled.unchanged else []
    told += [f"{filled.removed:,} removed"] if filled.removed else []
    put(f"{', '.join(told)}.\n")
