"""A wiki that must be free of errors: what is made from half of one would be wrong."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

import click

from mkdocs_journeys.checks.printers.text import as_text
from mkdocs_journeys.checks.report import Report
from mkdocs_journeys.cli.output import put, wants_colour
from mkdocs_journeys.cli.progress import progress
from mkdocs_journeys.cli.status import REFUSED
from mkdocs_journeys.cli.wiki import lines_of, seen_from_here
from mkdocs_journeys.model.finding import Finding
from mkdocs_journeys.reading.reader import Reading, read


def sound_reading(folder: Path, today: datetime.date | None = None) -> Reading:
    """Read a wiki. Where files can't be read, say what is wrong with them and end."""
    with progress("Reading") as tell:
        reading = read(folder, today, progress=tell)
    if not reading.errors:
        return reading
    put_errors(reading, reading.errors, folder)
    click.echo("Nothing was written: it would lack what can't be read. Mend the files first.", err=True)
    raise SystemExit(REFUSED)


def put_errors(reading: Reading, errors: Iterable[Finding], folder: Path) -> None:
    """Say what is wrong with the files; nothing where nothing is."""
    findings = seen_from_here(sorted(errors, key=lambda finding: finding.order), folder)
    if findings:
        broken = sum("/" in file.id for file in reading.catalog.broken)
        report = Report(findings, len(reading.catalog.journeys) + broken, lines=lines_of(findings))
        colour = wants_colour()
        put(as_text(report, colour=colour), colour=colour)
