"""Tables of fields, in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic.fields import FieldInfo

from mkdocs_journeys.checks.reference.takes import takes
from mkdocs_journeys.model.fields import Record
from mkdocs_journeys.model.fields.record import record_name
from mkdocs_journeys.model.fields.shape import fields_of, nested
from mkdocs_journeys.model.kinds import FILE_KINDS

_HEAD = "| Field | Takes | Default | Meaning |\n| --- | --- | --- | --- |\n"


def records() -> Mapping[str, type[Record]]:
    """All records that stand in any file, by the names that people call them."""
    found: dict[str, type[Record]] = {}
    waiting = [kind.record for kind in FILE_KINDS.values()]
    while waiting:
        record = waiting.pop()
        name = record_name(record.__name__)
        if name not in found:
            found[name] = record
            waiting += nested(record).values()
    return found


def all_fields(name: str) -> Mapping[str, FieldInfo]:
    """The fields of a record by their keys."""
    return fields_of(records()[name])


def some_fields(name: str, keys: list[str]) -> str:
    """A table of the fields of a record: of some, in that order, or of all."""
    fields = all_fields(name)
    return _HEAD + "\n".join(_row(key, fields[key]) for key in keys or fields)


def other_names(name: str, keys: list[str]) -> str:
    """The names of all fields of a record but some."""
    return ", ".join(f"`{key}`" for key in all_fields(name) if key not in keys)


def _row(key: str, info: FieldInfo) -> str:
    cells = (f"`{key}`", takes(info), _default(info), info.description or "")
    return f"| {' | '.join(_escaped(cell) for cell in cells)} |"


def _default(info: FieldInfo) -> str:
    if info.is_required():
        return "**required**"
    default: Any = info.default
    if isinstance(default, bool):
        return "yes" if default else "no"
    return f"`{default}`" if isinstance(default, str | int) else ""


def _escaped(cell: str) -> str:
    return "".join(_pieces(cell.replace("|", "\\|")))


def _pieces(cell: str) -> Iterator[str]:
    """The cell with its angle brackets spelled out, but for those within backticks."""
    for index, piece in enumerate(cell.split("`")):
        yield f"`{piece}`" if index % 2 else piece.replace("<", "&lt;")
