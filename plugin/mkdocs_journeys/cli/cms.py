"""`journeys cms`: the configuration of Pages CMS, for those who edit in the browser."""

from __future__ import annotations

from pathlib import Path

import click

from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.cli.options import in_directory, wiki_folder
from mkdocs_journeys.cli.output import put, write_files
from mkdocs_journeys.cli.repository import differing, root_of, seen_from_root, shown
from mkdocs_journeys.cli.sound import sound_reading
from mkdocs_journeys.cli.status import FINE, REFUSED
from mkdocs_journeys.cli.wiki import find_folder
from mkdocs_journeys.exchange.pages_cms import FILE, HEAD, pages_cms
from mkdocs_journeys.model.kinds import FILE_KINDS
from mkdocs_journeys.reading.reader import Reading

# So that a check of a file that is far off stays readable.
MOST_LINES = 40


@click.command("cms")
@click.option(
    "--to",
    "file",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"The file. Default: {FILE} at the root of the repository, where Pages CMS looks.",
)
@click.option("--check", is_flag=True, help="Write nothing; end with 1 if the file is not up to date.")
@wiki_folder
@in_directory
@click.pass_context
def command(ctx: click.Context, file: Path | None, check: bool, folder: str) -> None:
    """Write .pages.yml, with which Pages CMS shows the wiki's files as forms.

    The forms are made from the definition of the fields, and from the lists of this wiki: write the file
    again after a persona, a list or an entry of one has come or gone.
    """
    wiki = find_folder(folder)
    reading = sound_reading(wiki)
    root = root_of(wiki)
    path = file or root / FILE
    wanted = pages_cms(reading.catalog, seen_from_root(wiki, root), dict(_texts(reading)))
    there = path.read_bytes().decode("utf-8", "replace") if path.exists() else ""
    if check:
        ctx.exit(_checked(shown(path), there, wanted))
    if there and not there.startswith(HEAD.partition("\n")[0]):
        raise click.ClickException(
            f"{shown(path)} was not written by this command, so it stays as it is. "
            "Move it away, or name another file with --to."
        )
    write_files({path: wanted})
    put(f"{shown(path)}{': up to date' if there == wanted else ''}\n")


def _texts(reading: Reading) -> list[tuple[str, str]]:
    """The texts of the wiki's files by their paths below its folder."""
    catalog = reading.catalog
    written = [persona.file for persona in catalog.personas.values() if persona.file]
    written += [journey.file for journey in catalog.journeys.values()]
    below = [file.partition("/")[2] for file in written]
    below += [kind.file for kind in FILE_KINDS.values() if (reading.folder / kind.file).is_file()]
    return [(name, (reading.folder / name).read_text("utf-8")) for name in below]


def _checked(name: str, there: str, wanted: str) -> int:
    if there == wanted:
        put(f"{name} is up to date.\n")
        return FINE
    lines = [visible(line) for line in differing(there, wanted)]
    more = len(lines) - MOST_LINES
    put(f"{name} is not up to date:\n" + "".join(f"  {line}\n" for line in lines[:MOST_LINES]))
    put((f"  and {more:,} more lines\n" if more > 0 else "") + "Run `journeys cms` and commit the file.\n")
    return REFUSED
