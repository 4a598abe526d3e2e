"""New names at the end of the wiki's own lists, such as owners.yml, where somebody has asked for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs_journeys.exchange.importing.report import LONGEST_NAME, lines_to_add
from mkdocs_journeys.exchange.writing import Change
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.model.registry import Registry
from mkdocs_journeys.reading.memory import NOTHING, Memory
from mkdocs_journeys.reading.reader import Reading, read


@dataclass(frozen=True, slots=True)
class Additions:
    """Lists of the wiki with new entries, and the wiki as it is with them.

    `names` are those that were added, by the kind of the list. What a list may know by another spelling is
    not among them: that is for people to say.
    """

    catalog: Catalog
    changes: tuple[Change, ...] = ()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def additions(root: Path, unlisted: Mapping[str, Iterable[str]], memory: Memory = NOTHING) -> Additions:
    """The lists of the wiki at `root` with the names that they don't know at their ends.

    A list to which lines can't just be added, such as one in braces, stays as it is.
    """
    now = read(root, None, memory)
    changes: dict[str, Change] = {}
    names: dict[str, tuple[str, ...]] = {}
    for kind, wanted in unlisted.items():
        registry: Registry[Any] = getattr(now.catalog.registries, kind)
        new = tuple(name for name in wanted if len(name) <= LONGEST_NAME and not registry.surely(name))
        if not new:
            continue
        path = root / f"{kind}.yml"
        before = path.read_bytes()
        change = Change(path, _longer(before, lines_to_add(registry, new)), before)
        if _is_sound(now, _with(root, [*changes.values(), change], memory), kind, new):
            changes[kind], names[kind] = change, new
    if not changes:
        return Additions(now.catalog)
    return Additions(_with(root, changes.values(), memory).catalog, tuple(changes.values()), names)


def _longer(before: bytes, lines: Iterable[str]) -> bytes:
    """A file with more lines at its end, with line ends as it has them."""
    end = b"\r\n" if b"\r\n" in before else b"\n"
    gap = b"" if not before or before.endswith(b"\n") else end
    return before + gap + b"".join(line.encode() + end for line in lines)


def _with(root: Path, changes: Collection[Change], memory: Memory) -> Reading:
    """The wiki as it is read with these changes."""
    name = root.absolute().name
    return read(root, None, memory, instead={f"{name}/{each.path.name}": each.after for each in changes})


def _is_sound(before: Reading, after: Reading, kind: str, names: Collection[str]) -> bool:
    """Whether a list says what it said before, and has these names besides."""
    old, new = (getattr(reading.catalog.registries, kind) for reading in (before, after))
    kept = all(entry.id in new.ids and new[entry.id].fields == entry.fields for entry in old if entry.written)
    known = all((found := new.find(name)) is not None and new[found].written for name in names)
    return kept and known and _errors(after) <= _errors(before)


def _errors(reading: Reading) -> int:
    return sum(finding.level is Level.ERROR for finding in reading.findings)
