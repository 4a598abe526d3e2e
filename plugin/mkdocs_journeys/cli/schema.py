"""`journeys schema`: what a file may hold, for editors and other programs."""

from __future__ import annotations

from pathlib import Path

import click

from mkdocs_journeys.cli.options import in_directory
from mkdocs_journeys.cli.output import put_data, write_files
from mkdocs_journeys.model.kinds import FILE_KINDS
from mkdocs_journeys.model.schema import schema_text
from mkdocs_journeys.pages.catalog_json import CATALOG_SCHEMA
from mkdocs_journeys.pages.catalog_schema import catalog_schema_text

KINDS = (*FILE_KINDS, CATALOG_SCHEMA)


@click.command("schema")
@click.option("--kind", metavar="KIND", type=click.Choice(KINDS), help=f"One of {', '.join(KINDS)}.")
@click.option(
    "--to",
    "folder",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write KIND.schema.json into DIR: of one kind, or of all.",
)
@in_directory
def command(kind: str | None, folder: Path | None) -> None:
    """Write the JSON Schema of a kind of file.

    The schema of a journey or a persona is that of its frontmatter; the others are of the whole file. That of
    the catalog is of what `journeys export --format json` writes.
    """
    if folder is not None:
        write_files({folder / f"{name}.schema.json": _text(name) for name in ((kind,) if kind else KINDS)})
    elif kind is not None:
        put_data(_text(kind))
    else:
        raise click.UsageError("Say which schema: --kind journey, or --to DIR for all of them.")


def _text(kind: str) -> str:
    return catalog_schema_text() if kind == CATALOG_SCHEMA else schema_text(kind)
