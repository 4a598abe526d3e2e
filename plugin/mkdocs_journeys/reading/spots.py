"""Where the parts of a file stand: the tree of a file without its texts.

Made of plain tuples, lists and dicts, so that it is quickly written down and found again: where a file is
known from before, its tree is not made for the sake of a finding's line.
"""

from __future__ import annotations

import marshal
from typing import Any

from mkdocs_journeys.model.finding import Position
from mkdocs_journeys.reading.nodes import Mapping, Node, Scalar

# A text: its line and column. A list: these, and its items. Fields: these, and for each key its own line and
# column and its value.
Spot = tuple[Any, ...]
Path_ = tuple[str | int, ...]


def spots_of(node: Node) -> Spot:
    """The places of a tree."""
    line, column = node.position
    if isinstance(node, Scalar):
        return (line, column)
    if isinstance(node, Mapping):
        return (line, column, {key.text: (*key.position, spots_of(value)) for key, value in node.entries})
    return (line, column, [spots_of(item) for item in node.items])


def packed(spot: Spot) -> bytes:
    """The places in a few bytes."""
    return marshal.dumps(spot)


def unpacked(data: bytes) -> Spot:
    """What was packed by this version of Python, on this machine."""
    spot: Spot = marshal.loads(data)  # noqa: S302  bytes that this program has made, and kept for itself
    return spot


def find(spot: Spot, path: Path_) -> tuple[Position, Path_]:
    """Where the value at `path` stands, or the deepest part of the way that exists; and the way as written.

    A field is where its key is. What a file leaves out is not part of the way: the list round a single item,
    the key of a bare text.
    """
    position = Position(spot[0], spot[1])
    here: Spot | None = spot
    written: list[str | int] = []
    for step in path:
        below = None if here is None else here[2] if len(here) > 2 else ()
        if below == () or (isinstance(step, int) and not isinstance(below, list)):
            continue
        written.append(step)
        here = None
        if isinstance(below, dict) and step in below:
            line, column, here = below[step]
            position = Position(line, column)
        elif isinstance(below, list) and isinstance(step, int) and 0 <= step < len(below):
            here = below[step]
            position = Position(here[0], here[1])
    return position, tuple(written)
