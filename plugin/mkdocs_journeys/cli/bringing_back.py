"""`journeys import` of what `journeys export` has written: the files of the wiki that it was made of."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from mkdocs_journeys.checks.printers.text import counted
from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.cli.output import put
from mkdocs_journeys.cli.problems import tell_problems
from mkdocs_journeys.cli.progress import progress
from mkdocs_journeys.cli.status import FINE, REFUSED
from mkdocs_journeys.cli.wiki import name_from_here
from mkdocs_journeys.exchange.brought import Brought
from mkdocs_journeys.exchange.brought_files import files_of, pictures_of, problems
from mkdocs_journeys.exchange.catalog_file import SIZE_LIMIT
from mkdocs_journeys.exchange.ours import brought_back, is_ours
from mkdocs_journeys.exchange.writing import Change, write_all

_NEEDED = frozenset({"openpyxl", "defusedxml"})
_SHOWN = 20


def exported_among(files: Mapping[Path, bytes]) -> dict[str, bytes]:
    """Those of the files that an export of ours has written, with what is in them. Wrong use where a workbook
    can't be opened for want of a library.
    """
    found: dict[str, bytes] = {}
    for file, data in files.items():
        try:
            if is_ours(file.name, data):
                found[str(file)] = data
        except ModuleNotFoundError as missing:
            if missing.name not in _NEEDED:
                raise
            raise click.UsageError(
                f"A workbook needs {missing.name}, which is not installed: "
                "pip install 'mkdocs-journeys[sheets]'"
            ) from None
    return found


def read_bounded(file: Path) -> bytes:
    """What is in a file, up to a little more than any export may have."""
    with file.open("rb") as stream:
        return stream.read(SIZE_LIMIT + 1)


def bring_back(files: Mapping[str, bytes], wiki: Path, *, is_dry: bool = False) -> int:
    """Write the files of an export, all or none, and answer how the command ends.

    Files that are there and hold the same are left alone; where one holds something else nothing is written.
    """
    brought = brought_back(files)
    with progress("Reading") as tell:
        wrong = problems(brought, tell)
    if wrong:
        tell_problems(wrong)
        return REFUSED
    texts = {wiki / name: text.encode("utf-8") for name, text in files_of(brought).items()}
    typed = name_from_here(wiki)
    names = {path: typed(f"{wiki.absolute().name}/{path.relative_to(wiki).as_posix()}") for path in texts}
    new = {path: data for path, data in texts.items() if not _is_there(path, data)}
    if in_the_way := [
        path for path in new if path.exists() or path.is_symlink() or _is_behind_a_link(path, wiki)
    ]:
        for path in in_the_way[:_SHOWN]:
            click.echo(f"{visible(names[path])} is there already, and was left as it is.", err=True)
        more = counted(len(in_the_way), "file")
        click.echo(
            f"Nothing was written: {more} in the way. --update changes files that are there.", err=True
        )
        return REFUSED
    if not is_dry:
        write_all([Change(path, data) for path, data in new.items()])
    _tell(brought, len(new), len(texts) - len(new), is_dry)
    return FINE


def _is_there(path: Path, data: bytes) -> bool:
    return path.is_file() and not path.is_symlink() and path.read_bytes() == data


def _is_behind_a_link(path: Path, wiki: Path) -> bool:
    return path.parent != wiki and path.parent.is_symlink()


def _tell(brought: Brought, written: int, known: int, is_dry: bool) -> None:
    journeys = counted(len(brought.journeys), "journey")
    what = "would be written" if is_dry else "written"
    more = f"; {known:,} there already" if known else ""
    put(f"{counted(written, 'file')} {what}, with {journeys}{more}.\n")
    if pictures := pictures_of(brought):
        are = "is" if pictures == 1 else "are"
        click.echo(
            f"Note: {counted(pictures, 'picture')} that the files show {are} no part of an export. "
            "Copy the folders images/ to where they were.",
            err=True,
        )
