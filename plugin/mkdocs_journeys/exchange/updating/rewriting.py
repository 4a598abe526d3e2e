"""Other values in a file of a wiki, with everything else byte for byte as it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs_journeys.checks.rewriting import bytes_of_lines, lines_of
from mkdocs_journeys.exchange.updating.editing import edited
from mkdocs_journeys.exchange.updating.hindrance import CannotEditError
from mkdocs_journeys.model.fields import Record
from mkdocs_journeys.reading.reader import Reading
from mkdocs_journeys.reading.spots import Path_


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A file before and after. `file` is its name in findings."""

    file: str
    path: Path
    before: bytes
    after: bytes
    values: int


def rewritten(
    reading: Reading, file: str, records: Mapping[Path_, tuple[type[Record], Mapping[str, Any]]], values: int
) -> Rewritten:
    """A file with other values in some of its records. Nothing is written.

    `file` is its path in the wiki's folder. Raises CannotEditError.
    """
    name = f"{reading.folder.name}/{file}"
    path = reading.folder / file
    before = path.read_bytes()
    lines = lines_of(before)
    text, first = reading.sources[name].fields or ("", 1)
    start, count = first - 1, text.count("\n") + (not text.endswith("\n") and bool(text))
    held = "".join(lines[start : start + count])
    try:
        new = edited(held, records)
    except CannotEditError as error:
        if error.at is not None:
            error.line = first + held.count("\n", 0, error.at)
            error.column = error.at - held.rfind("\n", 0, error.at)
        raise
    after = bytes_of_lines([*lines[:start], new, *lines[start + count :]], before)
    return Rewritten(name, path, before, after, values)
