"""Options that several commands share."""

from __future__ import annotations

import contextlib
import datetime
import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

from mkdocs_journeys.checks.system_words import refusal
from mkdocs_journeys.checks.typed import typed
from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.model.values import dates
from mkdocs_journeys.model.values.refusal import Refusal

# Where in a context it stands, in which folder the command was to run.
_WENT = f"{__name__}.went"
_FOLDER = "journeys"

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def _go(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value is None:
        return
    try:
        ctx.with_resource(contextlib.chdir(value))
    except OSError as error:
        raise click.BadParameter(f"can't go to {visible(value)}: {refusal(error)}", ctx, param) from None
    ctx.meta[_WENT] = os.path.join(ctx.meta.get(_WENT, ""), value)  # noqa: PTH118  as it was typed


# Works on the group and on each command. Eager, so that the paths in other options are seen from there.
in_directory: Callable[[Decorated], Decorated] = click.option(
    "-C",
    "directory",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False),
    callback=_go,
    expose_value=False,
    is_eager=True,
    help="Run as if started in DIR.",
)


class DayType(click.ParamType[datetime.date]):
    """A whole date, in any spelling that a journey file may use."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        if isinstance(value, datetime.date):
            return value
        try:
            day = dates.day(value)
        except Refusal as refusal:
            self.fail(f"{refusal.message}. Allowed: {refusal.allowed}.", param, ctx)
        if day.month is None or day.day is None:
            self.fail(f"{value!r} is no single day. Write it as 2026-06-14.", param, ctx)
        return datetime.date(day.year, day.month, day.day)


today: Callable[[Decorated], Decorated] = click.option(
    "--today",
    metavar="DATE",
    type=DayType(),
    help="Take DATE for today. Default: `today` of journeys.yml, else the clock.",
)
wiki_folder: Callable[[Decorated], Decorated] = click.option(
    "--dir",
    "folder",
    metavar="DIR",
    default=_FOLDER,
    show_default=True,
    help="The wiki's folder.",
)


def checking(ctx: click.Context, folder: str) -> str:
    """How one asks `journeys check` about this wiki again, from where this command was typed."""
    went = ctx.meta.get(_WENT)
    options = (*(("-C", went) if went else ()), *(("--dir", folder) if folder != _FOLDER else ()))
    return typed(("journeys", "check", *options))


select: Callable[[Decorated], Decorated] = click.option(
    "--select", metavar="RULES", multiple=True, help="Only these rules: JM301, JM3, or a name."
)
ignore: Callable[[Decorated], Decorated] = click.option(
    "--ignore", metavar="RULES", multiple=True, help="Not these rules."
)
min_level: Callable[[Decorated], Decorated] = click.option(
    "--min-level",
    type=click.Choice([level.value for level in Level]),
    default=Level.INFO.value,
    show_default=True,
    help="Say nothing below this level.",
)
