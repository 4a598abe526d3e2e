"""Wikis as plain values: files that are loaded, changed in one place, and written again."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import yaml
from tests.fuzz.wiki import planted

from mkdocs_journeys.changes.comparison import Comparison, Told, compare
from mkdocs_journeys.changes.telling import line
from mkdocs_journeys.reading.reader import Reading, read

# By file: its fields as texts, lists and mappings. The prose of a file stands under `PROSE`.
Wiki: TypeAlias = dict[str, Any]
Way: TypeAlias = tuple[str | int, ...]

PROSE = "its prose"
GOLDEN = Path(__file__).parents[2] / "golden"


def loaded(folder: Path) -> Wiki:
    """The files of a wiki; pictures as their bytes."""
    return {
        path.relative_to(folder).as_posix(): _loaded(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _loaded(path: Path) -> Any:
    if path.suffix == ".yml":
        return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  the safest of them
    if path.suffix != ".md":
        return path.read_bytes()
    _, fields, body = path.read_text("utf-8").split("---\n", 2)
    return {**yaml.load(fields, yaml.BaseLoader), PROSE: body}  # noqa: S506


def dumped(wiki: Wiki) -> dict[str, bytes]:
    """The files as they are written: JSON is YAML, too."""
    return {name: _dumped(name, content) for name, content in wiki.items()}


def _dumped(name: str, content: Any) -> bytes:
    if isinstance(content, bytes):
        return content
    if name.endswith(".yml"):
        return _as_yaml(content).encode()
    fields = {key: value for key, value in content.items() if key != PROSE}
    return f"---\n{_as_yaml(fields)}---\n{content.get(PROSE, '')}".encode()


def _as_yaml(fields: Any) -> str:
    return json.dumps(fields, ensure_ascii=False, indent=1) + "\n"


def reading_of(wiki: Wiki) -> Reading:
    with planted(dumped(wiki)) as folder:
        return read(folder)


def compared(before: Wiki, after: Wiki) -> Comparison:
    return compare(reading_of(before), reading_of(after))


def told(comparison: Comparison) -> list[Told]:
    """All changes, of journeys and of what they share."""
    return [each for journey in comparison.journeys for each in journey.changes] + list(comparison.shared)


def said(comparison: Comparison) -> list[str]:
    """All changes as one reads them."""
    return [_line(each) for each in told(comparison)]


def _line(each: Told) -> str:
    found = line(each)
    note = f" [{found.note}]" if found.note else ""
    return " ".join(filter(None, (found.sign, found.subject, found.name))) + f": {found.said}{note}"


def ways(content: Any, way: Way = ()) -> Iterator[Way]:
    """The ways to all values, those that hold others before what they hold."""
    if isinstance(content, Mapping):
        items: list[tuple[str | int, Any]] = list(content.items())
    elif isinstance(content, list):
        items = list(enumerate(content))
    else:
        return
    for key, value in items:
        yield (*way, key)
        yield from ways(value, (*way, key))


def at(content: Any, way: Way) -> Any:
    for step in way:
        content = content[step]
    return content


def changed(wiki: Wiki, way: Way, value: Any) -> Wiki:
    """The wiki with another value in one place; nothing there where it is None."""
    other = copy.deepcopy(wiki)
    holder = at(other, way[:-1])
    if value is None:
        del holder[way[-1]]
    else:
        holder[way[-1]] = value
    return other
