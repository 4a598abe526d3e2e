"""What is found out over a catalog, once: several pages and files show the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from mkdocs_journeys.model.catalog import Catalog

Found = TypeVar("Found")


def once(find: Callable[[Catalog], Found]) -> Callable[[Catalog], Found]:
    """Have a function of a catalog look at each one only once."""

    @wraps(find)
    def found(catalog: Catalog) -> Found:
        if find not in catalog.found:
            catalog.found[find] = find(catalog)
        known: Found = catalog.found[find]
        return known

    return found
