"""How findings name things."""

from __future__ import annotations

from collections.abc import Iterable

LONGEST = 60
_MOST = 3


def quoted(text: str) -> str:
    """A name or a sentence of the journey, in backticks; a long one is cut at a word."""
    whole = " ".join(text.split())
    if len(whole) > LONGEST:
        head = whole[:LONGEST]
        whole = f"{(head.rpartition(' ')[0] or head).rstrip(' ,.;:')} ..."
    return f"`{whole}`"


def listed(names: Iterable[str], most: int = _MOST) -> str:
    """Names in one sentence, each once: `a`, `b` and 2 more."""
    found = [quoted(name) for name in dict.fromkeys(names)]
    shown, rest = found[:most], len(found) - most
    if rest > 0:
        return f"{', '.join(shown)} and {rest} more"
    return " and ".join([*([", ".join(shown[:-1])] if shown[1:] else []), *shown[-1:]])
