"""Readings of metrics that another program has written: CSV with a row for each, or JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mkdocs_journeys.exchange.brought import Problem
from mkdocs_journeys.model.fields.record import EXTRAS
from mkdocs_journeys.model.registry import Registries
from mkdocs_journeys.model.values import dates, numbers
from mkdocs_journeys.model.values.refusal import Refusal, nearest
from mkdocs_journeys.pages.tables import unguarded
from mkdocs_journeys.reading.source import SUGGESTIONS

COLUMNS = ("metric", "date", "value", "evidence")
# Columns of the site's own file of readings: there `metric` is the name.
_ALSO = ("id",)
SIZE_LIMIT = 16 * 1024 * 1024
_SEPARATORS = ",;\t"
_JSON_FORM = (
    'a list of {"metric": ..., "date": ..., "value": ...}, or {"an-id": [{"date": ..., "value": ...}]}'
)


@dataclass(frozen=True, slots=True)
class NewReading:
    """A reading for a metric of metrics.yml. `place` is where it stands in the file that brings it."""

    place: str
    metric: str
    date: dates.Day
    value: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Raw:
    place: str
    fields: Mapping[str, Any]


def readings_in(
    name: str, data: bytes, registries: Registries
) -> tuple[tuple[NewReading, ...], tuple[Problem, ...]]:
    """The readings of a file, and what is wrong in it. `name` is that of the file; its end tells its form."""
    problems: list[Problem] = []
    if len(data) > SIZE_LIMIT:
        return (), (Problem(name, f"The file is larger than {SIZE_LIMIT // 1024 // 1024} MiB."),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return (), (Problem(name, "The file is not saved as UTF-8."),)
    rows = _json(name, text, problems) if name.lower().endswith(".json") else _csv(name, text, problems)
    found = [reading for row in rows if (reading := _reading(row, registries, problems)) is not None]
    return tuple(found), tuple(problems)


def _csv(name: str, text: str, problems: list[Problem]) -> Iterator[_Raw]:
    first = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(_SEPARATORS, key=first.count))
    try:
        header = [cell.strip().lower() for cell in next(rows, [])]
        known = (*COLUMNS, *_ALSO)
        for at, column in enumerate(header, 1):
            if column not in known:
                place = f"{name}:1, column {at}"
                allowed = ", ".join(COLUMNS)
                problems.append(
                    Problem(place, f"There is no column `{column}`.", allowed, nearest(column, COLUMNS))
                )
        missing = [column for column in COLUMNS[:3] if column not in header]
        if missing:
            allowed = ", ".join(COLUMNS)
            problems.append(Problem(f"{name}:1", f"The column `{missing[0]}` is missing.", allowed))
            return
        for row in rows:
            if any(cell.strip() for cell in row[len(header) :]):
                message = "Here are more cells than columns. Put 2,5 in quotes, or write 2.5."
                problems.append(Problem(f"{name}:{rows.line_num}", message))
                continue
            cells = {column: unguarded(cell).strip() for column, cell in zip(header, row, strict=False)}
            if any(cells.values()):
                yield _Raw(f"{name}:{rows.line_num}", cells)
    except csv.Error as error:
        problems.append(Problem(f"{name}:{rows.line_num}", f"This line can't be read as CSV: {error}."))


def _json(name: str, text: str, problems: list[Problem]) -> Iterator[_Raw]:
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        problems.append(Problem(f"{name}:{error.lineno}:{error.colno}", f"This is no JSON: {error.msg}."))
        return
    except RecursionError:
        problems.append(Problem(name, "This JSON is nested too deep."))
        return
    except ValueError:
        problems.append(Problem(name, "This JSON has a number with thousands of digits."))
        return
    if isinstance(whole, list):
        found = [(f"{name}: [{at}]", row) for at, row in enumerate(whole)]
    elif isinstance(whole, dict) and all(isinstance(rows, list) for rows in whole.values()):
        found = [
            (f"{name}: {metric}[{at}]", {"metric": metric, **row} if isinstance(row, dict) else row)
            for metric, rows in whole.items()
            for at, row in enumerate(rows)
        ]
    else:
        problems.append(Problem(name, "Here are no readings.", _JSON_FORM))
        return
    for place, row in found:
        if isinstance(row, dict):
            _refuse_unknown(place, row, problems)
            yield _Raw(place, row)
        else:
            problems.append(Problem(place, "This is no reading.", _JSON_FORM))


def _refuse_unknown(place: str, row: Mapping[str, Any], problems: list[Problem]) -> None:
    """Keys that say nothing to us, as in the files of a wiki. Those that begin with x- are one's own."""
    known = (*COLUMNS, *_ALSO)
    for key in row:
        if key not in known and not key.startswith(EXTRAS):
            near = nearest(key, COLUMNS) if len(problems) < SUGGESTIONS else ""
            problems.append(Problem(place, f"There is no key `{key}` here.", ", ".join(COLUMNS), near))


def _reading(row: _Raw, registries: Registries, problems: list[Problem]) -> NewReading | None:
    """A reading with its parts checked. All that is wrong with it is told."""
    before, metrics = len(problems), registries.metrics
    spelled = str(row.fields.get("id") or row.fields.get("metric") or "")
    metric = metrics.find(spelled) if spelled else None
    if metric is None:
        message = (
            f"There is no metric `{spelled}` in metrics.yml." if spelled else "Here a metric is missing."
        )
        near = metrics.near(spelled) if spelled and len(problems) < SUGGESTIONS else ""
        problems.append(Problem(row.place, message, "" if spelled else "an id of metrics.yml", near))
    values: dict[str, Any] = {}
    for name, read in (("date", dates.day), ("value", numbers.number)):
        written = row.fields.get(name)
        if written is None or written == "":
            problems.append(Problem(row.place, f"Here the {name} is missing."))
            continue
        try:
            values[name] = read(_as_text(written))
        except Refusal as refusal:
            message = f"{refusal.message[:1].upper()}{refusal.message[1:]}."
            problems.append(Problem(row.place, message, refusal.allowed, refusal.suggestion))
    evidence = _evidence(row.fields.get("evidence"))
    for piece in evidence if registries.evidence.binding else ():
        if registries.evidence.find(piece) is None:
            near = registries.evidence.near(piece) if len(problems) < SUGGESTIONS else ""
            problems.append(Problem(row.place, f"There is no evidence `{piece}` in evidence.yml.", "", near))
    if metric is None or len(problems) > before:
        return None
    return NewReading(row.place, metric, values["date"], values["value"], evidence)


def _as_text(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.9f}".rstrip("0").rstrip(".")
    return str(value) if isinstance(value, int) else value


def _evidence(value: Any) -> tuple[str, ...]:
    items = value if isinstance(value, list) else str(value or "").replace("\n", ",").split(",")
    return tuple(str(item).strip() for item in items if str(item).strip())
