"""Where a command's output goes: to standard output, or into files."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click


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


def write_file(path: Path, text: str) -> None:
    """Write a file as UTF-8, and the folders on the way to it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
