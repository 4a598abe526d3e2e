"""`journeys codeowners`: whom GitHub asks for a review of a journey."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from mkdocs_journeys.checks.printers.text import counted
from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.cli.options import in_directory, wiki_folder
from mkdocs_journeys.cli.output import put
from mkdocs_journeys.cli.repository import (
    differing,
    read_bytes_as_text,
    root_of,
    seen_from_root,
    shown,
    write_text_as_bytes,
)
from mkdocs_journeys.cli.sound import sound_reading
from mkdocs_journeys.cli.status import FINE, REFUSED
from mkdocs_journeys.cli.wiki import find_folder
from mkdocs_journeys.exchange.codeowners import (
    MOST_BYTES,
    PLACES,
    CodeOwners,
    Muddled,
    block_of,
    code_owners,
    default_of,
    with_block,
)
from mkdocs_journeys.model.values.handles import handle
from mkdocs_journeys.model.values.refusal import Refusal

NO_DEFAULT = "none"


def _default(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is None or value == NO_DEFAULT:
        return value
    try:
        return handle(value)
    except Refusal as refusal:
        raise click.BadParameter(f"{refusal.message}. Allowed: {refusal.allowed}.", ctx, param) from None


@click.command("codeowners")
@click.option(
    "--to",
    "file",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"The file. Default: the one that GitHub reads: {', '.join(PLACES)}, or else a new {PLACES[0]}.",
)
@click.option(
    "--default",
    "default",
    metavar="@TEAM",
    callback=_default,
    help="Whom to ask about what has no owner. The file remembers it; `none` forgets it.",
)
@click.option("--check", is_flag=True, help="Write nothing; end with 1 if the file is not up to date.")
@wiki_folder
@in_directory
@click.pass_context
def command(ctx: click.Context, file: Path | None, default: str | None, check: bool, folder: str) -> None:
    """Write CODEOWNERS from the owners of journeys and touchpoints.

    Owners are asked under their `github` in owners.yml. The lines stand in a block of the file; what you
    wrote around it stays.
    """
    root_folder = find_folder(folder)
    reading = sound_reading(root_folder)
    root = root_of(root_folder)
    path = file or _place(root)
    there = read_bytes_as_text(path)
    name = shown(path)
    try:
        kept = default_of(there) if default is None else default
        made = code_owners(
            reading.catalog, seen_from_root(root_folder, root), None if kept == NO_DEFAULT else kept
        )
        is_needed = bool(made.rules or block_of(there))
        wanted = with_block(there, made.block()) if is_needed else there
    except Muddled as muddled:
        raise click.ClickException(f"{name}: {muddled}.") from None
    _tell(made, path, root)
    if not is_needed:
        put("Nobody is asked about anything yet, so there is nothing to write.\n")
        ctx.exit(FINE)
    size = len(wanted.encode("utf-8", "surrogateescape"))
    if size > MOST_BYTES:
        raise click.ClickException(
            f"{name} would have {size:,} bytes, and GitHub ignores a file of more than "
            f"{MOST_BYTES:,}. Give journeys fewer owners, or split the wiki."
        )
    if check:
        ctx.exit(_checked(name, there, wanted))
    if wanted != there:
        write_text_as_bytes(path, there, wanted)
    put(f"{name}: {counted(len(made.rules), 'line')}{'' if wanted != there else ', up to date'}.\n")


def _place(root: Path) -> Path:
    """The file that GitHub reads, or the one that it would read first."""
    return next((root / place for place in PLACES if (root / place).exists()), root / PLACES[0])


def _tell(made: CodeOwners, path: Path, root: Path) -> None:
    """What is no error and should be known."""
    if made.nameless:
        click.echo(f"No `github` in owners.yml, so nobody is asked: {', '.join(made.nameless)}.", err=True)
    read = _place(root)
    if read.exists() and path.resolve() != read.resolve():
        click.echo(f"GitHub reads {shown(read)}, and not {shown(path)}.", err=True)


def _checked(name: str, there: str, wanted: str) -> int:
    if there == wanted:
        put(f"{name} is up to date.\n")
        return FINE
    lines: Sequence[str] = [visible(line) for line in differing(there, wanted)]
    put(f"{name} is not up to date:\n" + "".join(f"  {line}\n" for line in lines))
    put("Run `journeys codeowners` and commit the file.\n")
    return REFUSED
