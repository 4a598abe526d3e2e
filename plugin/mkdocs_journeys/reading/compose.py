"""From YAML to a tree with positions. Refuses what a journey has no use for, and goes on where it can."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from mkdocs_journeys.model.finding import Position
from mkdocs_journeys.reading import slips
from mkdocs_journeys.reading.nodes import Code, Entry, Fault, Mapping, Node, Scalar, Sequence
from mkdocs_journeys.reading.text import unreadable

DEPTH_LIMIT = 30

# The C parser takes ever longer the deeper it gets, so what nests like this is not read to its end.
_GIVE_UP_DEPTH = 300

_LOADER: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_REFUSED = Scalar("", False, Position(0, 0))


def compose(text: str, first_line: int = 1) -> tuple[Node | None, tuple[Fault, ...]]:
    """The tree of a YAML text, and everything that is wrong with it, in the order of the text.

    `first_line` is the number that the text's first line has in its file. There is no tree where
    nothing is written, and none after a syntax error, of which there is at most one.
    """
    invisible = unreadable(text, first_line, yaml=True)
    if invisible is not None:
        return None, (invisible,)
    builder = _Builder(text, first_line)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if not builder.take(event):
                break
    except yaml.YAMLError as error:
        fault = slips.explain(text.split("\n"), error, first_line)
        # What the same slip led to before the parser gave up says nothing new.
        others = [each for each in builder.faults if each.position.line != fault.position.line]
        return None, tuple(sorted([*others, fault], key=_place))
    return builder.root, tuple(sorted(builder.faults, key=_place))


def _place(fault: Fault) -> Position:
    return fault.position


@dataclass(slots=True)
class _Open:
    """A list or mapping that is not at its end yet. `key` waits for its value."""

    position: Position
    is_mapping: bool
    items: list[Node] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    lines_of_keys: dict[str, int] = field(default_factory=dict)
    key: Scalar | None = None

    def close(self) -> Node:
        if self.is_mapping:
            return Mapping(tuple(self.entries), self.position)
        return Sequence(tuple(self.items), self.position)


class _Builder:
    """Takes the parser's events one by one. Keeps its own stack, so no depth can exhaust Python's."""

    def __init__(self, text: str, first_line: int) -> None:
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self._text = text
        self._first_line = first_line
        self._documents = 0
        self._open: list[_Open] = []
        self._too_deep = 0

    def take(self, event: Any) -> bool:
        """Make one event a part of the tree. False: nothing after it is worth reading."""
        if isinstance(event, yaml.DocumentStartEvent):
            return self._begin_document(event)
        if isinstance(event, yaml.CollectionStartEvent):
            return self._begin(event)
        if isinstance(event, yaml.CollectionEndEvent):
            self._end()
        elif isinstance(event, yaml.ScalarEvent | yaml.AliasEvent) and not self._too_deep:
            self._leaf(event)
        return True

    def _begin_document(self, event: Any) -> bool:
        self._documents += 1
        position = self._position(event.start_mark)
        if event.version or event.tags:
            self._fault(
                position, Code.DIRECTIVE, "A line that begins with `%` has no meaning here. Delete it."
            )
        if self._documents == 1:
            return True
        line = self._position(event.end_mark).line
        message = "A second document begins here. A file has only one: delete this line, or make two files."
        self._fault(Position(line, 1), Code.SEVERAL_DOCUMENTS, message)
        return False

    def _begin(self, event: Any) -> bool:
        position = self._position(event.start_mark)
        if self._too_deep or len(self._open) >= DEPTH_LIMIT:
            if not self._too_deep:
                message = f"This is nested more than {DEPTH_LIMIT} deep. No journey needs that."
                self._fault(position, Code.TOO_DEEP, message)
                self._add(Scalar("", True, position))
            self._too_deep += 1
            return self._too_deep < _GIVE_UP_DEPTH
        self._properties(event, position)
        self._open.append(_Open(position, isinstance(event, yaml.MappingStartEvent)))
        return True

    def _end(self) -> None:
        if self._too_deep:
            self._too_deep -= 1
        else:
            self._add(self._open.pop().close())

    def _leaf(self, event: Any) -> None:
        position = self._position(event.start_mark)
        self._properties(event, position)
        if isinstance(event, yaml.AliasEvent):
            self._add(Scalar(f"*{event.anchor}", False, position))
        else:
            self._add(Scalar(event.value, not event.style, position))

    def _properties(self, event: Any, position: Position) -> None:
        if event.anchor is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            message = f"`{sign}{event.anchor}` is an alias or anchor of YAML, which journeys do without."
            self._fault(position, Code.ANCHOR, message)
        if getattr(event, "tag", None) is not None:
            self._fault(position, Code.TAG, f"`{event.tag}` is a tag of YAML, which journeys do without.")

    def _add(self, node: Node) -> None:
        if not self._open:
            if not (isinstance(node, Scalar) and node.plain and not node.text):
                self.root = node
            return
        top = self._open[-1]
        if not top.is_mapping:
            top.items.append(node)
        elif top.key is None:
            top.key = self._key(top, node)
        else:
            if top.key is not _REFUSED:
                top.entries.append(Entry(top.key, node))
            top.key = None

    def _key(self, top: _Open, node: Node) -> Scalar:
        """The node as a key, or the one that has its value dropped because a fault says why."""
        if not isinstance(node, Scalar) or not node.text.strip():
            message = "Before this colon there must be the name of a field, as in `title: My journey`."
            self._fault(node.position, Code.KEY_NOT_TEXT, message)
            return _REFUSED
        if node.plain and node.text == "<<":
            message = "`<<` is a merge key of YAML, which journeys do without. Write the fields out."
            self._fault(node.position, Code.ANCHOR, message, key="<<")
            return _REFUSED
        if node.text in top.lines_of_keys:
            line = top.lines_of_keys[node.text]
            message = f"`{node.text}` is already on line {line}. Keep one of the two."
            self._fault(node.position, Code.DUPLICATE_KEY, message, key=node.text)
            return _REFUSED
        top.lines_of_keys[node.text] = node.position.line
        return node

    def _fault(self, position: Position, code: Code, message: str, key: str = "") -> None:
        self.faults.append(Fault(position, code, message, key=key))

    def _position(self, mark: Any) -> Position:
        return Position(self._first_line + mark.line, mark.column + 1)
