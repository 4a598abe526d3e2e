"""Findings as JUnit's XML, which the pages of most build servers show: a suite a file, a case a finding.

An error is a failure. A warning or an info is a case that was skipped, with what it says: like the status of
`journeys check`, it makes no build red. A file without findings passes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from xml.etree import ElementTree

from mkdocs_journeys.checks.printers.text import block
from mkdocs_journeys.checks.report import Report
from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.model.finding import Finding, Level

CLEAN = "no findings"


def as_junit(report: Report) -> str:
    """The report as a document of suites."""
    by_file: dict[str, list[Finding]] = {file: [] for file in report.files}
    for finding in report.findings:
        by_file.setdefault(finding.file, []).append(finding)
    suites = [_suite(report, file, found) for file, found in sorted(by_file.items())]
    cases = sum(len(suite) for suite in suites)
    root = ElementTree.Element("testsuites", {"name": "journeys check", **_counts(cases, report.findings)})
    root.extend(suites)
    ElementTree.indent(root)
    written = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'


def _counts(cases: int, findings: Sequence[Finding]) -> dict[str, str]:
    failures = sum(finding.level is Level.ERROR for finding in findings)
    return {"tests": str(cases), "failures": str(failures), "errors": "0"}


def _suite(report: Report, file: str, findings: Sequence[Finding]) -> ElementTree.Element:
    shown = visible(file)
    counts = _counts(len(findings) or 1, findings)
    skipped = sum(finding.level is not Level.ERROR for finding in findings)
    suite = ElementTree.Element("testsuite", {"name": shown, **counts, "skipped": str(skipped)})
    seen: Counter[str] = Counter()
    for finding in findings:
        suite.append(_case(report, finding, seen))
    if not findings:
        ElementTree.SubElement(suite, "testcase", classname=shown, name=CLEAN)
    return suite


def _case(report: Report, finding: Finding, seen: Counter[str]) -> ElementTree.Element:
    """A finding. Its name stays the same when its line moves, so that a server can tell how old it is."""
    name = visible(" ".join(filter(None, (finding.code, finding.slug, finding.key))))
    seen[name] += 1
    if seen[name] > 1:
        name = f"{name} ({seen[name]})"
    case = ElementTree.Element("testcase", classname=visible(finding.file), name=name)
    if finding.level is Level.ERROR:
        message = visible(finding.message)
        told = ElementTree.SubElement(case, "failure", type=finding.level.value, message=message)
    else:
        told = ElementTree.SubElement(case, "skipped")  # Jenkins' schema gives it a text and nothing else
    told.text = block(report, finding)
    return case
