"""All pages of a wiki as finished Markdown, for a site that is built without the plugin."""

from __future__ import annotations

import click

from mkdocs_journeys.changes.story import Story, remembered
from mkdocs_journeys.checks.examination import examined
from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.cli.exports.asked import Asked
from mkdocs_journeys.cli.exports.filling import fill_folder, refuse_within, tell_filled
from mkdocs_journeys.cli.progress import progress
from mkdocs_journeys.cli.sound import put_errors
from mkdocs_journeys.cli.status import FINE, REFUSED
from mkdocs_journeys.cli.wiki import find_folder
from mkdocs_journeys.diagrams.svg import is_available
from mkdocs_journeys.exchange.exported_site import exported_site
from mkdocs_journeys.git.asking import GitError
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.pages.links import Links
from mkdocs_journeys.pages.site import build
from mkdocs_journeys.pages.wiki import Options
from mkdocs_journeys.reading.reader import Reading, read

TAKES = ("people", "today")


def write(asked: Asked) -> int:
    """Write the pages, and what is wrong with the files. Nothing is written where a file would be lost."""
    wiki = find_folder(asked.folder)
    refuse_within(asked.target, wiki)
    with progress("Reading") as tell:
        reading = read(wiki, asked.today, progress=tell)
        told = examined(reading)
    past, notes = _past(reading)
    links = Links()
    options = Options(links.link, people=asked.people == "show", canonical=links.canonical)
    site = exported_site(build(reading, options, told, past))
    filled = fill_folder(asked.target, site)
    errors = [each.finding for each in told if each.finding.level is Level.ERROR]
    put_errors(reading, [*reading.errors, *errors], wiki)
    for note in notes:
        click.echo(f"Note: {visible(note)}.", err=True)
    _tell_no_pictures()
    tell_filled(filled, asked.target)
    return REFUSED if reading.errors or errors else FINE


def _past(reading: Reading) -> tuple[Story | None, list[str]]:
    """The history, None where git can't tell it, and what is to be said about it."""
    try:
        with progress("Looking at commits") as tell:
            found = remembered(reading, tell, drafts=reading.catalog.settings.drafts)
    except GitError as error:
        return None, [f"the pages are written without their history: {error}"]
    notes = [f"git does not know the version {name} of journeys.yml" for name in found.unknown]
    notes += [f"the version {name} of journeys.yml is no part of this branch" for name in found.aside]
    return found, notes


def _tell_no_pictures() -> None:
    if not is_available():
        click.echo(
            "Note: diagrams are shown as lists with their Mermaid source, since merman is not installed. "
            "To have them drawn: pip install 'mkdocs-journeys[diagrams]' (not on every platform).",
            err=True,
        )
