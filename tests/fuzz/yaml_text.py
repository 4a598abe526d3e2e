"""YAML as people write it: in blocks or in braces, with any quotes or none, right or wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator

from hypothesis import strategies as st

# YAML on its way to text. A scalar is written already, in whatever quotes.
Tree = str | list["Tree"] | dict[str, "Tree"]


def _quoted(text: str, style: int) -> str:
    """A text as YAML may write it; in the plain style whatever comes of it."""
    if style == 0 and "\n" not in text:
        return text
    if style == 1 and "\n" not in text:
        return "'" + text.replace("'", "''") + "'"
    if style == 2:
        return json.dumps(text, ensure_ascii=True)
    if style in (3, 4) and text.strip():
        return f"{'|>'[style - 3]}\n{text}"
    return json.dumps(text, ensure_ascii=False)


def scalars(text: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Texts in all the ways in which YAML writes them, most of them right."""
    return st.builds(_quoted, text, st.sampled_from([0, 0, 1, 2, 3, 4, 5, 5, 5]))


def _lines(tree: Tree, indent: int) -> Iterator[str]:
    """A tree in the block style, below the line that holds its key."""
    by = " " * indent
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from _entry(f"{by}{key}:", value, indent)
    elif isinstance(tree, list):
        for item in tree:
            if isinstance(item, dict) and item:
                first, *rest = _lines(item, indent + 2)
                yield f"{by}- {first.lstrip(' ')}"
                yield from rest
            else:
                yield from _entry(f"{by}-", item, indent)
    else:
        first, *rest = tree.split("\n")
        yield by + first
        yield from (f"{by}  {line}" for line in rest)


def _entry(head: str, value: Tree, indent: int) -> Iterator[str]:
    if isinstance(value, str):
        first, *rest = value.split("\n")
        yield f"{head} {first}"
        yield from (f"{' ' * (indent + 4)}{line}" for line in rest)
    elif value:
        yield head
        yield from _lines(value, indent + 2)
    else:
        yield f"{head} {'[]' if isinstance(value, list) else '{}'}"


def _flow(tree: Tree) -> str:
    """A tree in braces and brackets."""
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{key}: {_flow(value)}" for key, value in tree.items()) + "}"
    if isinstance(tree, list):
        return "[" + ", ".join(map(_flow, tree)) + "]"
    return tree.replace("\n", " ")


def written(tree: Tree, *, in_braces: bool) -> str:
    if in_braces and isinstance(tree, dict):
        return "".join(f"{key}: {_flow(value)}\n" for key, value in tree.items())
    return "".join(f"{line}\n" for line in _lines(tree, 0))
