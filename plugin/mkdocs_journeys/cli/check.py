"""`journeys check`: what is wrong with the files of a wiki."""

from __future__ import annotations

import datetime
import gc
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from mkdocs_journeys.checks.checking import Checked, checked
from mkdocs_journeys.checks.examination import is_meant, selected
from mkdocs_journeys.checks.printers import PRINTERS
from mkdocs_journeys.checks.printers.step_summary import as_step_summary
from mkdocs_journeys.checks.printers.text import as_text
from mkdocs_journeys.checks.report import Report
from mkdocs_journeys.checks.rule import Rule
from mkdocs_journeys.checks.rules import RULES
from mkdocs_journeys.cli.changed import UntoldError, base, changed_since, repository
from mkdocs_journeys.cli.earlier import catalog_at
from mkdocs_journeys.cli.mending import repairs, show_diff, write_repairs
from mkdocs_journeys.cli.options import checking, ignore, in_directory, min_level, select, today, wiki_folder
from mkdocs_journeys.cli.output import put, put_data, wants_colour, write_files
from mkdocs_journeys.cli.progress import progress
from mkdocs_journeys.cli.status import FINE, REFUSED
from mkdocs_journeys.cli.step_summary import add_to_summary, has_summary, summary_room
from mkdocs_journeys.cli.wiki import find_folder, lines_of, name_from_here, narrowed, seen_from_here, wanted
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.model.values.refusal import nearest
from mkdocs_journeys.reading.memory import memory_of

# From the gravest on.
LEVELS = {level: rank for rank, level in enumerate(Level)}
# What is read by those who have the repository before them, wherever this runs.
_FROM_THE_TOP = ("github", "sarif", "junit")


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
@select
@ignore
@min_level
@click.option(
    "--max-warnings",
    metavar="N",
    type=click.IntRange(min=0),
    help="Fail where there are more warnings, also where --min-level keeps them unsaid.",
)
@click.option("--fix", is_flag=True, help="Mend what is safe to mend, then say what is left.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
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
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    min_level: str,
    max_warnings: int | None,
    fix: bool,
    diff: bool,
    base: str | None,
    today: datetime.date | None,
    folder: str,
) -> None:
    """Read all files of a wiki, and say what is wrong with them and what the maps lack.

    With PATHs only what is found in those files or folders is said; all are read nevertheless, because files
    refer to each other. With --base the findings of the files that changed since then come first. Ends with
    0 where there is no error, with 1 where there is one. `journeys explain` tells of the rules.

    With --fix the usual slips are mended where only one thing can be meant: missing quotes, dates, misspelled
    keys and ids. All else in the files stays as it is. --diff only shows it, and ends with 1 where there is
    something to mend.

    With --format github they are notes on the lines of a pull request as well, and the summary of the step.
    """
    said, is_all_written = "", True
    if fix or diff:
        found = repairs(folder, paths, today, lambda level: LEVELS[level] <= LEVELS[Level(min_level)])
        if diff:
            ctx.exit(REFUSED if show_diff(found, folder) else FINE)
        said, is_all_written = write_repairs(found, folder)
    least = Level(min_level)
    # Warnings are counted whether they are said or not.
    looked_at = least if max_warnings is None else max(least, Level.WARNING, key=LEVELS.__getitem__)
    report = check(folder, paths, today, chosen(select, ignore), looked_at, base)
    warnings = report.summary.warnings
    report = replace(_at_least(report, least), command=checking(ctx, folder))
    if base is not None:
        report = changed_first(report, base, find_folder(folder))
    printed = {}
    if not {form, *(asked for asked, _ in reports)}.isdisjoint(_FROM_THE_TOP):
        printed = dict.fromkeys(_FROM_THE_TOP, _from_the_top(report, find_folder(folder)))
    write_files({file: PRINTERS[asked](printed.get(asked, report)) for asked, file in reports})
    if form == "text":
        colour = wants_colour()
        put(as_text(report, colour=colour), colour=colour)
    else:
        put_data(PRINTERS[form](printed.get(form, report)))
    if said:
        click.echo(said, err=form != "text")
    if form == "github" and has_summary():
        add_to_summary(as_step_summary(printed[form], summary_room()))
    too_many = max_warnings is not None and warnings > max_warnings
    if too_many:
        click.echo(f"Too many warnings: {warnings:,}, and at most {max_warnings:,} are allowed.", err=True)
    ctx.exit(REFUSED if report.summary.errors or too_many or not is_all_written else FINE)


def check(
    folder: str,
    paths: tuple[str, ...] = (),
    today: datetime.date | None = None,
    rules: Sequence[Rule] = RULES,
    least: Level = Level.INFO,
    base: str | None = None,
) -> Report:
    """The report on a wiki, with the paths of its files as they are seen from here.

    With `base`, what has changed since then is compared with what it was.
    """
    root = find_folder(folder)
    before = catalog_at(base, root, today) if base is not None else None
    with memory_of(root) as memory, progress("Reading") as tell:
        found = checked(root, today, rules, memory, tell, before)
    # All of it stays to the end, where Python would look through it once more.
    gc.freeze()
    return report_of(found, root, paths, least)


def report_of(found: Checked, root: Path, paths: Sequence[str] = (), least: Level = Level.INFO) -> Report:
    """The report on a wiki that was checked: what is asked for, named as it is seen from here."""
    findings = tuple(finding for finding in found.findings if LEVELS[finding.level] <= LEVELS[least])
    findings = seen_from_here(narrowed(findings, root, paths), root)
    is_wanted, name = wanted(root, paths), name_from_here(root)
    files = tuple(name(file) for file in found.files if is_wanted(file))
    return Report(findings, found.journeys, found.personas, lines_of(findings), files=files)


def _at_least(report: Report, least: Level) -> Report:
    found = tuple(finding for finding in report.findings if LEVELS[finding.level] <= LEVELS[least])
    return replace(report, findings=found)


def chosen(select: Sequence[str], ignore: Sequence[str]) -> tuple[Rule, ...]:
    """The rules that options name. Wrong use where they name one that does not exist."""
    wanted, unwanted = _names(select), _names(ignore)
    for name in (*wanted, *unwanted):
        if not any(is_meant(rule, name) for rule in RULES):
            near = nearest(name, [known for rule in RULES for known in rule.names])
            meant = f" Did you mean {near}?" if near else ""
            raise click.UsageError(f"There is no rule {name}.{meant} `journeys explain` lists them all.")
    return selected(RULES, wanted, unwanted)


def _names(options: Sequence[str]) -> list[str]:
    """The words of an option: ids in capitals, names in small letters, as rules have them."""
    words = [word.strip().casefold() for option in options for word in option.split(",")]
    return [word.upper() if word.startswith("jm") else word for word in words if word]


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
    files = {finding.file for finding in report.findings}.union(report.files)
    names: Mapping[str, str] = {file: found.name(Path(file)) for file in files}
    return replace(
        report,
        findings=tuple(replace(finding, file=names[finding.file]) for finding in report.findings),
        lines={names.get(file, file): lines for file, lines in report.lines.items()},
        changed=None if report.changed is None else frozenset(names[file] for file in report.changed),
        files=tuple(names[file] for file in report.files),
    )
