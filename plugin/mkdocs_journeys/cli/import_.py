"""`journeys import`: maps from elsewhere become files of the wiki."""

from __future__ import annotations

from pathlib import Path

import click

from mkdocs_journeys.cli.bringing_back import bring_back, exported_among, read_bounded
from mkdocs_journeys.cli.importing import Import
from mkdocs_journeys.cli.options import in_directory, wiki_folder
from mkdocs_journeys.cli.progress import each, progress
from mkdocs_journeys.cli.status import FINE, REFUSED
from mkdocs_journeys.cli.updating import update_from
from mkdocs_journeys.cli.wiki import find_folder
from mkdocs_journeys.exchange.importing.additions import Additions, additions
from mkdocs_journeys.exchange.importing.columns import Columns
from mkdocs_journeys.exchange.importing.plan import Plan
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.values.refusal import Refusal
from mkdocs_journeys.reading.folder import SETTINGS
from mkdocs_journeys.reading.memory import memory_of
from mkdocs_journeys.reading.reader import read
from mkdocs_journeys.scaffold.example import example_personas


@click.command("import")
@click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option(
    "--persona",
    metavar="NAME",
    default="",
    help="Whose journeys they are, by id or name; new ones are begun.",
)
@click.option(
    "--add-names",
    is_flag=True,
    help="Add owners and channels that the lists of the wiki don't know to owners.yml and channels.yml.",
)
@click.option("--dry-run", is_flag=True, help="Write nothing; tell what would be written.")
@click.option(
    "--encoding",
    metavar="NAME",
    default="",
    help="How text files are saved, such as cp1252. Default: UTF-8, else a guess.",
)
@click.option(
    "--update",
    is_flag=True,
    help="Bring changed cells of a workbook or CSV that `journeys export` wrote back into the files.",
)
@wiki_folder
@in_directory
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[Path, ...],
    persona: str,
    add_names: bool,
    dry_run: bool,
    encoding: str,
    update: bool,
    folder: str,
) -> None:
    """Write journeys from the maps that you have.

    FILE is a CSV file or a workbook (.xlsx) with stages as rows or as columns, Markdown with tables, headings
    or diagrams, a Mermaid journey, a map of Enablement Map Studio, or one in the open customer-journey-map
    format. One file may hold several maps.

    What has a field of its own goes there, and all other text into the prose: nothing is dropped. A report
    tells what went where, and what was guessed. A file that is there is never overwritten. Ends with 1 where
    a file holds no map, or can't be written.

    What `journeys export` has written as json, xlsx or csv gives back the files of the whole wiki. --update
    changes those that are there instead: only the cells that were changed in a workbook or in CSV, and only
    their bytes. What would change is shown, and on a terminal you are asked.
    """
    root = find_folder(folder)
    if add_names and update:
        raise click.UsageError("--add-names is for new maps. Leave --update out.")
    if update:
        ctx.exit(update_from(files, folder, only_shown=dry_run))
    data = {file: read_bounded(file) for file in files}  # once: a pipe gives it no second time
    if ours := exported_among(data):
        if len(ours) < len(data) or persona or add_names:
            raise click.UsageError(
                "What journeys export has written is imported by itself, without --persona and --add-names."
            )
        ctx.exit(bring_back(ours, root, is_dry=dry_run))
    with memory_of(root) as memory, progress("Reading") as tell:
        catalog = read(root, None, memory, tell).catalog

    examples = example_personas(root)

    def taken(catalog: Catalog, added: Additions | None = None) -> Import:
        plan = Plan(catalog, persona.strip(), examples)
        work = Import(root, plan, _columns(catalog), encoding, dry_run, added)
        with progress("Importing") as tell:
            for file in each(files, tell):
                work.take(file, data[file])
        return work

    work = taken(catalog)
    if add_names and work.unlisted:
        with memory_of(root) as memory:
            added = additions(root, work.unlisted, memory)
        work = taken(added.catalog, added)
    work.write()
    work.sum_up()
    ctx.exit(REFUSED if work.refused else FINE)


def _columns(catalog: Catalog) -> Columns:
    """The known names of columns with those of journeys.yml. Wrong use where that names no field."""
    settings = catalog.settings
    lanes = {lane.id: lane.name or lane.id for lane in settings.lanes}
    try:
        return Columns(settings.columns, lanes)
    except Refusal as refusal:
        meant = f" Did you mean {refusal.suggestion}?" if refusal.suggestion else ""
        raise click.UsageError(f"{SETTINGS}: {refusal.message}.{meant} Allowed: {refusal.allowed}.") from None
