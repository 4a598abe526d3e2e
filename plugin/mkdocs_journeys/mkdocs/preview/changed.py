"""Which files of a wiki have changed, among those that something has happened to."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mkdocs_journeys.reading.reader import Reading


def changed(paths: Iterable[Path], folder: Path, root: str, reading: Reading | None) -> frozenset[str]:
    """The files and folders of the wiki among some paths, as findings name them.

    `folder` is the wiki's, as the system names it, `root` its name in findings. Without a `reading` all of
    them have changed. An editor's own files are not among them: they are hidden, or gone again.
    """
    known = {*reading.sources, *reading.pictures} if reading is not None else set()
    found = set()
    for path in paths:
        inside = path.relative_to(folder)
        name = f"{root}/{inside.as_posix()}"
        was_there = name in known or any(each.startswith(f"{name}/") for each in known)
        if any(part.startswith(".") for part in inside.parts):
            continue
        if reading is None or ((was_there or path.exists()) and not _is_as_read(reading, name, path)):
            found.add(name)
    return frozenset(found)


def is_of_all(name: str) -> bool:
    """Whether all journeys may depend on a file: on anything but journeys, personas, pictures, folders."""
    suffix = Path(name).suffix.lower()
    return suffix in (".yml", ".yaml")


def _is_as_read(reading: Reading, name: str, path: Path) -> bool:
    """Whether a file was only touched."""
    source = reading.sources.get(name)
    if source is None or not path.is_file():
        return False
    return path.read_bytes() == source.text.encode("utf-8", "surrogateescape")
