"""Writes values into YAML that people have written, and keeps every other sign of it.

A list of which some entries change keeps the others. Where a comment would get lost, it is said instead.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from mkdocs_journeys.exchange.journey_file import settings_text
from mkdocs_journeys.exchange.updating.hindrance import CannotEditError, keep_comments
from mkdocs_journeys.exchange.updating.lists import entries, inserted
from mkdocs_journeys.exchange.updating.places import (
    Edit,
    end_of,
    in_flow,
    line_end,
    line_start,
    next_line,
)
from mkdocs_journeys.exchange.updating.values import key_text, on_one_line
from mkdocs_journeys.model.fields import Record
from mkdocs_journeys.model.fields.order import in_order
from mkdocs_journeys.reading.spots import Path_

# Values by key; None takes the key away.
Values = Mapping[str, Any]


def edited(text: str, records: Mapping[Path_, tuple[type[Record], Values]]) -> str:
    """A YAML text with other values in the records at some paths.

    `text` must be one that reading takes. Raises CannotEditError, and nothing is changed then.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if root is None:
        raise CannotEditError("the file is empty")
    edits: list[Edit] = []
    for path, (kind, values) in records.items():
        node, column = _found(root, path)
        edits += _Record(text, node, kind, column).edits(values)
    for start, end, new in sorted(edits, key=lambda edit: edit[0], reverse=True):
        text = text[:start] + new.replace("\n", newline) + text[end:]
    return text


def _found(root: Node, path: Path_) -> tuple[Node, int]:
    """The record at a path, and the column from which its keys would be indented further."""
    node, column = root, 0
    for step in path:
        if isinstance(node, MappingNode):
            pair = next((pair for pair in node.value if pair[0].value == step), None)
            if pair is None:
                raise CannotEditError(f"there is no `{step}` in the file any more")
            node, column = pair[1], pair[0].start_mark.column
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        elif step != 0:  # the list round a single item may be left out
            raise CannotEditError(f"there is no `{step}` in the file any more")
    return node, column


class _Record:
    """A record as it is written."""

    def __init__(self, text: str, node: Node, kind: type[Record], column: int) -> None:
        self._text = text
        self._node = node
        self._kind = kind
        self._column = column

    def edits(self, values: Values) -> list[Edit]:
        """What to change for other values."""
        node = self._node
        if isinstance(node, ScalarNode):
            return [self._spelled_out(node, values)]
        if not isinstance(node, MappingNode):
            raise CannotEditError("here stands a list where fields belong")
        found = {key.value: (key, value) for key, value in node.value}
        if not found.keys() - {key for key, value in values.items() if value is None}:
            raise CannotEditError("nothing would be left of it")
        edits: list[Edit] = []
        new: dict[str, Any] = {}
        for key, value in values.items():
            if key not in found:
                if value is not None:
                    new[key] = value
            elif value is None:
                edits.append(self._without(node, key))
            else:
                edits += self._replaced(node, *found[key], value)
        return edits + self._added(node, new)

    def _spelled_out(self, node: ScalarNode, values: Values) -> Edit:
        """A bare text: with other fields than the one that it stands for it becomes a mapping."""
        shorthand = self._kind.shorthand or ""
        kept = {shorthand: node.value} if shorthand and node.value else {}
        whole = {key: value for key, value in {**kept, **values}.items() if value is not None}
        start, end = node.start_mark.index, end_of(self._text, node)
        if not whole:
            raise CannotEditError("nothing would be left of it")
        if whole.keys() == {shorthand} and isinstance(whole[shorthand], str) and node.value:
            written = self._value(shorthand, whole[shorthand], node.start_mark.column)
            return start, end, written
        if in_flow(self._text, node):
            return start, end, on_one_line(whole)
        before = self._text[self._text.rfind("\n", 0, start) + 1 : start]
        if before.strip(" -"):  # behind a key: `shop: Shop team`
            column = self._column + 2
            start -= len(before) - len(before.rstrip(" "))
            return start, end, f"\n{' ' * column}{self._lines(whole, column)}"
        return start, end, self._lines(whole, node.start_mark.column)

    def _replaced(self, node: MappingNode, key: Node, old: Node, value: Any) -> list[Edit]:
        if isinstance(old, SequenceNode) and not isinstance(value, list):
            value = [value]
        if isinstance(old, ScalarNode) and isinstance(value, list) and len(value) == 1:
            value = value[0] if isinstance(value[0], str) else value
        if edits := inserted(self._text, self._kind, key, old, value):
            return edits
        if node.flow_style:
            keep_comments(self._text, old.start_mark.index, end_of(self._text, old), old)
            return [(old.start_mark.index, end_of(self._text, old), on_one_line(value))]
        if isinstance(old, SequenceNode) and not old.flow_style and isinstance(value, list) and value:
            return entries(self._text, self._kind, key, old, value)
        start, end = key.end_mark.index, max(key.end_mark.index + 1, end_of(self._text, old))
        keep_comments(self._text, start, end, old)
        column = key.start_mark.column
        # Behind the key and its colon.
        return [(start, end, self._lines({key.value: value}, column)[len(key_text(key.value, self._kind)) :])]

    def _without(self, node: MappingNode, name: str) -> Edit:
        """Take away a key with its value."""
        at = next(place for place, (key, _) in enumerate(node.value) if key.value == name)
        key, value = node.value[at]
        start, end = key.start_mark.index, max(key.end_mark.index + 1, end_of(self._text, value))
        keep_comments(self._text, start, end, key, value)
        if node.flow_style:
            if at + 1 < len(node.value):
                return start, node.value[at + 1][0].start_mark.index, ""
            return end_of(self._text, node.value[at - 1][1]), end, ""
        if at + 1 < len(node.value) and at == 0:  # what follows takes its place behind the dash
            following = node.value[1][0].start_mark.index
            keep_comments(self._text, end, following)
            return start, following, ""
        return line_start(self._text, start), next_line(self._text, end), ""

    def _added(self, node: MappingNode, new: Values) -> list[Edit]:
        """New keys, each behind the one that comes before it in the order of the format."""
        if not new:
            return []
        if node.flow_style:
            last = node.value[-1][1]
            at = end_of(self._text, last) if node.value else node.start_mark.index + 1
            return [(at, at, "".join(f", {key}: {on_one_line(value)}" for key, value in new.items()))]
        order = in_order(self._kind)
        placed: dict[int, list[str]] = {}
        known = [key.value for key, _ in node.value]
        for name in sorted(new, key=lambda name: order.index(name) if name in order else len(order)):
            before = order[: order.index(name)] if name in order else known
            at = max((place for place, key in enumerate(known) if key in before), default=0)
            placed.setdefault(at, []).append(name)
        column = node.value[0][0].start_mark.column
        margin = " " * column
        edits = []
        for at, names in placed.items():
            key, value = node.value[at]
            end = max(key.end_mark.index + 1, end_of(self._text, value))
            end = line_end(self._text, end)
            lines = "".join(f"\n{margin}{self._lines({name: new[name]}, column)}" for name in names)
            edits.append((end, end, lines))
        return edits

    def _lines(self, values: Values, column: int) -> str:
        """Fields as YAML, with all lines but the first indented."""
        margin = " " * column
        lines = settings_text(values, self._kind).rstrip("\n").split("\n")
        return "\n".join([lines[0], *(f"{margin}{line}" if line else line for line in lines[1:])])

    def _value(self, key: str, value: Any, column: int) -> str:
        whole = self._lines({key: value}, column)
        return whole.partition(": ")[2] if "\n" not in whole else json.dumps(value, ensure_ascii=False)
