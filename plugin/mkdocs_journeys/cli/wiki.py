"""Where the wiki is, and which of its files are asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from mkdocs_journeys.checks.system_words import in_the_way
from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.model.finding import Finding
from mkdocs_journeys.reading.folder import SETTINGS
from mkdocs_journeys.reading.nodes import Code
from mkdocs_journeys.reading.text import SIZE_LIMIT

# What is wrong with a file as a whole: its first line would only lead astray.
_ABOUT_THE_FILE = (Code.TOO_LARGE, Code.BAD_PLACE, Code.UNREADABLE, Code.LINK)


def find_folder(name: str) -> Path:
    """The wiki's folder: the one of that name below here, or else here, where this is it."""
    folder = Path(name)
    if folder.is_dir():
        return folder
    here = Path.cwd()
    if here.name == folder.name or (here / SETTINGS).is_file():
        return here
    obstacle = in_the_way(folder)
    there = f"{obstacle}, not a folder" if obstacle else f"The folder {name} does not exist in {here}"
    raise click.UsageError(
        f"{visible(there)}. Go to the folder that holds your journeys, or name it: -C DIR, or --dir DIR."
    )


def narrowed(findings: Iterable[Finding], folder: Path, paths: Sequence[str]) -> tuple[Finding, ...]:
    """The findings about the files at or below some paths; all of them where no path is given."""
    is_wanted = wanted(folder, paths)
    return tuple(finding for finding in findings if is_wanted(finding.file))


def wanted(folder: Path, paths: Sequence[str]) -> Callable[[str], bool]:
    """Whether a file is at or below some paths, or whether any path is given at all."""
    asked = [_within(Path(path), folder) for path in paths]
    parent = folder.absolute().parent
    return lambda file: not asked or any((parent / file).is_relative_to(path) for path in asked)


def _within(path: Path, folder: Path) -> Path:
    """A path in terms of the wiki's folder. Wrong use where it has nothing to do with it."""
    if not os.path.lexists(path):
        raise click.UsageError(f"There is no file or folder {visible(str(path))}.")
    root = folder.absolute()
    # As it is written, or through whatever links lead to its folder.
    for spelled, base in ((Path(os.path.normpath(path.absolute())), root), (_real(path), root.resolve())):
        if spelled.is_relative_to(base):
            return root / spelled.relative_to(base)
        if base.is_relative_to(spelled):
            return root
    raise click.UsageError(visible(f"{path} is not in the wiki's folder, {folder}."))


def _real(path: Path) -> Path:
    """The path without links on the way to it; a link at its end stays."""
    return path.absolute().parent.resolve() / path.name if path.name else path.resolve()


def seen_from_here(findings: Iterable[Finding], folder: Path) -> tuple[Finding, ...]:
    """The findings with the paths of their files as one would type them here."""
    name = name_from_here(folder)
    return tuple(replace(each, file=name(each.file)) for each in findings)


def name_from_here(folder: Path) -> Callable[[str], str]:
    """How one would type the path of a file here."""
    parent = folder.absolute().parent
    try:
        prefix = Path(os.path.relpath(parent))
    except ValueError:  # another drive of Windows
        prefix = parent
    if folder == Path.cwd():
        # Started inside of the wiki: ../journeys/mina/... would be the long way round.
        return lambda file: file.partition("/")[2] or file
    return lambda file: (prefix / file).as_posix()


def lines_of(findings: Iterable[Finding]) -> Mapping[str, tuple[str, ...]]:
    """The lines of the files that findings are about, as far as they can be shown."""
    files = {finding.file for finding in findings}
    unfit = {finding.file for finding in findings if _is_about_the_file(finding)}
    return {file: _lines(Path(file)) for file in sorted(files - unfit)}


def _is_about_the_file(finding: Finding) -> bool:
    return finding.code in _ABOUT_THE_FILE or (finding.code == Code.SAME_ID and not finding.key)


def _lines(path: Path) -> tuple[str, ...]:
    """The lines of a file, counted as reading counts them. None for a file that is gone by now."""
    try:
        with path.open("rb") as stream:
            data = stream.read(SIZE_LIMIT)
    except OSError:
        return ()
    text = data.decode("utf-8-sig", "replace")
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
