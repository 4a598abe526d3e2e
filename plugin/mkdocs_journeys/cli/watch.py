"""`journeys watch`: check the files of a wiki each time one of them is saved."""

from __future__ import annotations

import datetime
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from mkdocs_journeys.checks.checking import checked
from mkdocs_journeys.checks.difference import Difference, difference
from mkdocs_journeys.checks.printers.text import as_text, blocks_of, summed_up
from mkdocs_journeys.checks.report import Report
from mkdocs_journeys.checks.rule import Rule
from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.cli.check import chosen, report_of
from mkdocs_journeys.cli.options import checking, ignore, in_directory, min_level, select, today, wiki_folder
from mkdocs_journeys.cli.output import put, wants_colour
from mkdocs_journeys.cli.progress import progress
from mkdocs_journeys.cli.status import FINE
from mkdocs_journeys.cli.wiki import find_folder
from mkdocs_journeys.model.finding import Finding, Level
from mkdocs_journeys.reading.memory import Memory
from mkdocs_journeys.reading.watching import Changes


@click.command("watch")
@select
@ignore
@min_level
@today
@wiki_folder
@in_directory
@click.pass_context
def command(
    ctx: click.Context,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    min_level: str,
    today: datetime.date | None,
    folder: str,
) -> None:
    """Check the files of a wiki, and again each time one of them is saved.

    First all findings are said, then only what changes: those that are new, and those that are mended. A save
    that changes nothing of it is passed over in silence. No site is built. Ctrl-C ends it, with 0.
    """
    root = find_folder(folder)
    looks = _Looks(root, today, chosen(select, ignore), Level(min_level))
    try:
        _watch(root, looks, checking(ctx, folder))
    except KeyboardInterrupt:
        click.echo("Stopped.", err=True)
        ctx.exit(FINE)


class _Looks:
    """Checks of one wiki, one after the other: what has not changed is not read again."""

    def __init__(self, root: Path, today: datetime.date | None, rules: Sequence[Rule], least: Level) -> None:
        self._root = root
        self._is_inside = root == Path.cwd()
        self._today = today
        self._rules = rules
        self._least = least
        self._memory = Memory(None)

    def look(self) -> Report | None:
        """The report of now; None while there is no such folder, or files go while they are read."""
        self._memory.turn()
        try:
            if self._is_inside:
                os.chdir(self._root)  # where we stand may be another folder's place by now
            with progress("Reading") as tell:
                found = checked(self._root, self._today, self._rules, self._memory, tell)
            return report_of(found, self._root, least=self._least)
        except (FileNotFoundError, NotADirectoryError):
            return None


def _watch(root: Path, looks: _Looks, command: str) -> None:
    """Say all, then what changes, until somebody stops it."""
    colour = wants_colour()
    first = looks.look() or Report(())
    put(as_text(replace(first, command=command), colour=colour), colour=colour)
    with Changes(root) as changes:
        # Once more: something may have changed before anybody watched.
        last, is_gone = _said(looks.look(), first, colour), False
        put(f"\nWatching {visible(str(root))}. Ctrl-C ends it.\n")
        while True:
            changes.wait()
            report = looks.look()
            last = _said(report, last, colour)
            if report is None and not root.is_dir() and not is_gone:
                put(f"\n{_now()}  {visible(str(root))} is gone. Waiting for it to come back.\n")
            is_gone = not root.is_dir()


def _said(report: Report | None, last: Report, colour: bool) -> Report:
    """Say how a report differs from the last one, and give the newer of the two."""
    if report is None:
        return last
    changed, waiting = _apart(difference(last.findings, report.findings), report)
    if changed.new or changed.mended:
        put(_told(report, changed, colour), colour=colour)
    return replace(report, findings=(*report.findings, *waiting))


def _apart(changed: Difference, report: Report) -> tuple[Difference, tuple[Finding, ...]]:
    """What has changed, and what only waits: of a file that can't be read, rules say nothing for a while."""
    broken = {each.file for each in report.findings if each.level is Level.ERROR and not each.slug}
    waiting = tuple(each for each in changed.mended if each.slug and each.file in broken)
    return replace(changed, mended=tuple(each for each in changed.mended if each not in waiting)), waiting


def _told(report: Report, changed: Difference, colour: bool) -> str:
    """What has changed: in numbers, the new findings, a line for each mended one, and how things stand."""
    numbers = ((len(changed.new), "new"), (len(changed.mended), "mended"))
    head = f"{_now()}  {', '.join(f'{number} {what}' for number, what in numbers if number)}"
    mended = "\n".join(_mended(finding) for finding in changed.mended)
    parts = [head, *blocks_of(report, changed.new, colour=colour), mended]
    return "\n" + "\n\n".join(filter(None, [*parts, summed_up(report.summary, colour=colour)])) + "\n"


def _mended(finding: Finding) -> str:
    code = " ".join(filter(None, (finding.code, finding.slug)))
    return f"mended: {visible(finding.file)}: {visible(finding.message)} [{code}]"


def _now() -> str:
    return f"{datetime.datetime.now().astimezone():%H:%M:%S}"
