"""From YAML to a tree with positions. Refuses what a journey has no use for, and goes on where it can."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from mkdocs_journeys.model.finding import Position
from mkdocs_journeys.reading.commas import Piece, is_lone, split_texts
from mkdocs_journeys.reading.nodes import DEPTH_LIMIT, Code, Entry, Fault, Mapping, Node, Scalar, Sequence
from mkdocs_journeys.reading.silent import Listener
from mkdocs_journeys.reading.slips import explain
from mkdocs_journeys.reading.text import unreadable
from mkdocs_journeys.reading.trouble import events

# Whoever has so many faults in one file mends the first few and asks again.
FAULT_LIMIT = 500

# The C parser takes ever longer the deeper it gets, so what nests like this is not read to its end.
_GIVE_UP_DEPTH = 300

# Stands where a key would, when the fault of that key is told already and its value is not kept.
_REFUSED = Scalar("", False, Position(0, 0))


def compose(text: str, first_line: int = 1) -> tuple[Node | None, tuple[Fault, ...]]:
    """The tree of a YAML text, and everything that is wrong with it, in the order of the text.

    `first_line` is the number that the text's first line has in its file. There is no tree where
    nothing is written, and none after a syntax error, of which there is at most one. Reading ends with
    the 500th fault.
    """
    invisible = unreadable(text, first_line, yaml=True)
    if invisible is not None:
        return None, (invisible,)
    end = Position(first_line + text.count("\n"), len(text) - text.rfind("\n"))
    if not text.endswith("\n"):
        text += "\n"  # so that the parser's marks at the end have a line to stand on
    builder = _Builder(text, first_line)
    try:
        for event in events(text):
            if not builder.take(event) or len(builder.faults) >= FAULT_LIMIT:
                break
    except yaml.YAMLError as error:
        fault = explain(text, first_line, error, builder.last, builder.in_flow)
        fault = replace(fault, position=min(fault.position, end))
        # What the same slip led to before the parser gave up says nothing new.
        others = [each for each in builder.faults if each.position.line != fault.position.line]
        return None, _sorted([*others, fault])
    return builder.root, _sorted(builder.faults)


def _sorted(faults: list[Fault]) -> tuple[Fault, ...]:
    return tuple(sorted(faults, key=lambda fault: fault.position))


@dataclass(slots=True)
class _Open:
    """A list or mapping that is not at its end yet. `key` waits for its value."""

    start: Any
    position: Position
    is_mapping: bool
    in_flow: bool
    items: list[Node] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    lines_of_keys: dict[str, int] = field(default_factory=dict)
    key: Scalar | None = None
    key_event: Any = None
    pieces: list[Piece | None] = field(default_factory=list)

    @property
    def is_bare(self) -> bool:
        """A pair right in a list, without braces: `[text: Slow]`."""
        return bool(self.start.start_mark.index == self.start.end_mark.index)

    def close(self) -> Node:
        if self.is_mapping:
            return Mapping(tuple(self.entries), self.position)
        return Sequence(tuple(self.items), self.position)


class _Builder:
    """Takes the parser's events one by one. Keeps its own stack, so no depth can exhaust Python's."""

    def __init__(self, text: str, first_line: int) -> None:
        self.root: Node | None = None
        self.last: Any = None
        self.faults: list[Fault] = []
        self._text = text
        self._first_line = first_line
        self._listener = Listener(text, first_line, self.faults)
        self._documents = 0
        self._open: list[_Open] = []
        self._too_deep = 0

    @property
    def in_flow(self) -> bool:
        return bool(self._open) and self._open[-1].in_flow

    def take(self, event: Any) -> bool:
        """Make one event a part of the tree. False: nothing after it is worth reading."""
        kind = type(event)
        if kind is yaml.ScalarEvent or kind is yaml.AliasEvent:
            if not self._too_deep:
                self._leaf(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            return self._begin(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._end(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            return self._begin_document(event)
        return True

    def _begin_document(self, event: Any) -> bool:
        self._documents += 1
        if event.version or event.tags:
            message = "A line that begins with `%` has no meaning here. Delete it."
            self._fault(self._position(event.start_mark), Code.DIRECTIVE, message)
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
                self._fault(position, Code.TOO_DEEP, message, self._name())
            self._too_deep += 1
            return self._too_deep < _GIVE_UP_DEPTH
        self._listener.properties(event, self._name(), is_key=self._wants_key())
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        self._open.append(_Open(event, position, is_mapping, bool(event.flow_style)))
        return True

    def _end(self, event: Any) -> None:
        if self._too_deep:
            self._too_deep -= 1
            if not self._too_deep:
                self._place(Scalar("", True, self._position(event.start_mark)), is_refused=True)
            return
        closed = self._open.pop()
        is_bare = closed.in_flow and closed.is_bare
        if is_bare:
            self._open[-1].pieces += closed.pieces
        elif closed.in_flow:
            self.faults += split_texts(
                closed.pieces, closed.start, event, self._text, self._first_line, self._name()
            )
        self._place(closed.close(), is_piece=not is_bare)

    def _leaf(self, event: Any) -> None:
        mark = event.start_mark
        position = Position(self._first_line + mark.line, mark.column + 1)
        top = self._open[-1] if self._open else None
        is_key = top is not None and top.is_mapping and top.key is None
        if event.anchor is not None or event.tag is not None:  # an alias has its anchor, and no tag
            self._listener.properties(event, self._name(), is_key=is_key)
        if isinstance(event, yaml.AliasEvent):
            self._place(Scalar(f"*{event.anchor}", False, position))
            return
        if event.value or event.style:
            self.last = event
        if top is None:
            self._listener.root(event)
        is_refused = is_key and not self._listener.key(event)
        if not is_key:
            self._listener.value(event, self._name, in_flow=top is not None and top.in_flow)
        node = Scalar(event.value, not event.style, position)
        if is_key or top is None or top.in_flow or not top.is_mapping:
            self._place(node, event, is_refused=is_refused)
            return
        # The value of a field, as most are: nothing can have split it.
        key, top.key = top.key, None
        if key is not None and key is not _REFUSED:
            top.entries.append(Entry(key, node))

    def _place(
        self, node: Node, event: Any = None, *, is_piece: bool = True, is_refused: bool = False
    ) -> None:
        """Put a node where it belongs. `event` is the one of a text, and `is_refused` has its fault."""
        if not self._open:
            is_nothing = isinstance(node, Scalar) and node.plain and not node.text
            self.root = None if is_nothing else node
            return
        top = self._open[-1]
        if not top.is_mapping:
            top.items.append(node)
            if is_piece and top.pieces:  # before a bare pair no comma can have split anything
                top.pieces.append(None if event is None else Piece(event, None, False))
        elif top.key is None:
            top.key = _REFUSED if is_refused else self._key(top, node)
            top.key_event = event
        else:
            self._value(top, node, event)

    def _value(self, top: _Open, node: Node, event: Any) -> None:
        key, top.key = top.key, None
        if top.in_flow and top.key_event is not None:
            alone = event is not None and is_lone(self._text, top.key_event, event)
            top.pieces.append(Piece(top.key_event, event, not alone))
            if alone:
                return
        elif top.in_flow:
            top.pieces.append(None)
        if key is not None and key is not _REFUSED:
            top.entries.append(Entry(key, node))

    def _key(self, top: _Open, node: Node) -> Scalar:
        """The node as a key, or the one that has its value dropped because a fault says why."""
        if not isinstance(node, Scalar) or not node.text.strip():
            if self.faults and self.faults[-1].code is Code.UNQUOTED_START and not isinstance(node, Scalar):
                return _REFUSED  # a text such as `{{ name }}`, which has its fault
            message = "Before this colon there must be the name of a field, as in `title: My journey`."
            self._fault(node.position, Code.KEY_NOT_TEXT, message)
            return _REFUSED
        if node.plain and node.text == "<<":
            message = "`<<` is a merge key of YAML, which journeys do without. Write the fields out."
            self._fault(node.position, Code.ANCHOR, message, "<<")
            return _REFUSED
        if node.text in top.lines_of_keys:
            line = top.lines_of_keys[node.text]
            message = f"`{node.text}` is already on line {line}. Keep one of the two."
            self._fault(node.position, Code.DUPLICATE_KEY, message, node.text)
            return _REFUSED
        top.lines_of_keys[node.text] = node.position.line
        return node

    def _wants_key(self) -> bool:
        return bool(self._open) and self._open[-1].is_mapping and self._open[-1].key is None

    def _name(self) -> str:
        """The key that what comes next belongs to."""
        for each in reversed(self._open):
            if each.key is not None:
                return each.key.text
        return ""

    def _fault(self, position: Position, code: Code, message: str, key: str = "") -> None:
        self.faults.append(Fault(position, code, message, key=key))

    def _position(self, mark: Any) -> Position:
        return Position(self._first_line + mark.line, mark.column + 1)
