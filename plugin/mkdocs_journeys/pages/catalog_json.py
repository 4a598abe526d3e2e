"""A wiki as one JSON file: what its files say, and apart from that what follows from them."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.pages.catalog_data import catalog_data
from mkdocs_journeys.pages.catalog_facts import CatalogFacts, catalog_facts

# Rises when a program that reads the file would have to change.
VERSION = 1
KIND = "mkdocs-journeys"
# The schema's name; it lies beside the file.
CATALOG_SCHEMA = "catalog"
COMPUTED = "computed"
# What tells whether an export was changed by hand.
SEAL = "seal"
_FACTS = TypeAdapter(CatalogFacts)


def catalog_json(catalog: Catalog, *, people: bool = True, indent: int | None = None) -> str:
    """The whole wiki, as `catalog_schema` describes it. `people`: with the persons behind owners."""
    return json.dumps(catalog_whole(catalog, people=people), ensure_ascii=False, indent=indent) + "\n"


def catalog_whole(catalog: Catalog, *, people: bool = True) -> dict[str, Any]:
    """The same as data."""
    return {
        "$schema": f"{CATALOG_SCHEMA}.schema.json",
        "kind": KIND,
        "version": VERSION,
        **catalog_data(catalog, people=people),
        COMPUTED: _FACTS.dump_python(catalog_facts(catalog), mode="json"),
    }
