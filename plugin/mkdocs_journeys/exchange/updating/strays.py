"""Rows whose key no file has: which pain point or opportunity they are, where that is clear.

What has no `id` is known by its text. Once that has changed, in the file or in the key's cell, the key of its
row leads nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mkdocs_journeys.exchange.sheets.cells import Cell
from mkdocs_journeys.exchange.sheets.filled import Row
from mkdocs_journeys.exchange.sheets.sheet import Spec
from mkdocs_journeys.reading.naming import short_slug

TEXT = "text"
Places = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stray:
    """A row of a sheet, by its number, and the places that it names."""

    number: int
    cells: Sequence[Cell]
    places: Places


@dataclass(slots=True)
class Seen:
    """The places that the rows of a sheet name, and those of which the files know, by what holds them and in
    their order. `known` are those that were found.
    """

    here: dict[Places, list[Places]] = field(default_factory=dict)
    there: dict[Places, list[Places]] = field(default_factory=dict)
    known: set[Places] = field(default_factory=set)

    @classmethod
    def of(cls, rows: Iterable[Places]) -> Seen:
        seen = cls()
        for places in rows:
            seen.there.setdefault(places[:-1], []).append(places)
        return seen

    def add(self, places: Places) -> None:
        self.here.setdefault(places[:-1], []).append(places)


def place_taken(spec: Spec, stray: Stray, rows: Mapping[Places, Row], seen: Seen) -> Row | None:
    """What the files have at the place of a stray row; None where it is not the only one that it can be.

    Their numbers must agree, so that the row is neither a new one nor stands where another was taken away.
    """
    if spec.kind not in ("pain", "opportunity"):
        return None
    holder = stray.places[:-1]
    there, here = seen.there.get(holder, []), seen.here.get(holder, [])
    if len(there) != len(here) or here.count(stray.places) != 1:
        return None
    places = there[here.index(stray.places)]
    row = rows[places]
    return row if places not in seen.known and "id" not in row.fields else None


def is_as_exported(spec: Spec, stray: Stray, text: Any) -> bool:
    """Whether a key is that of the text beside it: then neither was changed, or both were."""
    return short_slug(str(text or ""), spec.kind) == stray.places[-1]
