"""`journeys export`: journeys in other forms."""

from __future__ import annotations

import datetime
import importlib
from pathlib import Path

import click
from click.core import ParameterSource

from mkdocs_journeys.checks.system_words import in_the_way
from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.cli.changed import base
from mkdocs_journeys.cli.exports.asked import STANDARD_OUTPUT, Asked
from mkdocs_journeys.cli.options import in_directory, today, wiki_folder

# Each stands in the module of its name below `exports`, which is loaded when it is asked for.
FORMATS = (
    *("html", "site", "json", "csv", "xlsx", "llms", "markdown", "mermaid", "what-to-expect"),
    *("svg", "png", "pdf", "pptx"),
)
# What becomes one file; the others fill a folder.
_ONE_FILE = frozenset({"json", "xlsx"})
# Those of the others that files end in, so that `--to map.pptx` is meant for a file.
_ENDINGS = frozenset({"html", "csv", "svg", "png", "pdf", "pptx"})
_TO_OUTPUT = frozenset({"json"})
# Options that are for all formats.
_SHARED = {"form", "target", "folder", "directory", "help"}


@click.command("export")
@click.argument("names", metavar="[JOURNEY]...", nargs=-1)
@click.option("--format", "form", type=click.Choice(FORMATS), required=True, help="What is written.")
@click.option(
    "--to",
    "target",
    metavar="PATH",
    type=click.Path(path_type=Path),
    default=STANDARD_OUTPUT,
    help="Write into the folder PATH; json, xlsx: into the file PATH. Without it json is printed.",
)
@click.option(
    "--site",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="html: the built site that the pages are taken from. `mkdocs build` writes it into site.",
)
@click.option(
    "--summary", is_flag=True, help="html: show the stages of each journey in the summary of the step."
)
@base
@click.option(
    "--people",
    type=click.Choice(["show", "hide"]),
    default="show",
    show_default=True,
    help="site, json, csv, xlsx: hide leaves out the people behind owners: their names, mail and chat.",
)
@today
@wiki_folder
@in_directory
@click.pass_context
def command(
    ctx: click.Context,
    names: tuple[str, ...],
    form: str,
    target: Path,
    site: Path | None,
    summary: bool,
    base: str | None,
    people: str,
    today: datetime.date | None,
    folder: str,
) -> None:
    """Write journeys in another form.

    html: each JOURNEY, such as mina/first-shoes, as one HTML file that needs no site and no network. Without
    a JOURNEY all are written; with --base those of which the file, a picture or the persona has changed since
    then.

    site: all pages of the wiki as finished Markdown, with styles, script and pictures, for a site that is
    built without our plugin. The folder must be new, empty, or an earlier export: what is no longer part of
    the site is removed, and what others wrote or changed there stays. Ends with 1 where files of the wiki
    have errors; their pages are written and show them.

    json: all that the files say as one file, and what follows from it; `journeys schema --kind catalog` is
    its schema. xlsx: the same as a workbook with a sheet for each kind of thing, and each map as a sheet that
    looks like the map, of each JOURNEY. csv: the lists of the site, and the sheets of the workbook in the
    folder `fields`. Nothing is left out, drafts neither; where files have errors they write nothing and end
    with 1. `journeys import` brings all three back, but for pictures.

    markdown: each JOURNEY as one plain Markdown file, with tables and lists that any wiki shows.

    mermaid: each JOURNEY as a Mermaid diagram of the kind journey, and the flow of its stages.

    llms: all journeys as text for programs that read: llms.txt with links, and llms-full.txt.

    svg, png, pdf: the map of each JOURNEY as a drawing that needs nothing else. png and pdf are made by a
    Chromium, Chrome or Edge that is installed here.

    pptx: each JOURNEY as slides that can be edited: the map, each stage, pain points and opportunities.

    what-to-expect: each JOURNEY as one may show it to customers, as HTML and as Markdown: the stages, what
    happens, how long it takes, whom they meet. Nothing internal is in it.
    """
    made = importlib.import_module(f"mkdocs_journeys.cli.exports.{form.replace('-', '_')}")
    for parameter in ctx.command.params:
        name = str(parameter.name)
        is_given = ctx.get_parameter_source(name) is not ParameterSource.DEFAULT and ctx.params.get(name)
        if is_given and name not in _SHARED.union(made.TAKES):
            raise click.UsageError(f"--format {form} takes no {_called(parameter)}.")
    _check_target(form, target)
    ctx.exit(made.write(Asked(target, folder, names, site, summary, base, today, people)))


def _check_target(form: str, target: Path) -> None:
    if target == STANDARD_OUTPUT and form not in _TO_OUTPUT:
        kind = "FILE" if form in _ONE_FILE else "DIR"
        raise click.UsageError(f"--format {form} needs --to {kind}.")
    is_file = form in _ONE_FILE
    if target != STANDARD_OUTPUT and (obstacle := in_the_way(target.parent if is_file else target)):
        what = "file in a folder that is one" if is_file else "folder"
        raise click.UsageError(f"{visible(obstacle)}. Name a {what}.")
    if form in _ENDINGS and target.suffix.lower() == f".{form}" and not target.is_dir():
        folder = visible(str(target.with_suffix("")))
        raise click.UsageError(f"--format {form} writes several files into a folder: --to {folder}")
    if target.is_dir() and form in _ONE_FILE:
        raise click.UsageError(f"{visible(str(target))} is a folder. Name a file.")


def _called(parameter: click.Parameter) -> str:
    return parameter.opts[0] if isinstance(parameter, click.Option) else "JOURNEY"
