"""A cell that somebody has changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mkdocs_journeys.exchange.sheets.filled import Row
from mkdocs_journeys.exchange.sheets.sheet import Column, Spec


@dataclass(frozen=True, slots=True)
class CellChange:
    """A changed cell: where it is, of which thing, in which column, and what stands there now.

    `value` is None where the cell was emptied.
    """

    place: str
    spec: Spec
    row: Row
    column: Column
    value: Any
