"""`journeys format`: the keys of all files in the order of their definition."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import click

from mkdocs_journeys.checks.arranging import arranged
from mkdocs_journeys.checks.printers.text import counted
from mkdocs_journeys.cli.options import in_directory, wiki_folder
from mkdocs_journeys.cli.output import put
from mkdocs_journeys.cli.progress import progress
from mkdocs_journeys.cli.shown_diff import as_diff
from mkdocs_journeys.cli.single_file import is_changed
from mkdocs_journeys.cli.status import FINE, REFUSED
from mkdocs_journeys.cli.wiki import find_folder, name_from_here, wanted
from mkdocs_journeys.model.kinds import FILE_KINDS, FileKind
from mkdocs_journeys.reading.folder import PERSONA_FILE
from mkdocs_journeys.reading.memory import memory_of
from mkdocs_journeys.reading.reader import Reading, read
from mkdocs_journeys.reading.written import Progress


@dataclass(frozen=True, slots=True)
class _Ordered:
    """A file whose keys are not in order, and what it would be. `name` is how one would type it here."""

    name: str
    path: Path
    before: bytes
    after: bytes


@click.command("format")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path())
@click.option("--check", is_flag=True, help="Change nothing; name the files that would change.")
@click.option("--diff", is_flag=True, help="Change nothing; show what would change.")
@wiki_folder
@in_directory
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...], check: bool, diff: bool, folder: str) -> None:
    """Put the keys in the files of a wiki in the order in which the reference lists them.

    Lines are moved and not rewritten: comments go with the key below or beside them, and what stands in
    braces stays as it is. What the files say does not change. A file with errors is left alone. With --check
    or --diff nothing is written, and the command ends with 1 where a file would change.
    """
    root = find_folder(folder)
    is_wanted, name = wanted(root, paths), name_from_here(root)
    with memory_of(root) as memory, progress("Reading") as tell:
        reading = read(root, None, memory, tell)
    broken = sorted(file for file in {finding.file for finding in reading.errors} if is_wanted(file))
    files = [file for file in sorted(reading.sources) if is_wanted(file) and file not in broken]
    with progress("Looking at") as tell:
        found = list(_found(reading, files, name, tell))
    for each in found:
        if diff:
            put(as_diff(each.name, each.before, each.after))
        elif check:
            put(f"Would change {each.name}\n")
    for file in broken:
        click.echo(f"{name(file)} has errors, and was left as it is. See: journeys check", err=True)
    would = diff or check
    written = found if would else [each for each in found if _write(each)]
    changed = f"{counted(len(written), 'file')} {'would change' if would else 'changed'}"
    left = len(files) - len(written)
    click.echo(f"{changed}, {left} left as {'it is' if left == 1 else 'they are'}.", err=True)
    ctx.exit(REFUSED if broken or (would and found) or len(written) < len(found) else FINE)


def _found(
    reading: Reading, files: Sequence[str], name: Callable[[str], str], tell: Progress
) -> Iterator[_Ordered]:
    for done, file in enumerate(files):
        tell(done, len(files))
        path = reading.folder.parent / file
        data = path.read_bytes()
        kind = _kind(PurePosixPath(file))
        after = arranged(file, data, kind.record, is_registry=kind.is_registry)
        if after != data:
            yield _Ordered(name(file), path, data, after)


def _write(each: _Ordered) -> bool:
    return is_changed(each.path, each.before, each.after, each.name)


def _kind(file: PurePosixPath) -> FileKind:
    if file.suffix == ".yml":
        return FILE_KINDS[file.stem]
    return FILE_KINDS["persona" if file.name == PERSONA_FILE else "journey"]
