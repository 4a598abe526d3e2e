"""`journeys explain`: what a rule is about, and why it is one."""

from __future__ import annotations

import click

from mkdocs_journeys.checks.explaining import (
    as_json,
    as_markdown,
    as_text,
    listed_as_markdown,
    listed_as_text,
)
from mkdocs_journeys.checks.explanation import Explanation, all_explanations, by_name
from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.cli.options import in_directory
from mkdocs_journeys.cli.output import put, put_data
from mkdocs_journeys.model.values.refusal import nearest


@click.command("explain")
@click.argument("names", metavar="[RULE]...", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="How it is written.",
)
@in_directory
def command(names: tuple[str, ...], form: str) -> None:
    """Say what rules of `journeys check` are about: what, why, a bad and a good example, the source.

    A RULE is an id such as JM301, the beginning of some (JM3), a name such as flat-emotion, or what stands in
    brackets behind an error of reading, such as unknown-key. Without any, all are listed.
    """
    found = tuple(dict.fromkeys(each for name in names for each in _meant(name))) or all_explanations()
    if form == "json":
        put_data(as_json(found))
    elif form == "markdown":
        put_data(as_markdown(found) if names else listed_as_markdown(found))
    else:
        put(as_text(found) if names else listed_as_text(found))


def _meant(name: str) -> tuple[Explanation, ...]:
    """What somebody asks for. Wrong use where there is nothing of that name."""
    known = by_name()
    folded = name.strip("`[]").casefold()
    exact = [each for each in all_explanations() if folded in (each.code.casefold(), each.slug)]
    if exact:
        return tuple(exact)
    if folded.startswith("jm"):
        below = tuple(each for each in all_explanations() if each.code.casefold().startswith(folded))
        if below:
            return below
    near = nearest(folded, known)
    meant = f" Did you mean {near}?" if near else ""
    raise click.UsageError(f"There is no rule {visible(name)}.{meant} `journeys explain` lists them all.")
