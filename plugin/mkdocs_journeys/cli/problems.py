"""What is wrong in a file that somebody wants to bring in, as lines for people."""

from __future__ import annotations

from collections.abc import Sequence

import click

from mkdocs_journeys.checks.printers.text import counted
from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.exchange.brought import Problem

# Nobody reads more at once.
_SHOWN = 100


def tell_problems(problems: Sequence[Problem]) -> None:
    """Say them on the error output, and that nothing was written."""
    for problem in problems[:_SHOWN]:
        click.echo(visible(str(problem)), err=True)
    if len(problems) > _SHOWN:
        click.echo(f"And {counted(len(problems) - _SHOWN, 'problem')} more.", err=True)
    click.echo(f"Nothing was written: {counted(len(problems), 'problem')}.", err=True)
