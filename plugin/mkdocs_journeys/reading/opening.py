"""Opens the files of a wiki: from bytes to a source with its tree."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mkdocs_journeys.reading.amounts import excess
from mkdocs_journeys.reading.frontmatter import split
from mkdocs_journeys.reading.nodes import Code, Fault
from mkdocs_journeys.reading.records import data_of
from mkdocs_journeys.reading.source import START, Source, tree
from mkdocs_journeys.reading.text import SIZE_LIMIT, decode

# What files are to hold in the place of what they do, by their names in findings.
Instead = Mapping[str, bytes]
AS_IT_IS: Instead = {}


def open_registry(path: Path, file: str, instead: Instead = AS_IT_IS) -> Source:
    """A registry or the settings: YAML alone."""
    source = Source(file)
    take_up(source, bytes_of(source, path, instead))
    return source


def take_up(source: Source, data: bytes | None) -> None:
    """What a file holds, into its source: of a Markdown file the frontmatter and the prose, else YAML."""
    text = text_of(source, data)
    if text is not None and source.file.endswith(".md"):
        take_apart(source, text)
    elif text is not None:
        _plant(source, text, 1)


def take_apart(source: Source, text: str, *, with_tree: bool = True) -> None:
    """A journey's or persona's text as frontmatter and prose. Without `with_tree` nothing is said again."""
    parts = split(text)
    if not isinstance(parts, Fault):
        source.body, source.body_line = parts.body, parts.body_line
        source.fields = (parts.frontmatter, parts.frontmatter_line)
        if with_tree:
            _plant(source, parts.frontmatter, parts.frontmatter_line)
    elif with_tree:
        source.add(parts)


def bytes_of(source: Source, path: Path, instead: Instead = AS_IT_IS) -> bytes | None:
    """What a file holds, up to a little more than is read of it; None where it can't be had."""
    if source.file in instead:
        return instead[source.file]
    try:
        with path.open("rb") as stream:
            return stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        source.add(Fault(START, Code.UNREADABLE, f"This file can't be read: {error.strerror or error}"))
        return None


def text_of(source: Source, data: bytes | None) -> str | None:
    """The text of a file; None where it has none that could be read."""
    text = decode(data) if data is not None else None
    if isinstance(text, Fault):
        source.add(text)
        return None
    source.text = text or ""
    return text


def _plant(source: Source, text: str, first_line: int) -> None:
    source.fields = (text, first_line)
    source.root, faults = tree(text, first_line)
    for fault in faults:
        source.add(fault)
    found = excess(data_of(source.root), text) if source.root is not None else None
    if found is not None:
        position, key = source.place(found.path)
        source.root = None
        source.add(Fault(position, Code.TOO_MUCH, found.message, f"at most {found.limit:,}", key=key))
