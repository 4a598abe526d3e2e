"""Texts with code between backticks, as messages and reasons have it."""

from __future__ import annotations

Pieces = tuple[tuple[str, bool], ...]


def pieces(text: str) -> Pieces:
    """A text cut at its backticks: each piece, and whether it stood between two of them."""
    return tuple((piece, bool(place % 2)) for place, piece in enumerate(text.split("`")))
