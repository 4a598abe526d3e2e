"""`journeys due`: the journeys that should be held against reality again."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

import click

from mkdocs_journeys.checks.markdown_text import plain
from mkdocs_journeys.checks.printers.text import counted
from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.cli.options import in_directory, today, wiki_folder
from mkdocs_journeys.cli.output import put, put_data
from mkdocs_journeys.cli.wiki import find_folder
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.review import SOON_DAYS, ReviewState, review
from mkdocs_journeys.reading.reader import read

_ORDER: tuple[ReviewState, ...] = ("overdue", "never", "soon")
# Characters that the body of an issue takes, with some left for whoever adds to it.
_ROOM = 60_000
_WORDS: Mapping[str, str] = {
    "overdue": "overdue since {due}",
    "never": "never reviewed",
    "soon": "due on {due}",
}


@dataclass(frozen=True, slots=True)
class DueJourney:
    """A journey whose review is due; `due` is the day, None where it was never reviewed."""

    journey: str
    title: str
    file: str
    owner: str | None
    state: ReviewState
    due: str | None

    @property
    def when(self) -> str:
        return _WORDS[self.state].format(due=self.due)


@click.command("due")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="How it is written. Markdown is for an issue or a summary.",
)
@today
@wiki_folder
@in_directory
def command(form: str, today: datetime.date | None, folder: str) -> None:
    """List the journeys whose review is overdue, due within 30 days, or was never made.

    Drafts and archived journeys are not among them. Ends with 0 whether there are any or not.
    """
    catalog = read(find_folder(folder), today).catalog
    found = due_journeys(catalog)
    written = _WRITERS[form](found)
    if form == "text":
        put(written)
    else:
        put_data(written)
    broken = sum("/" in file.id for file in catalog.broken)
    if broken:
        what = f"{counted(broken, 'journey')} can't be read and may be due as well"
        click.echo(f"Note: {what}: see journeys check.", err=True)


def due_journeys(catalog: Catalog) -> tuple[DueJourney, ...]:
    """The journeys that are due, the longest overdue first."""
    found = list(_found(catalog))
    return tuple(sorted(found, key=lambda one: (_ORDER.index(one.state), one.due or "", one.journey)))


def _found(catalog: Catalog) -> Iterator[DueJourney]:
    for journey in catalog.journeys.values():
        state = review(journey, catalog.today)
        if state.state not in _ORDER or journey.fields.status != "live":
            continue
        owner = catalog.registries.owners.get(journey.fields.owner) if journey.fields.owner else None
        yield DueJourney(
            journey.id,
            journey.title,
            journey.file,
            owner.name if owner else journey.fields.owner,
            state.state,
            state.due.isoformat() if state.due else None,
        )


def _as_text(found: Sequence[DueJourney]) -> str:
    lines = [f"{visible(one.journey)}: {one.when} (owner: {visible(one.owner or 'none')})" for one in found]
    return "".join(f"{line}\n" for line in [*lines, _summed_up(found)])


def _as_markdown(found: Sequence[DueJourney]) -> str:
    text = f"{_summed_up(found)}\n"
    if not found:
        return text
    text += "\n| Journey | File | Owner | Review |\n| --- | --- | --- | --- |\n"
    for number, one in enumerate(found):
        row = f"| {plain(one.title)} | {plain(one.file)} | {plain(one.owner or '')} | {one.when} |\n"
        if len(text) + len(row) > _ROOM:
            return f"{text}\n{counted(len(found) - number, 'journey')} more.\n"
        text += row
    return text


def _as_json(found: Sequence[DueJourney]) -> str:
    return json.dumps({"version": 1, "due": [asdict(one) for one in found]}, indent=2) + "\n"


def _summed_up(found: Sequence[DueJourney]) -> str:
    if not found:
        return f"No review is due within {SOON_DAYS} days."
    states = [one.state for one in found]
    parts = ((states.count("overdue"), "overdue"), (states.count("never"), "never made"))
    soon = (states.count("soon"), f"due within {SOON_DAYS} days")
    told = ", ".join(f"{count} {what}" for count, what in (*parts, soon) if count)
    return f"Reviews: {told}."


_WRITERS: Mapping[str, Callable[[Sequence[DueJourney]], str]] = {
    "text": _as_text,
    "markdown": _as_markdown,
    "json": _as_json,
}
