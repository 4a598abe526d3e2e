"""Findings as SARIF 2.1.0, which code hosts and editors read.

The format is at https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.
"""

from __future__ import annotations

import hashlib
import os
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from mkdocs_journeys import __version__
from mkdocs_journeys.checks.explaining import body_as_markdown, body_as_text
from mkdocs_journeys.checks.explanation import by_name
from mkdocs_journeys.checks.printers.json import written
from mkdocs_journeys.checks.printers.text import advice
from mkdocs_journeys.checks.report import Report
from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.model.finding import Finding, Level, Repair

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# Where files are looked for: the top of the repository, where it is one.
ROOT = "%SRCROOT%"
# Goes up when what a fingerprint is made of changes: then all findings are new to whoever keeps count.
FINGERPRINT = "journeysFinding/v1"

_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
_DRIVE = re.compile(r"[A-Za-z]:/")
_INDEX = re.compile(r"\[\d+\]")
_BEYOND = re.compile("[\U00010000-\U0010ffff]")
# Of a longer line a fingerprint takes in the line's own, so that thousands of findings may stand on it.
_LONG_LINE = 2_000
# What would be a link or a place to fill in, in a message.
_LINK = re.compile(r"\](?=\()")


def as_sarif(report: Report) -> str:
    """The report as one run: the rules that speak, and what they say."""
    codes = sorted({finding.code for finding in report.findings})
    seen: Counter[str] = Counter()
    run = {
        "tool": {"driver": _driver(report, codes)},
        "invocations": [{"executionSuccessful": True}],
        "columnKind": "utf16CodeUnits",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder that the files are named from."}}},
        "results": [_result(report, finding, codes, seen) for finding in report.findings],
    }
    return written({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _driver(report: Report, codes: list[str]) -> dict[str, Any]:
    return {
        "name": "journeys check",
        "fullName": f"journeys check of mkdocs-journeys {__version__}",
        "version": __version__,
        "rules": [_rule(report, code) for code in codes],
    }


def _rule(report: Report, code: str) -> dict[str, Any]:
    """What is said of a rule: all that `journeys explain` knows."""
    about = by_name().get(code)
    level = next(finding.level for finding in report.findings if finding.code == code)
    if about is None:
        return {"id": code, "defaultConfiguration": {"level": _LEVELS[level]}}
    found: dict[str, Any] = {
        "id": code,
        "name": about.slug or code,
        "shortDescription": {"text": about.title},
        "fullDescription": {"text": about.reason},
        "help": {"text": body_as_text(about), "markdown": body_as_markdown(about)},
        "defaultConfiguration": {"level": _LEVELS[about.level or level]},
    }
    if about.source:
        found["helpUri"] = about.source.url
    return found


def _result(report: Report, finding: Finding, codes: list[str], seen: Counter[str]) -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": _artifact(finding.file),
            "region": {
                "startLine": finding.position.line,
                "startColumn": _column(report, finding.file, *finding.position),
            },
        }
    }
    if finding.key:
        location["logicalLocations"] = [{"fullyQualifiedName": visible(finding.key), "kind": "member"}]
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": _LEVELS[finding.level],
        "message": {"text": _said(report, finding)},
        "locations": [location],
        "partialFingerprints": {FINGERPRINT: _fingerprint(report, finding, seen)},
    }
    fix = finding.repair and _fix(report, finding.file, finding.repair)
    return {**result, "fixes": [fix]} if fix else result


def _said(report: Report, finding: Finding) -> str:
    """What is wrong and what helps, as text that holds no links."""
    helps = (f"{label}: {text}" for label, text in advice(report, finding))
    return _LINK.sub("] ", "\n".join([visible(finding.message), *helps]))


def _artifact(file: str) -> Mapping[str, str]:
    """Where a file is: seen from the root, unless it lies outside of everything."""
    data = os.fsencode(file)
    if file.startswith("/"):
        return {"uri": f"file://{quote(data)}"}
    if _DRIVE.match(file):
        return {"uri": f"file:///{quote(data, safe='/:')}"}
    return {"uri": quote(data), "uriBaseId": ROOT}


def _column(report: Report, file: str, line: int, column: int) -> int:
    """A column in units of UTF-16, of which a character beyond U+FFFF takes two."""
    text = report.line(file, line) or ""
    return column + bisect_left(_beyond(text), column - 1)


# Findings come in the order of lines: what is asked of a line is asked again for the next finding on it.
@lru_cache(maxsize=4)
def _beyond(line: str) -> tuple[int, ...]:
    return tuple(found.start() for found in _BEYOND.finditer(line))


@lru_cache(maxsize=4)
def _essence(line: str) -> str:
    """What a fingerprint takes in of a line."""
    words = " ".join(line.split())
    return words if len(words) <= _LONG_LINE else _digest(words)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _fingerprint(report: Report, finding: Finding, seen: Counter[str]) -> str:
    """The same for a finding as long as its line says the same, wherever that line moves within the file."""
    line = report.line(finding.file, finding.position.line) or ""
    parts = (finding.code, finding.file, _INDEX.sub("", finding.key), _essence(line))
    whole = _digest("\0".join(parts))[:32]
    seen[whole] += 1
    return f"{whole}:{seen[whole]}"


def _fix(report: Report, file: str, repair: Repair) -> dict[str, Any] | None:
    """The repair as a change of the file; None where its line isn't known."""
    if report.line(file, repair.line) is None:
        return None
    start, end = (_column(report, file, repair.line, column) for column in (repair.start, repair.end))
    region = {"startLine": repair.line, "startColumn": start, "endLine": repair.line, "endColumn": end}
    replacement = {"deletedRegion": region, "insertedContent": {"text": repair.new}}
    return {
        "description": {"text": f"Write: {visible(repair.new)}" if repair.new.strip() else "Mend this line."},
        "artifactChanges": [{"artifactLocation": _artifact(file), "replacements": [replacement]}],
    }
