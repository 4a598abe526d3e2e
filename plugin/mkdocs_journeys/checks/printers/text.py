"""Findings for people: where, what, the line with a caret below it, and what to write instead."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from mkdocs_journeys.checks.printers.excerpt import excerpt, rewritten
from mkdocs_journeys.checks.report import Report, Summary
from mkdocs_journeys.checks.typed import typed
from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.model.finding import Finding, Level

WIDTH = 100
# A longer line is not written out as it should be for each of its slips, of which it may have thousands.
_LONGEST_WRITTEN = 1_000
_INDENT = " " * 8
# More findings than these fill more than a screen or two. So many files and rules of them are named.
FEW = 20
_NAMED = 3
_RESET = "\x1b[0m"
_STYLES = {
    Level.ERROR.value: "\x1b[1;31m",
    Level.WARNING.value: "\x1b[1;33m",
    Level.INFO.value: "\x1b[1;36m",
    "place": "\x1b[1m",
    "quiet": "\x1b[2m",
    "good": "\x1b[32m",
}


def as_text(report: Report, *, colour: bool = False, overview: bool = True) -> str:
    """The report for a terminal or a log. Ends with a line that sums it up.

    With `overview` a few lines before it tell of many findings where they are, for those who begin to mend.
    """
    blocks = blocks_of(report, report.findings, colour=colour)
    where = ["\n".join(lines)] if overview and (lines := list(_overview(report))) else []
    return "\n\n".join([*blocks, *where, summed_up(report.summary, colour=colour)]) + "\n"


def blocks_of(report: Report, findings: Iterable[Finding], *, colour: bool = False) -> list[str]:
    """All lines about each of some findings of a report."""
    pen = _Pen(colour)
    return ["\n".join(_block(report, finding, pen)) for finding in findings]


def block(report: Report, finding: Finding) -> str:
    """All lines about one finding, without colour."""
    return "\n".join(_block(report, finding, _Pen(False)))


def summed_up(summary: Summary, *, colour: bool = False) -> str:
    """The line that sums a run up."""
    return _summed_up(summary, _Pen(colour))


class _Pen:
    """Writes in colour, or plainly."""

    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def __call__(self, style: str, text: str) -> str:
        return f"{_STYLES[style]}{text}{_RESET}" if self._colour and text else text


def _block(report: Report, finding: Finding, pen: _Pen) -> Iterator[str]:
    """All lines about one finding."""
    place = f"{visible(finding.file)}:{finding.position.line}:{finding.position.column}:"
    level = finding.level.value
    code = pen("quiet", f"[{' '.join(filter(None, (finding.code, finding.slug)))}]")
    yield f"{pen('place', place)} {pen(level, f'{level}:')} {visible(finding.message)} {code}"
    line = report.line(finding.file, finding.position.line)
    if line is not None:
        shown, caret = excerpt(line, finding.position.column)
        yield pen("quiet", f"{finding.position.line:>5} | ") + shown
        yield pen("quiet", "      | ") + pen(level, caret)
    for label, help_ in advice(report, finding):
        if label == "allowed":
            yield _labelled(label, help_)
        else:
            yield f"{_INDENT}{label}: {pen('good', help_)}"


def advice(report: Report, finding: Finding) -> Iterator[tuple[str, str]]:
    """What helps with a finding, each with the word before it; fit to be shown."""
    repaired = _repaired(report, finding)
    if finding.allowed:
        yield "allowed", visible(finding.allowed)
    if finding.suggestion and finding.suggestion not in (repaired or ""):
        yield "did you mean", visible(finding.suggestion)
    if finding.repair is not None and repaired is not None:
        elsewhere = finding.repair.line != finding.position.line
        where = f" on line {finding.repair.line}" if elsewhere else ""
        yield f"write{where}", visible(repaired)


def _labelled(label: str, text: str) -> str:
    """A label and its text, over several lines where it is long."""
    return textwrap.fill(
        f"{label}: {text}",
        WIDTH,
        initial_indent=_INDENT,
        subsequent_indent=_INDENT + " " * (len(label) + 2),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _repaired(report: Report, finding: Finding) -> str | None:
    """The line as it should be; without its indentation, unless that is what changes."""
    repair = finding.repair
    line = report.line(finding.file, repair.line) if repair else None
    if repair is None or line is None:
        return None
    whole = rewritten(line, repair.start - 1, repair.end - 1, repair.new, _LONGEST_WRITTEN)
    indentation = len(line) - len(line.lstrip())
    return whole.rstrip() if repair.start <= indentation else whole.strip()


def _overview(report: Report) -> Iterator[str]:
    """Which files and rules most findings are of, and how to see those alone. Nothing where they are few."""
    if len(report.findings) <= FEW:
        return
    files = report.tallies(lambda finding: finding.file)
    rules = report.tallies(lambda finding: " ".join(filter(None, (finding.code, finding.slug))))
    if len(files) > 1:
        yield from _table("By file:", files, "file")
    if len(rules) > 1:
        yield from _table("By rule:", rules, "rule")
    if len(files) > 1:
        yield f"One file alone: {visible(f'{report.command} {typed([next(iter(files))])}')}"
    # What is wrong with the form of a file is no rule that one could choose.
    chosen = next((rule.split()[0] for rule in rules if " " in rule), None)
    if len(rules) > 1 and chosen:
        yield f"One rule alone: add --select {chosen} (why: journeys explain {chosen})"


def _table(label: str, tallies: Mapping[str, Mapping[Level, int]], word: str) -> Iterator[str]:
    """The first of many names with their numbers, and in one line all others."""
    rows = [(visible(name), tally) for name, tally in tallies.items()]
    if len(rows) > _NAMED + 1:
        rest = sum((Counter(tally) for _, tally in rows[_NAMED:]), Counter[Level]())
        rows[_NAMED:] = [(f"{len(rows) - _NAMED:,} more {word}s", rest)]
    counts = [", ".join(_counts(tally)) for _, tally in rows]
    width = max(map(len, counts))
    for place, ((name, _), numbers) in enumerate(zip(rows, counts, strict=True)):
        yield f"{label if place == 0 else ' ' * len(label)} {numbers:<{width}}  {name}"


def _counts(tally: Mapping[Level, int]) -> Iterator[str]:
    return (counted(tally[level], level.value) for level in Level if tally.get(level))


def _summed_up(summary: Summary, pen: _Pen) -> str:
    counts = (
        (summary.errors, Level.ERROR.value),
        (summary.warnings, Level.WARNING.value),
        (summary.infos, Level.INFO.value),
    )
    found = [pen(level, counted(count, level)) for count, level in counts if count]
    if not summary.errors:
        found.insert(0, pen("good", "No errors"))
    where = f" in {counted(summary.files, 'file')}" if summary.files else ""
    return f"{', '.join(found)}{where}. {counted(summary.journeys, 'journey')} read."


def counted(count: int, word: str) -> str:
    """A number of things: "1 error", "1,204 errors"."""
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"
