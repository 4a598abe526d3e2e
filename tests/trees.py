"""Wikis written as text: the files of a folder in one string or mapping."""

from __future__ import annotations

import datetime
import textwrap
from collections.abc import Mapping
from pathlib import Path

from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.reading.reader import Reading, read

TODAY = datetime.date(2026, 6, 1)


def plant(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below `root/journeys` and answer that folder. Texts lose their common indent."""
    folder = root / "journeys"
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, bytes) else textwrap.dedent(content).lstrip("\n").encode()
        path.write_bytes(data)
    return folder


def journey(fields: str) -> str:
    """A journey file with these fields."""
    return f"---\n{textwrap.dedent(fields).strip()}\n---\n"


def read_tree(root: Path, files: Mapping[str, str | bytes]) -> Reading:
    """What reading these files finds, on a fixed day."""
    return read(plant(root, files), TODAY)


def catalog_of(root: Path, files: Mapping[str, str | bytes]) -> Catalog:
    """The catalog of files that must have nothing wrong with them."""
    reading = read_tree(root, files)
    assert reading.findings == ()
    return reading.catalog
