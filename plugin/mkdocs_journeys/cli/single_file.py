"""Changes a file by itself: what hinders one file is told, and the others go on."""

from __future__ import annotations

from pathlib import Path

import click

from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.exchange.writing import Change, NotWrittenError, write_all


def is_changed(path: Path, before: bytes, after: bytes, name: str) -> bool:
    """Change a file. False, and said why, where it had to stay as it was.

    `name` is how one would type its path here.
    """
    try:
        write_all([Change(path, after, before)])
    except NotWrittenError as error:
        click.echo(f"{visible(name)} {error.reason}.", err=True)
        return False
    return True
