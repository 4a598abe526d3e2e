"""A flowchart as data, and its Mermaid text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from mkdocs_journeys.diagrams.labels import lines, wrapped
from mkdocs_journeys.diagrams.mermaid_text import flowchart

Kind = Literal["stage", "step", "first", "last", "away"]

# Characters in a line of an arrow's label.
EDGE_WIDTH = 20

# The class of a mood, from -2 to 2. Its colours here serve those who paste the text somewhere else; on our
# pages the stylesheet colours the class.
MOODS = ("n2", "n1", "z", "p1", "p2")
_COLOURS = {
    "n2": "fill:#b5400a,color:#ffffff,stroke:#b5400a",
    "n1": "fill:#fbd2ae,color:#1f2328,stroke:#b5400a",
    "z": "fill:#e6e9ee,color:#1f2328,stroke:#767f8c",
    "p1": "fill:#b9ddee,color:#1f2328,stroke:#0b6a94",
    "p2": "fill:#0b6a94,color:#ffffff,stroke:#0b6a94",
    "away": "fill:none,stroke:#767f8c",
    "first": "fill:none,stroke:#767f8c",
    "last": "fill:none,stroke:#767f8c",
}
_SHAPES = {"stage": "normal", "step": "hexagon"}


@dataclass(frozen=True, slots=True)
class Node:
    """A box. `id` is plain ASCII; `kind` sets its shape, `mood` its colour; each of `lines` is a line."""

    id: str
    kind: Kind
    lines: tuple[str, ...]
    mood: int | None = None

    @property
    def style(self) -> str | None:
        if self.mood is not None:
            return MOODS[self.mood + 2]
        return None if self.kind in _SHAPES else self.kind


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow. A loop is dotted."""

    source: str
    to: str
    label: str = ""
    is_loop: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A flowchart from top to bottom."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @property
    def text(self) -> str:
        """The Mermaid text."""
        body = flowchart(
            [(node.id, lines(node.lines), _SHAPES.get(node.kind, "round-edge")) for node in self.nodes],
            [
                (edge.source, edge.to, lines(wrapped(edge.label, EDGE_WIDTH)), edge.is_loop)
                for edge in self.edges
            ],
        )
        return body + "".join(_styles(self.nodes))


def _styles(nodes: Sequence[Node]) -> list[str]:
    """The classes that are used, each with its colours and its nodes. mermaid-py would shuffle them."""
    found = []
    for style, colours in _COLOURS.items():
        members = [node.id for node in nodes if node.style == style]
        if members:
            found += [f"\tclassDef {style} {colours}\n", f"\tclass {','.join(members)} {style}\n"]
    return found
