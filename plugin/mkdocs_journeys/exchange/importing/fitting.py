"""Puts texts into the records of a journey, as far as the format takes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from mkdocs_journeys.exchange.importing.draft import Said
from mkdocs_journeys.model.values.refusal import Refusal
from mkdocs_journeys.reading.amounts import FEWER, ITEMS

Fields = dict[str, Any]


def appended(
    items: list[Any], new: Iterable[str], form: Callable[[object], Any], field: str = ""
) -> list[str]:
    """Add texts to a list as far as the format takes them; those that it doesn't come back."""
    left: list[str] = []
    for text in new:
        if text in items:
            continue
        if taken(form, text) is None or len(items) >= FEWER.get(field, ITEMS):
            left.append(text)
        else:
            items.append(text)
    return left


def rest_of(said: Said, left: list[str]) -> Said | None:
    """What of a cell could not be put where it belongs."""
    return Said(said.label, "\n".join(left)) if left else None


def fitted(
    record: Fields, field: str, text: str, form: Callable[[object], Any], *, as_written: bool = False
) -> bool:
    """Set a field to what a text means. False, and nothing done, where the format refuses it."""
    value = taken(form, text)
    if value is None:
        return False
    record[field] = text if as_written else value
    return True


def taken(form: Callable[[object], Any], text: str) -> Any:
    """What a text means; None where the format refuses it."""
    try:
        return form(text)
    except Refusal:
        return None
