"""Texts of a source as a report names them."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs_journeys.exchange.importing.cleaning import shortened

# Texts that are named, and letters of each.
_NAMED = 5
_READ = 40


def quoted(texts: Iterable[str]) -> str:
    """Some of the texts, as many as one likes to read."""
    each = [f"“{shortened(text, _READ)}”" for text in dict.fromkeys(texts)]
    more = f" and {len(each) - _NAMED} more" if len(each) > _NAMED else ""
    return ", ".join(each[:_NAMED]) + more
