"""The repository that the wiki is part of, and its files that a command writes or checks."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

import click

from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.exchange.writing import Change, write_all


def root_of(folder: Path) -> Path:
    """The root of the repository that a folder stands in; where there is none, the folder of the command."""
    whole = folder.resolve()
    for parent in (whole, *whole.parents):
        if (parent / ".git").exists():
            return parent
    here = Path.cwd().resolve()
    return here if whole.is_relative_to(here) else whole.parent


def seen_from_root(folder: Path, root: Path) -> str:
    """The path of the wiki's folder from the repository's root."""
    path = folder.resolve().relative_to(root).as_posix()
    if path == ".":
        raise click.UsageError(
            "The wiki's folder is the repository itself. Put the journeys into a folder of it."
        )
    return path


def shown(path: Path) -> str:
    """A path as one would type it here."""
    whole, here = path.absolute(), Path.cwd()
    return visible((whole.relative_to(here) if whole.is_relative_to(here) else path).as_posix())


def read_bytes_as_text(path: Path) -> str:
    """A file with all its bytes, whatever they mean: `write_text_as_bytes` writes them again. "" for none."""
    return path.read_bytes().decode("utf-8", "surrogateescape") if path.exists() else ""


def write_text_as_bytes(path: Path, there: str, wanted: str) -> None:
    """Write what `read_bytes_as_text` gave, changed. Raises NotWrittenError where the file is another now."""
    before, after = (text.encode("utf-8", "surrogateescape") for text in (there, wanted))
    write_all([Change(path, after, before if path.exists() else None)])


def differing(there: str, wanted: str) -> Iterator[str]:
    """The lines that should go (-) and come (+)."""
    compared = difflib.unified_diff(there.splitlines(), wanted.splitlines(), n=0, lineterm="")
    for line in list(compared)[2:]:
        if not line.startswith("@@"):
            yield line[0] + " " + line[1:]
