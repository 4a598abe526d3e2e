"""Findings for GitHub: notes beside the lines of a pull request, and all of them in the log.

A note is a command in the log: a line that begins with `::`. The format is at
https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_journeys.checks.printers.text import advice, as_text
from mkdocs_journeys.checks.report import Report
from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.model.finding import Finding, Level

# GitHub shows ten a level and step, and adds one of its own where a step fails.
MOST = 9

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}
# A runner takes a line for a command where it begins with two colons, and `##[` wherever it stands.
_STARTS = re.compile(r"^(\s*):(?=:)|##(?=\[)", re.MULTILINE)


def as_github(report: Report) -> str:
    """The report for the log of a workflow: all findings as text, then the first of each level as notes."""
    return _quiet(as_text(report, overview=False)) + "".join(f"{note}\n" for note in _notes(report))


def _quiet(text: str) -> str:
    """The text with a space in what a runner would take for a command."""
    return _STARTS.sub(lambda found: f"{found[1]}: " if found[0].endswith(":") else "## ", text)


def _notes(report: Report) -> Iterator[str]:
    for level, command in _COMMANDS.items():
        found = [finding for finding in report.findings if finding.level is level]
        for finding in found[:MOST]:
            place = {
                "file": visible(finding.file),
                "line": str(finding.position.line),
                "col": str(finding.position.column),
                "title": finding.code,
            }
            properties = ",".join(f"{key}={_property(value)}" for key, value in place.items())
            yield f"::{command} {properties}::{_data(_said(report, finding))}"


def _said(report: Report, finding: Finding) -> str:
    """What is wrong and what helps, a line each."""
    helps = (f"{label}: {text}" for label, text in advice(report, finding))
    return "\n".join([visible(finding.message), *helps])


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A").replace("##[", "## [")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
