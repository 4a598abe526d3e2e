"""Findings for programs: one JSON document, described on the reference page of `check`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from mkdocs_journeys.checks.report import Report
from mkdocs_journeys.checks.visible import HIDDEN
from mkdocs_journeys.model.finding import Finding

# Goes up when a key is taken away or changes its meaning; a new key alone leaves it as it is.
VERSION = 1


def as_json(report: Report) -> str:
    """The report as a document that ends with a line break. Every key is always there."""
    document = {
        "version": VERSION,
        "findings": [_finding(finding) for finding in report.findings],
        "summary": asdict(report.summary),
    }
    return written(document)


def written(document: Mapping[str, Any]) -> str:
    """A document as text that ends with a line break and holds nothing that nobody can see."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    # Only strings can hold such a character, and there its escape is the same text.
    safe = HIDDEN.sub(lambda found: found[0] if found[0] == "\n" else f"\\u{ord(found[0]):04x}", text)
    return f"{safe}\n"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "file": finding.file,
        "line": finding.position.line,
        "column": finding.position.column,
        "level": finding.level.value,
        "code": finding.code,
        "rule": finding.slug or None,
        "message": finding.message,
        "key": finding.key or None,
        "allowed": finding.allowed or None,
        "suggestion": finding.suggestion or None,
        "repair": asdict(finding.repair) if finding.repair else None,
    }
