"""What YAML cannot read, said in plain words."""

from __future__ import annotations

import yaml

from mkdocs_journeys.model.finding import Position
from mkdocs_journeys.reading.nodes import Code, Fault


def explain(lines: list[str], error: yaml.YAMLError, first_line: int) -> Fault:
    """Say what is wrong where the parser gave up."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = min(mark.line, len(lines) - 1) if mark else 0
    column = mark.column + 1 if mark else 1
    return Fault(Position(first_line + line, column), Code.SYNTAX, "YAML cannot read this line.")
