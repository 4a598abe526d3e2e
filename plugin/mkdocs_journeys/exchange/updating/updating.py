"""Changed cells as changed files: all of them or none, with everything else byte for byte as it was."""

from __future__ import annotations

import copy
import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs_journeys.exchange.brought import Problem
from mkdocs_journeys.exchange.brought_files import shortened
from mkdocs_journeys.exchange.sheets.marks import NO_MARKS, Marks
from mkdocs_journeys.exchange.sheets.sheet import Sheet
from mkdocs_journeys.exchange.updating.cell_change import CellChange
from mkdocs_journeys.exchange.updating.comparing import as_text, compared
from mkdocs_journeys.exchange.updating.hindrance import CannotEditError
from mkdocs_journeys.exchange.updating.rewriting import Rewritten, rewritten
from mkdocs_journeys.model.fields import Record
from mkdocs_journeys.model.fields.shape import key_of, nested
from mkdocs_journeys.model.finding import Finding
from mkdocs_journeys.pages.catalog_data import catalog_data
from mkdocs_journeys.reading.reader import Reading, read
from mkdocs_journeys.reading.registries import keys_of
from mkdocs_journeys.reading.spots import Path_
from mkdocs_journeys.reading.written import Progress


@dataclass
class Update:
    """What bringing sheets back would change. With `problems` there are no files: nothing is half done."""

    files: tuple[Rewritten, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


# The changes of a record in a file, and those of a file.
_OfFile = dict[str, dict[Path_, list[CellChange]]]


def update(
    folder: Path,
    sheets: Sequence[Sheet],
    marks: Marks = NO_MARKS,
    today: datetime.date | None = None,
    tell: Progress | None = None,
) -> Update:
    """What the changed cells of exported sheets change in the files of a wiki. Nothing is written.

    `marks` are those of the workbook, where there are any. A wiki with errors is read as far as it goes;
    `tell` hears how many of its files are read.
    """
    reading = read(folder, today, progress=tell)
    data = catalog_data(reading.catalog)
    found = compared(reading.catalog, data, sheets, marks)
    result = Update((), list(found.problems), found.notes)
    by_file: _OfFile = {}
    for change in found.changes:
        by_file.setdefault(change.row.file, {}).setdefault(change.row.path, []).append(change)
    changed = []
    for file, records in by_file.items():
        try:
            changed.append(_rewritten(reading, file, records))
        except CannotEditError as error:
            result.problems += _hindered(reading, file, records, error)
    if not result.problems:
        result.problems += _checked(reading, folder, today, data, changed, by_file)
    if not result.problems:
        # A cell may spell otherwise what its file says already.
        result.files = tuple(each for each in changed if each.after != each.before)
    return result


def _rewritten(reading: Reading, file: str, records: Mapping[Path_, Sequence[CellChange]]) -> Rewritten:
    values = {
        way: (kind, new)
        for place, changes in records.items()
        for way, kind, new in _values(_as_written(reading, file, place), changes)
    }
    cells = {change.place for changes in records.values() for change in changes}
    return rewritten(reading, file, values, len(cells))


def _hindered(
    reading: Reading, file: str, records: Mapping[Path_, Sequence[CellChange]], why: CannotEditError
) -> Iterator[Problem]:
    """The changes that can't be made in a file; all of them where each one by itself could."""
    changes = [(path, change) for path, of_path in records.items() for change in of_path]
    alone: list[tuple[str, CannotEditError]] = []
    for path, change in changes:
        try:
            _rewritten(reading, file, {path: [change]})
        except CannotEditError as error:
            alone.append((change.place, error))
    for place, reason in alone or [(", ".join(change.place for _, change in changes), why)]:
        message = f"This can't be brought into {reason.place(file)}: {reason}. Change it there by hand."
        yield Problem(place, message)


def _as_written(reading: Reading, file: str, path: Path_) -> Path_:
    """The path with the key of a registry's entry as its file spells it."""
    if "/" in file or not path:
        return path
    keys = keys_of(reading.sources[f"{reading.folder.name}/{file}"])
    return (keys.get(str(path[0]), path[0]), *path[1:])


def _values(
    place: Path_, changes: Sequence[CellChange]
) -> Iterator[tuple[Path_, type[Record], dict[str, Any]]]:
    """The new values of a record by its keys, and of the records in it that are spread over columns."""
    kind, fields = changes[0].spec.record, changes[0].row.fields
    own: dict[str, Any] = {}
    spread: dict[str, dict[str, Any]] = {}
    for change in changes:
        key, *inner = change.column.path
        if inner:
            spread.setdefault(key, {})[inner[-1]] = change.value
        else:
            own[key] = change.value
    for key, values in spread.items():
        held = fields.get(key)
        record = dict(held) if isinstance(held, Mapping) else {}
        left = {name: value for name, value in {**record, **values}.items() if value is not None}
        if record and left:
            attribute = next(name for name in kind.model_fields if key_of(kind, name) == key)
            inner_kind = nested(kind).get(attribute, Record)
            yield (*place, key), inner_kind, _short(values, inner_kind)
        else:
            own[key] = left or None
    if own:
        yield place, kind, _short(own, kind)


def _short(values: Mapping[str, Any], kind: type[Record]) -> dict[str, Any]:
    told = shortened({key: value for key, value in values.items() if value is not None}, kind, {})
    return {key: told.get(key) for key in values}


def _checked(
    reading: Reading,
    folder: Path,
    today: datetime.date | None,
    data: Mapping[str, Any],
    changed: Sequence[Rewritten],
    by_file: _OfFile,
) -> list[Problem]:
    """What would be wrong with the files afterwards: errors, and whatever else would say something new."""
    if not changed:
        return []
    then = read(folder, today, instead={each.file: each.after for each in changed})
    before = {(error.file, error.message) for error in reading.errors}
    new = [error for error in then.errors if (error.file, error.message) not in before]
    if new:
        return [_problem(error, reading.folder.name, by_file) for error in new]
    expected, found = copy.deepcopy(dict(data)), catalog_data(then.catalog)
    for file, records in by_file.items():
        for path, changes in records.items():
            for whole in (expected, found):
                _forget(_record(whole, file, path), changes)
    if as_text(expected) != as_text(found):
        files = ", ".join(each.file for each in changed)
        message = "The change would reach further than these cells. Make it in the files by hand."
        return [Problem(files, message)]
    return []


def _problem(error: Finding, folder: str, by_file: _OfFile) -> Problem:
    """An error at the cell that has led to it; at the file, where that is none of those that change."""
    file = error.file.removeprefix(f"{folder}/")
    changes = [change for changes in by_file.get(file, {}).values() for change in changes]
    fitting = [change for change in changes if _is_at(change, error.key)]
    place = max(fitting, key=lambda change: len(change.row.path)).place if fitting else error.file
    return Problem(place, error.message, error.allowed, error.suggestion)


def _is_at(change: CellChange, key: str) -> bool:
    """Whether an error stands at a changed cell: `stages[2].touchpoints[1].owner`.

    A list of one may stand in the file without its dash; then the key has no number.
    """
    way = "".join(map(_step, (*change.row.path, change.column.path[0])))
    return re.match(rf"{way}(?=[.\[]|$)", f".{key}") is not None


def _step(step: int | str) -> str:
    """A step of a path, to be found in the key of an error."""
    if isinstance(step, str):
        return re.escape(f".{step}")
    return rf"(?:\[{step + 1}\])?" if step == 0 else rf"\[{step + 1}\]"


def _record(data: Mapping[str, Any], file: str, path: Path_) -> dict[str, Any]:
    """The record at a path of a file, in the data of a wiki."""
    name = file.removesuffix(".md").removesuffix(".yml")
    if "/" not in file:
        here: Any = data["registries"].get(name, {})
    elif file.endswith("/index.md"):
        here = data["personas"].get(name.removesuffix("/index"), {})
    else:
        here = data["journeys"].get(name, {})
    for step in path:
        here = here[step]
    return dict(here) if not isinstance(here, dict) else here


def _forget(record: dict[str, Any], changes: Sequence[CellChange]) -> None:
    for change in changes:
        record.pop(change.column.path[0], None)
