"""Journeys as one HTML file each, to be opened with a double click."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

import click

from mkdocs_journeys.checks.printers.step_summary import LIMIT
from mkdocs_journeys.checks.printers.text import counted
from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.cli.changed import Repository, changed_since
from mkdocs_journeys.cli.exports.asked import Asked
from mkdocs_journeys.cli.exports.filling import refuse_within, told_of_the_rest
from mkdocs_journeys.cli.exports.named import named
from mkdocs_journeys.cli.output import put
from mkdocs_journeys.cli.progress import each, progress
from mkdocs_journeys.cli.status import FINE
from mkdocs_journeys.cli.step_summary import add_to_summary, has_summary, summary_room
from mkdocs_journeys.cli.wiki import find_folder
from mkdocs_journeys.exchange.built_page import BuiltPage, built_page
from mkdocs_journeys.exchange.single_page import GENERATOR, single_page
from mkdocs_journeys.exchange.stage_summary import stage_summary
from mkdocs_journeys.exchange.surroundings import Surroundings
from mkdocs_journeys.exchange.writing import replace_all
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.reading.reader import Reading, read

TAKES = ("names", "site", "summary", "base")


def write(asked: Asked) -> int:
    """Write PERSONA/JOURNEY.html for each journey that was asked for."""
    if asked.site is None:
        raise click.UsageError(
            "--format html needs --site DIR, the built site that the pages are taken from: `mkdocs build` "
            "writes it into site."
        )
    wiki = find_folder(asked.folder)
    refuse_within(asked.target, wiki)
    with progress("Reading") as tell:
        reading = read(wiki, progress=tell)
    chosen = named(reading.catalog, asked.names)
    if asked.base is not None:
        chosen = _changed(reading, chosen, asked.base)
    with progress("Writing") as tell:
        notes: list[str] = []
        written = tuple(_written(each(chosen, tell), asked.site, asked.target, notes))
    for note in notes:
        click.echo(f"Note: {note}", err=True)
    put(f"{counted(len(written), 'journey')} written into {visible(str(asked.target))}.\n")
    if asked.summary:
        _summarise(reading, written)
    return FINE


def _changed(reading: Reading, journeys: Sequence[Journey], ref: str) -> tuple[Journey, ...]:
    """Those of the journeys that a change has touched; all where git can't tell."""
    told = changed_since(ref, reading.folder, "so all journeys are written")
    if told is None:
        return tuple(journeys)
    repository, names = told
    return tuple(journey for journey in journeys if _is_touched(reading, journey, repository, names))


def _is_touched(reading: Reading, journey: Journey, repository: Repository, names: frozenset[str]) -> bool:
    top = reading.folder.parent
    persona = reading.catalog.personas.get(journey.persona)
    files = {journey.file, persona.file if persona else ""}
    texts = [(top / file).read_text("utf-8", "replace") for file in files if file]
    pictures = (
        picture
        for picture in reading.pictures
        # The name is enough: a picture too many is better than one that is missed.
        if any(picture.rpartition("/")[2] in text for text in texts)
    )
    return any(repository.name(top / file) in names for file in (*filter(None, files), *pictures))


def _written(journeys: Iterable[Journey], site: Path, folder: Path, notes: list[str]) -> Iterator[Journey]:
    """Write the journeys that have a page. Drafts have none in most sites, which is to be said."""
    for journey in journeys:
        file = _page_file(site, journey)
        page = built_page(file.read_text("utf-8")) if file else None
        if file is None or page is None:
            what = "it is a draft" if journey.fields.status == "draft" else "build the site again"
            notes.append(f"{journey.id} has no page in {visible(str(site))}: {what}.")
            continue
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        target = folder / f"{journey.id}.html"
        _refuse_to_overwrite(target)
        text = single_page(page, Surroundings(site, address, _site_url(page, address)))
        with told_of_the_rest():
            replace_all({target: text.encode()})
        yield journey


def _page_file(site: Path, journey: Journey) -> Path | None:
    """Where the page of a journey is: the plugin may put all pages below a path, or write flat files."""
    address = addresses.journey(journey.id)
    names = (f"{address}index.html", f"{address.rstrip('/')}.html")
    whole = [site / name for name in names if (site / name).is_file()]
    below = whole or sorted(found for name in names for found in site.rglob(name))
    if len(below) > 1:
        places = ", ".join(visible(str(found)) for found in below)
        raise click.UsageError(f"There are several pages of {journey.id}: {places}. Name one site.")
    return below[0] if below else None


def _site_url(page: BuiltPage, address: str) -> str | None:
    """Where the site stands, as the page's canonical link tells it."""
    found = urlsplit(page.canonical or "")
    if found.scheme not in ("http", "https") or not unquote(found.path).endswith(f"/{address}"):
        return None
    path = unquote(found.path).removesuffix(address)
    return f"{found.scheme}://{found.netloc}{path}"


def _refuse_to_overwrite(target: Path) -> None:
    if target.exists() and GENERATOR not in target.read_text("utf-8", "replace"):
        raise click.ClickException(
            f"{visible(str(target))} is there already and no export of ours. "
            "Move it away, or name another DIR."
        )


def _summarise(reading: Reading, journeys: Sequence[Journey]) -> None:
    """In a step's summary, or on standard output where there is none."""
    room = summary_room() if has_summary() else LIMIT
    text = stage_summary(reading.catalog, journeys, room)
    if has_summary():
        add_to_summary(text)
    else:
        put(text)
