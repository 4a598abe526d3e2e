"""Findings as text, one module a format. A printer takes a report and returns a string; it reads nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mkdocs_journeys.checks.printers.github import as_github
from mkdocs_journeys.checks.printers.json import as_json
from mkdocs_journeys.checks.printers.junit import as_junit
from mkdocs_journeys.checks.printers.sarif import as_sarif
from mkdocs_journeys.checks.printers.text import as_text
from mkdocs_journeys.checks.report import Report

Printer = Callable[[Report], str]

# By the word after --format. All but `text` are for programs.
PRINTERS: Mapping[str, Printer] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
    "junit": as_junit,
}
