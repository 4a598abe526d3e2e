"""All findings of one run, with what a printer needs to show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from mkdocs_journeys.model.finding import Finding, Level


@dataclass(frozen=True, slots=True)
class Summary:
    """A run in numbers. `files` have findings; `journeys` and `personas` were read, broken ones included."""

    errors: int
    warnings: int
    infos: int
    files: int
    journeys: int
    personas: int


@dataclass(frozen=True, slots=True)
class Report:
    """Findings in the order in which they are told, and the lines of the files that they are about.

    `files` are those that were looked at, as far as somebody asks for them. A file that has no lines here is
    named without any. `changed` are the files of the change that is looked
    at, of which the findings come first; None where there is no such change. `command` is what one types to
    see those of a file, with its name behind it.
    """

    findings: tuple[Finding, ...]
    journeys: int = 0
    personas: int = 0
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    changed: frozenset[str] | None = None
    files: tuple[str, ...] = ()
    command: str = "journeys check"

    @property
    def summary(self) -> Summary:
        levels = Counter(finding.level for finding in self.findings)
        return Summary(
            levels[Level.ERROR],
            levels[Level.WARNING],
            levels[Level.INFO],
            len({finding.file for finding in self.findings}),
            self.journeys,
            self.personas,
        )

    def tallies(self, group: Callable[[Finding], str]) -> Mapping[str, Mapping[Level, int]]:
        """How many findings of each level a group has. The gravest groups come first, then the largest."""
        found: dict[str, Counter[Level]] = {}
        for finding in self.findings:
            found.setdefault(group(finding), Counter())[finding.level] += 1
        return dict(sorted(found.items(), key=lambda item: [-item[1][level] for level in Level]))

    def line(self, file: str, number: int) -> str | None:
        """A line of a file, counted from 1; None where it isn't known."""
        lines = self.lines.get(file, ())
        return lines[number - 1] if 1 <= number <= len(lines) else None
