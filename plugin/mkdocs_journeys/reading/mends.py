"""Puts another word exactly where one is written: the repair of a single key or value."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mkdocs_journeys.model.finding import Repair
from mkdocs_journeys.reading.lines import quote_end, quoted
from mkdocs_journeys.reading.nodes import Scalar

# What YAML takes for a plain text wherever it stands, also between braces and before a colon.
_PLAIN = re.compile(r"[^\W_](?:[\w./%-]|#(?=\w))*")


def mend(lines: Sequence[str], scalar: Scalar, new: str) -> Repair | None:
    """The repair that writes `new` in the place of a text, in the same quotes.

    None where the text is spread over several lines, or is not there as it is known: nothing is guessed.
    """
    number, start = scalar.position.line, scalar.position.column - 1
    line = lines[number - 1] if number <= len(lines) else ""
    sign = line[start : start + 1]
    if scalar.plain:
        end = start + len(scalar.text)
        is_there = bool(scalar.text) and line[start:end] == scalar.text
        written = new if _PLAIN.fullmatch(new) else quoted(new)
    else:
        end = quote_end(line, start) if sign in ("'", '"') else -1
        is_there = end > start
        written = f"'{new}'" if sign == "'" and "'" not in new else quoted(new)
    return Repair(number, start + 1, end + 1, written) if is_there else None
