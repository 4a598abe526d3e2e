"""Findings as text, whole, for the files that tests compare with."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs_journeys.model.finding import Finding


def as_text(findings: Iterable[Finding]) -> str:
    """Each finding with everything it says; "none" where there is none."""
    return "\n".join(_lines(finding) for finding in findings) or "none"


def _lines(finding: Finding) -> str:
    place = f"{finding.file}:{finding.position.line}:{finding.position.column}"
    lines = [
        f"{place} {finding.level.value} {finding.code} {finding.key}".rstrip(),
        f"  {finding.message}",
    ]
    if finding.allowed:
        lines.append(f"  allowed: {finding.allowed}")
    if finding.suggestion:
        lines.append(f"  suggestion: {finding.suggestion}")
    if finding.repair:
        repair = finding.repair
        lines.append(f"  repair: line {repair.line}, {repair.start} to {repair.end}: {repair.new!r}")
    return "\n".join(lines)
