"""What has changed from one run to the next: findings that are new, and those that are mended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from mkdocs_journeys.model.finding import Finding

_Said: TypeAlias = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """Both in the order of files and lines."""

    new: tuple[Finding, ...]
    mended: tuple[Finding, ...]


def difference(before: Iterable[Finding], after: Iterable[Finding]) -> Difference:
    """How two runs differ in what they say. One that only moved to another line says the same."""
    old, now = _by_saying(before), _by_saying(after)
    new = [each for said, found in now.items() for each in _surplus(found, old.get(said, []))]
    mended = [each for said, found in old.items() for each in _surplus(found, now.get(said, []))]
    return Difference(_in_order(new), _in_order(mended))


def _by_saying(findings: Iterable[Finding]) -> dict[_Said, list[Finding]]:
    found: dict[_Said, list[Finding]] = {}
    for each in findings:
        found.setdefault((each.file, each.level, each.code, each.message), []).append(each)
    return found


def _surplus(found: list[Finding], others: list[Finding]) -> list[Finding]:
    """Of findings that say the same those that the others have not, first of all at other places."""
    places = {each.position for each in others}
    ranked = sorted(found, key=lambda each: each.position in places)
    return ranked[: max(0, len(found) - len(others))]


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: finding.order))
