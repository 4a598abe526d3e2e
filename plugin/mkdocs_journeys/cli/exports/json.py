"""The whole wiki as one JSON file, or on standard output."""

from __future__ import annotations

from mkdocs_journeys.cli.exports.asked import STANDARD_OUTPUT, Asked
from mkdocs_journeys.cli.exports.whole_wiki import whole_wiki, write_ours
from mkdocs_journeys.cli.output import put_data
from mkdocs_journeys.cli.status import FINE
from mkdocs_journeys.exchange.catalog_file import is_untouched, sealed
from mkdocs_journeys.pages.catalog_json import catalog_json

TAKES = ("people", "today")


def write(asked: Asked) -> int:
    """Write the file."""
    wiki = whole_wiki(asked)
    text = catalog_json(wiki.catalog, people=wiki.options.people, indent=2)
    if asked.target == STANDARD_OUTPUT:
        put_data(text)
    else:
        write_ours(asked.target, sealed(text), is_untouched, wiki)
    return FINE
