"""The files of a wiki, as rules point at them."""

from __future__ import annotations

from itertools import chain

from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.kinds import FILE_KINDS


def registry_file(catalog: Catalog, kind: str) -> str:
    """The file of a registry, with the name of the wiki's folder as that of a journey has it."""
    of_personas = (persona.file for persona in catalog.personas.values() if persona.file)
    of_journeys = (journey.file for journey in catalog.journeys.values())
    folder = next(chain(of_personas, of_journeys), "journeys/").partition("/")[0]
    return f"{folder}/{FILE_KINDS[kind].file}"


def is_whole(catalog: Catalog) -> bool:
    """Whether all files could be read. Else it can't be said of anything that nothing names it."""
    return not catalog.broken
