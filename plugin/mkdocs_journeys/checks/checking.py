"""A wiki, checked as a whole: what reading and the rules find. Unchanged, it is not checked twice."""

from __future__ import annotations

import datetime
import os
import pickle
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mkdocs_journeys.checks.examination import examine
from mkdocs_journeys.checks.rule import Rule
from mkdocs_journeys.checks.rules import RULES
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.finding import Finding
from mkdocs_journeys.reading.folder import PICTURE_LIMIT
from mkdocs_journeys.reading.memory import NOTHING, Memory, key_of
from mkdocs_journeys.reading.reader import Reading, read
from mkdocs_journeys.reading.text import SIZE_LIMIT
from mkdocs_journeys.reading.written import Progress

# What is read of files, by how they end: of pictures only drawings, and of all others how large they are.
_READ = {".md": SIZE_LIMIT + 1, ".yml": SIZE_LIMIT + 1, ".svg": PICTURE_LIMIT}
# How many folders stand in one another at most: personas, and their pictures.
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Checked:
    """All findings about a wiki, and how much was looked at, broken files included."""

    findings: tuple[Finding, ...]
    journeys: int
    personas: int
    files: tuple[str, ...] = ()


def checked(
    folder: Path,
    today: datetime.date | None = None,
    rules: Sequence[Rule] = RULES,
    memory: Memory = NOTHING,
    progress: Progress | None = None,
    before: Catalog | None = None,
) -> Checked:
    """Read a wiki's folder and run rules over it. Raises NotADirectoryError where there is none.

    `before` is an earlier state, for the rules that look at changes; what is found then is not remembered.
    """
    if before is not None:
        return findings_of(read(folder, today, memory, progress), rules, before)
    key = key_of(*_everything(folder, today, rules)) if memory.is_on else ""
    known = memory.recall(key) if memory.is_on else None
    if known is not None:
        found: Checked = pickle.loads(known)  # noqa: S301  written by this program for this user
        memory.keep_all()
        return found
    found = findings_of(read(folder, today, memory, progress), rules)
    if memory.is_on:
        memory.keep(key, pickle.dumps(found, pickle.HIGHEST_PROTOCOL))
    return found


def findings_of(reading: Reading, rules: Sequence[Rule] = RULES, before: Catalog | None = None) -> Checked:
    """What was found while reading, and what rules say, in the order of files and lines."""
    said = examine(reading, rules, before)
    findings = sorted((*reading.findings, *said), key=lambda finding: finding.order)
    catalog = reading.catalog
    broken = sum("/" in file.id for file in catalog.broken)
    files = tuple(sorted(reading.sources))
    return Checked(tuple(findings), len(catalog.journeys) + broken, len(catalog.personas), files)


def _everything(folder: Path, today: datetime.date | None, rules: Sequence[Rule]) -> Iterator[str | bytes]:
    """All that a check depends on: the day, the rules, the files' names, and what is read of them."""
    yield from ("checked", str(today or datetime.datetime.now().astimezone().date()))
    yield from (os.environ.get("SOURCE_DATE_EPOCH", ""), folder.name)
    yield " ".join(rule.id for rule in rules)
    yield from _held(folder, _DEEPEST)


def _held(folder: Path, levels: int) -> Iterator[bytes]:
    """The names in a folder, each with its kind, and what is read of it; in folders below as well."""
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208  iterdir fails on names that are not UTF-8
    except OSError as error:
        yield str(error).encode()
        return
    for name in names:
        path = folder / name
        kind = _kind(path)
        yield from (os.fsencode(name), str(kind).encode())
        if kind == stat.S_IFDIR and levels:
            yield from _held(path, levels - 1)
            yield b"/"
        elif kind == stat.S_IFREG:
            yield _content(path)


def _kind(path: Path) -> int:
    """Whether it is a file, a folder, a link or something odd; 0 where it has just gone."""
    try:
        return stat.S_IFMT(path.lstat().st_mode)
    except OSError:
        return 0


def _content(path: Path) -> bytes:
    """What a check reads of a file, and its size."""
    try:
        with path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            return stream.read(_READ.get(path.suffix.lower(), 0)) + str(size).encode()
    except OSError as error:
        return str(error).encode()
