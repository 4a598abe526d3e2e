"""The maps of journeys as files that a browser makes."""

from __future__ import annotations

import click

from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.cli.exports.asked import Asked
from mkdocs_journeys.cli.exports.wiki_texts import chosen, read_wiki, write_files
from mkdocs_journeys.exchange.chromium import CHOICE, BrowserError, Kind, find_browser
from mkdocs_journeys.exchange.map_files import TooLargeMapError, browser_files


def write_pictures(asked: Asked, kind: Kind) -> int:
    """Write PERSONA/JOURNEY with this ending for each journey that was asked for."""
    browser = find_browser()
    if browser is None:
        raise click.ClickException(
            f"--format {kind} needs Chromium, Chrome or Edge, and none is found here. Install one, or name "
            f"its program in {CHOICE}. --format svg does without."
        )
    wiki = read_wiki(asked)
    try:
        return write_files(asked, wiki, browser_files(wiki, chosen(wiki, asked.names), browser, kind), kind)
    except TooLargeMapError as error:
        raise click.ClickException(
            f"The map of {visible(error.journey)} is too large for a {kind} file. --format svg has no limit."
        ) from None
    except BrowserError as error:
        raise click.ClickException(f"{visible(str(error))} --format svg does without a browser.") from None
