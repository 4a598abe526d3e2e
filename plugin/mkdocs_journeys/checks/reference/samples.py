"""What `journeys check` prints about two small invented files: read and printed by the program itself."""

from __future__ import annotations

from mkdocs_journeys.checks.printers import PRINTERS
from mkdocs_journeys.checks.report import Report
from mkdocs_journeys.model.fields import JourneyFields
from mkdocs_journeys.reading.compose import compose
from mkdocs_journeys.reading.frontmatter import Parts, split
from mkdocs_journeys.reading.records import read_record
from mkdocs_journeys.reading.source import Source

_FILES = {
    "journeys/mina/first-order.md": (
        "---",
        "title: I order for the first time",
        "goal: New shoes: by Sunday",
        "stages:",
        "  - stage: decision",
        "---",
    ),
    "journeys/mina/return-shoes.md": (
        "---",
        "title: I return my shoes",
        "stages:",
        "  - stage: retention",
        "    emotion: anxious",
        "---",
    ),
}


def sample(form: str) -> str:
    """The findings as one of the formats shows them, fenced; for programs one of them is enough."""
    found = [_found(file) for file in _FILES]
    findings = tuple(finding for source in found for finding in source.findings)
    shown = findings if form == "text" else findings[:1]
    report = Report(shown, journeys=9, personas=3, lines=_FILES)
    return f"```{form}\n{PRINTERS[form](report)}```"


def _found(file: str) -> Source:
    source = Source(file)
    parts = split("\n".join(_FILES[file]))
    if isinstance(parts, Parts):
        source.root, faults = compose(parts.frontmatter, parts.frontmatter_line)
        for fault in faults:
            source.add(fault)
        read_record(source, JourneyFields)
    return source
