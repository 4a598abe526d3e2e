"""Readings as lines of metrics.yml, with everything else in it as it was."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs_journeys.exchange.brought import Problem
from mkdocs_journeys.exchange.brought_files import shortened
from mkdocs_journeys.exchange.readings_file import NewReading, readings_in
from mkdocs_journeys.exchange.updating.hindrance import CannotEditError
from mkdocs_journeys.exchange.updating.rewriting import Rewritten, rewritten
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.fields import MetricFields, Record
from mkdocs_journeys.model.values.dates import day
from mkdocs_journeys.pages.catalog_data import written
from mkdocs_journeys.reading.reader import Reading, read
from mkdocs_journeys.reading.registries import keys_of
from mkdocs_journeys.reading.spots import Path_
from mkdocs_journeys.reading.text import SIZE_LIMIT
from mkdocs_journeys.reading.written import Progress

_FILE = "metrics.yml"
# More would be more than a file may hold, in the fewest signs that a reading takes.
_MOST = SIZE_LIMIT // len("- {date: 2026, value: 1}")


@dataclass
class Added:
    """What adding readings changes. `file` is None where nothing does; with `problems` nothing is changed.

    `known` counts those that metrics.yml has already. `catalog` is the wiki with the new ones.
    """

    catalog: Catalog
    file: Rewritten | None = None
    new: tuple[NewReading, ...] = ()
    known: int = 0
    problems: list[Problem] = field(default_factory=list)


def add_readings(
    folder: Path,
    name: str,
    data: bytes,
    today: datetime.date | None = None,
    tell: Progress | None = None,
) -> Added:
    """The readings of a file in metrics.yml. Nothing is written. `tell` hears how far reading is."""
    reading = read(folder, today, progress=tell)
    added = Added(reading.catalog)
    source = reading.sources.get(f"{reading.folder.name}/{_FILE}")
    if source is None or source.has_errors:
        added.problems += _errors(reading) or [
            Problem(_FILE, "The file is missing: write the metrics there first.")
        ]
        return added
    found, problems = readings_in(name, data, reading.catalog.registries)
    added.problems += problems
    lists = _merged(added, found)
    if added.problems or not lists:
        return added
    keys = keys_of(source)
    records: dict[Path_, tuple[type[Record], dict[str, Any]]] = {
        (keys[metric],): (MetricFields, shortened({"readings": rows}, MetricFields, {}))
        for metric, rows in lists.items()
    }
    try:
        file = rewritten(reading, _FILE, records, len(added.new))
    except CannotEditError as error:
        message = f"The readings can't be brought in: {error}. Add them by hand, or move the comment."
        added.problems.append(Problem(error.place(_FILE), message))
        return added
    then = read(folder, today, instead={file.file: file.after})
    _check(added, reading, then, lists)
    if not added.problems:
        added.file, added.catalog = file, then.catalog
    return added


def _errors(reading: Reading) -> list[Problem]:
    """What is wrong with the file already. To add to it might make it worse."""
    name = f"{reading.folder.name}/{_FILE}"
    return [
        Problem(
            f"{_FILE}:{error.position.line}:{error.position.column}",
            error.message,
            error.allowed,
            error.suggestion,
        )
        for error in reading.errors
        if error.file == name
    ]


def _merged(added: Added, found: Sequence[NewReading]) -> dict[str, list[dict[str, Any]]]:
    """The whole list of readings of each metric that gets new ones, by date."""
    metrics = added.catalog.registries.metrics
    lists: dict[str, list[dict[str, Any]]] = {}
    known: dict[tuple[str, str], float] = {}
    for metric in metrics:
        known |= {(metric.id, str(each.date)): each.value for each in metric.fields.readings}
    new: list[NewReading] = []
    for reading in found:
        key = (reading.metric, str(reading.date))
        if key not in known:
            known[key] = reading.value
            new.append(reading)
        elif known[key] == reading.value:
            added.known += 1
        else:
            message = f"{reading.metric} has a reading of {reading.date} already: {known[key]:g}. "
            message += "Change one of the two by hand."
            added.problems.append(Problem(reading.place, message))
    if len(new) > _MOST:
        added.problems.append(
            Problem(_FILE, f"The file has no room for {len(new):,} readings more.", "256 KiB")
        )
        return {}
    for reading in sorted(new, key=lambda each: each.date.first):
        rows = lists.setdefault(reading.metric, written(metrics[reading.metric].fields).get("readings", []))
        row: dict[str, Any] = {"date": str(reading.date), "value": reading.value}
        if reading.evidence:
            row["evidence"] = list(reading.evidence)
        at = len(rows)
        while at and day(rows[at - 1]["date"]).first > reading.date.first:
            at -= 1
        rows.insert(at, row)
    added.new = tuple(new)
    return lists


def _check(added: Added, before: Reading, then: Reading, lists: dict[str, list[dict[str, Any]]]) -> None:
    """Whether the file says afterwards what it is meant to."""
    old = {(error.file, error.message) for error in before.errors}
    for error in then.errors:
        if (error.file, error.message) not in old:
            message = f"With these readings the file would be wrong: {error.message} Add them by hand."
            added.problems.append(Problem(error.file, message, error.allowed, error.suggestion))
    for metric, rows in lists.items():
        entry = then.catalog.registries.metrics.get(metric)
        count = len(entry.fields.readings) if entry else 0
        if not added.problems and count != len(rows):
            added.problems.append(
                Problem(_FILE, f"The readings of {metric} can't be brought in. Add them by hand.")
            )
