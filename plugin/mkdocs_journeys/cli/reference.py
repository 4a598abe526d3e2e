"""`journeys reference`: the reference pages of the format."""

from __future__ import annotations

from pathlib import Path

import click

from mkdocs_journeys.changes.sample import sample
from mkdocs_journeys.checks.reference import pages
from mkdocs_journeys.cli.options import in_directory
from mkdocs_journeys.cli.output import write_files


@click.command("reference")
@click.option(
    "--to",
    "folder",
    metavar="DIR",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the pages into DIR.",
)
@in_directory
def command(folder: Path) -> None:
    """Write the field reference as Markdown pages."""
    write_files({folder / name: text for name, text in reference().items()})


def reference() -> dict[str, str]:
    """The name of each page's file and its Markdown."""
    return pages({"changes": sample()})
