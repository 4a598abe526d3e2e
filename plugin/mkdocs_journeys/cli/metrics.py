"""`journeys metrics`: readings from outside, and the maps that do not know of them yet."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from mkdocs_journeys.checks.printers.text import counted
from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.cli.bringing_back import read_bounded
from mkdocs_journeys.cli.options import in_directory, today, wiki_folder
from mkdocs_journeys.cli.output import put, put_data
from mkdocs_journeys.cli.problems import tell_problems
from mkdocs_journeys.cli.progress import progress
from mkdocs_journeys.cli.shown_diff import as_diff
from mkdocs_journeys.cli.status import FINE, REFUSED
from mkdocs_journeys.cli.wiki import find_folder, name_from_here
from mkdocs_journeys.exchange.updating.readings import Added, add_readings
from mkdocs_journeys.exchange.writing import Change, write_all
from mkdocs_journeys.model.crossings import Crossing, crossings
from mkdocs_journeys.model.values.numbers import show


@click.command("metrics")
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--diff", "only_shown", is_flag=True, help="Show what would change, and change nothing.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the report is printed.",
)
@today
@wiki_folder
@in_directory
@click.pass_context
def command(
    ctx: click.Context,
    file: Path,
    only_shown: bool,
    form: str,
    today: datetime.date | None,
    folder: str,
) -> None:
    """Add the readings of FILE to metrics.yml, and say which maps they make old.

    FILE is CSV with the columns metric, date, value and evidence (which may be left out), or JSON: a list of
    such objects, or lists of them by metric. A metric is named by its id or its name. Nothing else of
    metrics.yml changes; a reading that it has already is left out, so that the same file may come again.

    Then the metrics are told that have crossed their target while a live journey that uses them was last
    reviewed before that. Ends with 1 where something is wrong in FILE: then nothing is written.
    """
    wiki = find_folder(folder)
    data = read_bounded(file)
    with progress("Reading") as tell:
        added = add_readings(wiki, file.name, data, today, tell)
    if added.problems:
        tell_problems(added.problems)
        ctx.exit(REFUSED)
    found = crossings(added.catalog)
    if added.file is not None and only_shown:
        put(as_diff(name_from_here(wiki)(added.file.file), added.file.before, added.file.after))
    elif added.file is not None:
        write_all([Change(added.file.path, added.file.after, added.file.before)])
    if form == "json":
        put_data(json.dumps(_data(added, found), ensure_ascii=False, indent=2) + "\n")
    else:
        put(_text(added, found, only_shown))
    ctx.exit(FINE)


def _text(added: Added, found: Sequence[Crossing], only_shown: bool) -> str:
    what = "would be added" if only_shown else "added"
    lines = [f"{counted(len(added.new), 'reading')} {what} to metrics.yml; {added.known:,} known already."]
    for crossing in found:
        metric = crossing.metric
        state = "meets its target" if crossing.is_met else "no longer meets its target"
        value, target = show(crossing.at.value), show(metric.fields.target or 0)
        lines.append(f"{metric.name} {state} of {target}, since {crossing.at.date}: {value}.")
        for journey in crossing.untouched:
            reviewed = journey.fields.reviewed
            when = f"last reviewed {reviewed}" if reviewed else "never reviewed"
            lines.append(f"  {journey.id}: {when}")
    return "".join(f"{visible(line)}\n" for line in lines)


def _data(added: Added, found: Sequence[Crossing]) -> dict[str, Any]:
    return {
        "added": [{"metric": each.metric, "date": str(each.date), "value": each.value} for each in added.new],
        "known": added.known,
        "crossed": [
            {
                "metric": crossing.metric.id,
                "date": str(crossing.at.date),
                "value": crossing.at.value,
                "target": crossing.metric.fields.target,
                "is_met": crossing.is_met,
                "journeys": [
                    {"journey": journey.id, "reviewed": str(journey.fields.reviewed or "") or None}
                    for journey in crossing.untouched
                ],
            }
            for crossing in found
        ],
    }
