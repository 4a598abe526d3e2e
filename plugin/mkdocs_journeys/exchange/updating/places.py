"""Where things stand in a YAML text: ends of values, of lines, and comments."""

from __future__ import annotations

import re

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

# A part of the text and what comes in its place.
Edit = tuple[int, int, str]
_SIGN = re.compile(r"[^\n]")
_COMMENT = re.compile(r"(?:^|(?<=\s))#")


def end_of(text: str, node: Node) -> int:
    """Where what is written of a node ends: without line ends, blank lines and comments behind it."""
    if isinstance(node, MappingNode | SequenceNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return max(end_of(text, each) for each in (last if isinstance(last, tuple) else (last,)))
    start, end = node.start_mark.index, node.end_mark.index
    return start + len(text[start:end].rstrip())


def comment_in(text: str, start: int, end: int, *nodes: Node) -> int | None:
    """Where a comment stands in a part of a text, outside of the texts in its nodes."""
    rest = text[start:end]
    for scalar in (inner for node in nodes for inner in _scalars(node)):
        first, last = scalar.start_mark.index - start, scalar.end_mark.index - start
        first, last = max(first, 0), max(last, 0)
        rest = rest[:first] + _SIGN.sub("x", rest[first:last]) + rest[last:]
    found = _COMMENT.search(rest)
    return start + found.start() if found else None


def in_flow(text: str, node: Node) -> bool:
    """Whether a node stands in braces or brackets, which a block may not."""
    return any(sign in text[line_start(text, node.start_mark.index) : node.start_mark.index] for sign in "{[")


def line_start(text: str, at: int) -> int:
    """Where the line of a place begins."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Where the line of a place ends, before its line end."""
    found = text.find("\n", at)
    end = len(text) if found < 0 else found
    return end - 1 if text[end - 1 : end] == "\r" and end > at else end


def next_line(text: str, at: int) -> int:
    """Where the line after that of a place begins."""
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1


def _scalars(node: Node) -> list[ScalarNode]:
    if isinstance(node, ScalarNode):
        return [node]
    children = [each for pair in node.value for each in pair] if isinstance(node, MappingNode) else node.value
    return [scalar for child in children for scalar in _scalars(child)]
