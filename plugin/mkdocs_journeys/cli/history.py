"""`journeys history`: what each commit has changed, on one journey or on all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from mkdocs_journeys.changes.history import Step, history
from mkdocs_journeys.changes.printers.json import journey_data, told_data
from mkdocs_journeys.changes.printers.text import journey_lines, told_lines
from mkdocs_journeys.changes.story import refuse_shallow
from mkdocs_journeys.changes.trails import of_journey
from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.cli.options import in_directory, wiki_folder
from mkdocs_journeys.cli.output import put, put_data
from mkdocs_journeys.cli.progress import progress
from mkdocs_journeys.cli.wiki import find_folder
from mkdocs_journeys.git.asking import GitError
from mkdocs_journeys.git.snapshot import top_of
from mkdocs_journeys.model.values.refusal import nearest
from mkdocs_journeys.reading.folder import scan
from mkdocs_journeys.reading.memory import open_memory

VERSION = 1
_SHORT = 10


@click.command("history")
@click.argument("journey", metavar="[JOURNEY]", required=False)
@click.option("--limit", metavar="N", type=click.IntRange(min=1), help="Only the newest N commits.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How it is written.",
)
@wiki_folder
@in_directory
def command(journey: str | None, limit: int | None, form: str, folder: str) -> None:
    """Tell what each commit has changed, newest first, and what became of each journey.

    With a JOURNEY, such as mina/first-shoes, only what happened to it, under its earlier names too.
    """
    here = find_folder(folder).resolve()
    try:
        steps = _steps(here)
    except GitError as error:
        raise click.UsageError(f"git can't tell: {visible(str(error))}.") from None
    if journey is not None:
        steps = _of_one(steps, journey) or _unchanged(steps, journey, here)
    found = [step for step in steps if step.journeys or step.shared][:limit]
    if form == "text":
        blocks = ["\n".join(_lines(step)) for step in found]
        put("\n\n".join(blocks or ["Nothing has changed."]) + "\n")
    else:
        put_data(_as_json(found))


def _of_one(steps: Sequence[Step], journey: str) -> tuple[Step, ...]:
    return tuple(Step(commit, (step,), ()) for commit, step in of_journey(steps, journey))


def _unchanged(steps: Sequence[Step], journey: str, here: Path) -> tuple[Step, ...]:
    """Nothing, of a journey that is as it was from the beginning. Wrong use for one that never was."""
    there = scan(here).journeys
    if journey in there:
        return ()
    known = dict.fromkeys([*there, *(each.id for step in steps for each in step.journeys)])
    meant = nearest(journey, known)
    hint = f" Did you mean {meant}?" if meant else " Write it as persona/journey."
    said = f"There is no journey {visible(journey)} in the history of {here.name}.{hint}"
    raise click.UsageError(said)


def _lines(step: Step) -> Iterator[str]:
    commit = step.commit
    yield visible(f"{commit.time.date()} {commit.id[:_SHORT]} {commit.author}: {commit.subject}")
    for journey in step.journeys:
        yield from (f"  {each}" for each in journey_lines(journey))
    yield from told_lines(step.shared)


def _as_json(steps: Iterable[Step]) -> str:
    told = {"version": VERSION, "commits": [_data(step) for step in steps]}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _data(step: Step) -> dict[str, Any]:
    commit = step.commit
    return {
        "commit": commit.id,
        "time": commit.time.isoformat(),
        "author": commit.author,
        "subject": commit.subject,
        "journeys": [journey_data(each) for each in step.journeys],
        "shared": [told_data(each) for each in step.shared],
    }


def _steps(here: Path) -> Sequence[Step]:
    top = top_of(here)
    refuse_shallow(top)
    memory = open_memory(here, "history")
    with progress("Looking at commits") as tell:
        found = history(top, here.relative_to(top).as_posix(), memory, tell)
    memory.save()
    return found
