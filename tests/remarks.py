"""What one rule says of a wiki, as lines to compare with."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.trees import read_tree

from mkdocs_journeys.checks.examination import examine
from mkdocs_journeys.checks.rules import RULES

PERSONA = {"mina/index.md": "---\nname: Mina\n---\n"}


def told(folder: Path, rule: str, files: Mapping[str, str] | str) -> list[str]:
    """Place and message of each finding of a rule, and what is allowed or suggested.

    One text is a journey of Mina's, mina/map.md. The files must read clean.
    """
    written = {"mina/map.md": f"---\n{files.strip()}\n---\n"} if isinstance(files, str) else files
    reading = read_tree(folder, {**PERSONA, **written})
    assert reading.findings == ()
    assert any(each.id == rule for each in RULES)
    return [
        " | ".join(
            filter(
                None,
                (
                    f"{finding.file.removeprefix('journeys/')}:{finding.position.line} {finding.message}",
                    finding.allowed,
                    finding.suggestion and f"-> {finding.suggestion}",
                ),
            )
        )
        for finding in examine(reading)
        if finding.code == rule
    ]
