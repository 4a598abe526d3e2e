"""`journeys check`: what is wrong with the files of a wiki."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import click

from mkdocs_journeys.checks.printers import PRINTERS
from mkdocs_journeys.checks.printers.text import as_text
from mkdocs_journeys.checks.report import Report
from mkdocs_journeys.cli.options import in_directory, today, wiki_folder
from mkdocs_journeys.cli.output import put, put_data, wants_colour, write_file
from mkdocs_journeys.cli.status import FINE, REFUSED
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
@today
@wiki_folder
@in_directory
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    form: str,
    reports: tuple[tuple[str, Path], ...],
    today: datetime.date | None,
    folder: str,
) -> None:
    """Read all files of a wiki and say what is wrong with them.

    With PATHs only what is found in those files or folders is said; all are read nevertheless, because files
    refer to each other. Ends with 0 where there is no error, with 1 where there is one.
    """
    report = check(folder, paths, today)
    for report_form, file in reports:
        write_file(file, PRINTERS[report_form](report))
    if form == "text":
        colour = wants_colour()
        put(as_text(report, colour=colour), colour=colour)
    else:
        put_data(PRINTERS[form](report))
    ctx.exit(REFUSED if report.summary.errors else FINE)


def check(folder: str, paths: tuple[str, ...] = (), today: datetime.date | None = None) -> Report:
    """The report on a wiki, with the paths of its files as they are seen from here."""
    root = find_folder(folder)
    reading = read(root, today)
    catalog = reading.catalog
    findings = seen_from_here(narrowed(reading.findings, root, paths), root)
    broken = sum("/" in file.id for file in catalog.broken)
    return Report(findings, len(catalog.journeys) + broken, len(catalog.personas), lines_of(findings))
