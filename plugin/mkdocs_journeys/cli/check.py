"""`journeys check`: what is wrong with the files of a wiki."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from mkdocs_journeys.checks.printers import PRINTERS
from mkdocs_journeys.checks.printers.step_summary import as_step_summary
from mkdocs_journeys.checks.printers.text import as_text
from mkdocs_journeys.checks.report import Report
from mkdocs_journeys.cli.changed import UntoldError, base, changed_since, repository
from mkdocs_journeys.cli.options import in_directory, today, wiki_folder
from mkdocs_journeys.cli.output import put, put_data, wants_colour, write_file
from mkdocs_journeys.cli.status import FINE, REFUSED
from mkdocs_journeys.cli.step_summary import add_to_summary, has_summary, summary_room
from mkdocs_journeys.cli.wiki import find_folder, lines_of, narrowed, seen_from_here
from mkdocs_journeys.reading.reader import read


class ReportType(click.ParamType[tuple[str, Path]]):
    """FORMAT=FILE."""

    name = "report"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, Path]:
        if isinstance(value, tuple):
            return value
        form, equals, file = value.partition("=")
        if not equals or not file:
            self.fail(f"{value!r} is not FORMAT=FILE, such as json=findings.json.", param, ctx)
        if form not in PRINTERS:
            self.fail(f"{form!r} is not one of {', '.join(map(repr, PRINTERS))}.", param, ctx)
        return form, Path(file)


@click.command("check")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path())
@click.option(
    "--format",
    "form",
    type=click.Choice(list(PRINTERS)),
    default="text",
    show_default=True,
    help="How standard output is written.",
)
@click.option(
    "--report",
    "reports",
    metavar="FORMAT=FILE",
    type=ReportType(),
    multiple=True,
    help="Write FILE besides. May be given several times.",
)
@base
@today
@wiki_folder
@in_directory
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    form: str,
    reports: tuple[tuple[str, Path], ...],
    base: str | None,
    today: datetime.date | None,
    folder: str,
) -> None:
    """Read all files of a wiki and say what is wrong with them.

    With PATHs only what is found in those files or folders is said; all are read nevertheless, because files
    refer to each other. With --base the findings of the files that changed since then come first. Ends with
    0 where there is no error, with 1 where there is one.

    With --format github they are notes on the lines of a pull request as well, and the summary of the step.
    """
    report = check(folder, paths, today)
    if base is not None:
        report = changed_first(report, base, find_folder(folder))
    printed = {"github": _from_the_top(report, find_folder(folder))}
    for report_form, file in reports:
        write_file(file, PRINTERS[report_form](printed.get(report_form, report)))
    if form == "text":
        colour = wants_colour()
        put(as_text(report, colour=colour), colour=colour)
    else:
        put_data(PRINTERS[form](printed.get(form, report)))
    if form == "github" and has_summary():
        add_to_summary(as_step_summary(printed[form], summary_room()))
    ctx.exit(REFUSED if report.summary.errors else FINE)


def check(folder: str, paths: tuple[str, ...] = (), today: datetime.date | None = None) -> Report:
    """The report on a wiki, with the paths of its files as they are seen from here."""
    root = find_folder(folder)
    reading = read(root, today)
    catalog = reading.catalog
    findings = seen_from_here(narrowed(reading.findings, root, paths), root)
    broken = sum("/" in file.id for file in catalog.broken)
    return Report(findings, len(catalog.journeys) + broken, len(catalog.personas), lines_of(findings))


def changed_first(report: Report, ref: str, folder: Path) -> Report:
    """The report with the findings of the files first that have changed; as it is where git can't tell."""
    told = changed_since(ref, folder, "so findings come in the order of their files")
    if told is None:
        return report
    found, names = told
    changed = frozenset(
        finding.file for finding in report.findings if found.name(Path(finding.file)) in names
    )
    return replace(
        report,
        findings=tuple(sorted(report.findings, key=lambda finding: finding.file not in changed)),
        changed=changed,
    )


def _from_the_top(report: Report, folder: Path) -> Report:
    """The report with paths from the top of the repository, wherever this runs."""
    try:
        found = repository(folder)
    except UntoldError:
        return report
    names: Mapping[str, str] = {finding.file: found.name(Path(finding.file)) for finding in report.findings}
    return replace(
        report,
        findings=tuple(replace(finding, file=names[finding.file]) for finding in report.findings),
        lines={names.get(file, file): lines for file, lines in report.lines.items()},
        changed=None if report.changed is None else frozenset(names[file] for file in report.changed),
    )
