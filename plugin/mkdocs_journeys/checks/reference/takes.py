"""What a field takes, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from mkdocs_journeys.model.fields import Record
from mkdocs_journeys.model.fields.forms import Form, OneOrMany, Reference
from mkdocs_journeys.model.fields.record import record_name

# Where each small record has its table.
_PAGES = {"lane": "settings.md", "reading": "registries.md"}
# Forms that the page about the format says more about.
_EXPLAINED = {
    "id": "ids",
    "date": "dates",
    "duration": "durations",
    "percent": "numbers",
    "number": "numbers",
    "number, 0 or more": "numbers",
    "0 to 1, or percent": "numbers",
    "address": "addresses",
    "-2 to 2, or a change": "emotion",
}
_OR_LIST = ", or a list"


def takes(info: FieldInfo) -> str:
    """The form of a field's value, with links to what explains it."""
    parts = [*info.metadata, *_unwrapped(info.annotation)]
    reference = next((part for part in parts if isinstance(part, Reference)), None)
    many = any(isinstance(part, OneOrMany) for part in parts)
    one = _named(reference.kind) if reference else _one(parts)
    if any(get_origin(part) is Mapping for part in parts):
        # The list, where there is one, is what stands behind a label.
        return f"{one}{_OR_LIST + ',' if many else ''} for each label"
    return f"{one}{_OR_LIST}" if many else one


def _one(parts: list[Any]) -> str:
    """What a single value may be, from the parts of its type."""
    for part in parts:
        if isinstance(part, type) and issubclass(part, Record):
            return _record(part)
        if get_origin(part) is Literal:
            return ", ".join(f"`{choice}`" for choice in get_args(part))
        if get_origin(part) is Mapping:
            return _one(_unwrapped(get_args(part)[1]))
    words = next(part.words for part in parts if isinstance(part, Form))
    anchor = _EXPLAINED.get(words)
    return f"[{words}](index.md#{anchor})" if anchor else words


def _unwrapped(annotation: Any) -> list[Any]:
    """An annotation and all that it is made of, from the outside in."""
    found = [annotation]
    for part in (*get_args(annotation), *getattr(annotation, "__metadata__", ())):
        if not isinstance(part, str):
            found += _unwrapped(part)
    return found


def _named(kind: str) -> str:
    """What is taken by a field that refers to something else."""
    if kind == "journeys":
        return "`persona/journey`"
    return "id of a persona" if kind == "personas" else f"id from [{kind}.yml](registries.md#{kind})"


def _record(record: type[Record]) -> str:
    """A link to the record's own table."""
    name = record_name(record.__name__)
    link = f"[{name}]({_PAGES.get(name, 'journey.md')}#{name})"
    return f"{link}, or just its `{record.shorthand}`" if record.shorthand else link
