"""A group of commands that loads them late, and that ends with one clear line whatever happens."""

from __future__ import annotations

import errno
import importlib
import keyword
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, NoReturn

import click

from mkdocs_journeys.checks.system_words import told
from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.cli.repository import shown
from mkdocs_journeys.cli.status import INTERRUPTED, REFUSED, WRONG_USE
from mkdocs_journeys.exchange.writing import NotWrittenError

# Whoever works on this program wants to see where it failed.
TRACEBACK = "JOURNEYS_TRACEBACK"


class Commands(click.Group):
    """Commands by the names of their modules below `mkdocs_journeys.cli`.

    Where the name is a word of Python's, such as import, an underscore follows.
    """

    def __init__(self, *args: Any, names: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._names = tuple(names)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        return list(self._names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in self._names:
            return None
        module = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name
        command: click.Command = importlib.import_module(f"mkdocs_journeys.cli.{module}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, and end quietly where it is stopped from outside."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            _end("Stopped.", INTERRUPTED)
        except OSError as error:
            if error.errno not in (errno.EPIPE, errno.ESHUTDOWN):
                raise
            _let_go_of_output()
            _end("Stopped: nobody reads the output any more.", REFUSED)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """The way in. No traceback reaches the one who typed the command."""
        try:
            return super().main(*args, **kwargs)
        except NotWrittenError as error:
            _end(_unwritten(error), REFUSED)
        except OSError as error:
            _end(f"Error: {told(error)}.", WRONG_USE)
        except Exception as error:
            if os.environ.get(TRACEBACK):
                raise
            what = f"{type(error).__name__}: {error}"
            message = f"Error: this should not have happened ({what}). Please report it. "
            _end(f"{message}With {TRACEBACK}=1 the command says more.", WRONG_USE)


def _unwritten(error: NotWrittenError) -> str:
    """What could not be written, and why; and where to find what could not be put back."""
    line = f"{shown(error.path)} {error.reason}. Nothing was written."
    kept = ", ".join(map(shown, error.kept))
    return f"{line} What stood in files that could not be put back: {kept}." if kept else line


def _end(line: str, status: int) -> NoReturn:
    with suppress(OSError):
        click.echo(visible(line), err=True)
    sys.exit(status)


def _let_go_of_output() -> None:
    """Else Python tries to write what is left when it ends, and complains once more."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
