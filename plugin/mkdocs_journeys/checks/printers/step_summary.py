"""Findings for the summary of a workflow's step: Markdown that says all of them, as far as there is room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_journeys.checks.markdown_text import fenced
from mkdocs_journeys.checks.printers.text import block, counted, summed_up
from mkdocs_journeys.checks.report import Report
from mkdocs_journeys.model.finding import Finding

# What GitHub takes for a step, in bytes.
LIMIT = 1024 * 1024
# For the headings, fences, and the word about what is left out.
_FRAME = 2_000


def as_step_summary(report: Report, room: int = LIMIT) -> str:
    """The report as Markdown of at most `room` bytes."""
    text = f"### Journeys checked\n\n{summed_up(report.summary)}\n"
    room -= _FRAME
    for heading, findings in _parts(report):
        shown, room = _fitting(report, findings, room)
        if heading:
            text += f"\n#### {heading}\n"
        if shown:
            text += "\n" + fenced("\n\n".join(shown))
        if len(shown) < len(findings):
            text += f"\n{counted(len(findings) - len(shown), 'finding')} more in the log.\n"
    return text


def _parts(report: Report) -> Iterator[tuple[str, Sequence[Finding]]]:
    if report.changed is None:
        parts = [("", report.findings)]
    else:
        new = tuple(finding for finding in report.findings if finding.file in report.changed)
        old = tuple(finding for finding in report.findings if finding.file not in report.changed)
        parts = [("In the files that changed", new), ("In other files", old)]
    return ((heading, findings) for heading, findings in parts if findings)


def _fitting(report: Report, findings: Sequence[Finding], room: int) -> tuple[list[str], int]:
    """What is said of the first findings, as many as there is room for, and the room that is left."""
    shown: list[str] = []
    for finding in findings:
        said = block(report, finding)
        # A long run of backticks makes the fences as long.
        room -= len(said.encode("utf-8")) + 2 + 2 * said.count("`")
        if room < 0:
            return shown, 0
        shown.append(said)
    return shown, room
