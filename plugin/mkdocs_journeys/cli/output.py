"""Where a command's output goes: to standard output, or into files."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.cli.status import WRONG_USE
from mkdocs_journeys.exchange.writing import NotWrittenError, replace_all


class _UnwrittenError(click.ClickException):
    exit_code = WRONG_USE


def wants_colour() -> bool:
    """Colour on a terminal only, and not where somebody asked for none. See https://no-color.org."""
    is_dumb = os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and not is_dumb


def put(text: str, *, colour: bool = False) -> None:
    """Write text for people to standard output. A sign that the terminal doesn't know is spelled out."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    fitting = text.encode(encoding, "backslashreplace").decode(encoding)
    click.echo(fitting, nl=False, color=colour or None)


def put_data(text: str) -> None:
    """Write text for programs to standard output: UTF-8 whatever the terminal has."""
    click.echo(text.encode("utf-8"), nl=False)


def write_files(texts: Mapping[Path, str]) -> None:
    """Write files as UTF-8, all or none, and the folders on the way to them.

    Where one can't be written, say why and end with 2: a report that is missing is no finding.
    """
    try:
        replace_all({path: text.encode("utf-8") for path, text in texts.items()})
    except NotWrittenError as error:
        raise _UnwrittenError(f"{visible(str(error.path))} {error.reason}.") from None
