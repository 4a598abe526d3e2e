"""One file of a wiki, read as far as it goes."""

from __future__ import annotations

from dataclasses import dataclass, field

from mkdocs_journeys.model.finding import Finding, Level, Position, Repair
from mkdocs_journeys.reading.compose import compose
from mkdocs_journeys.reading.mends import mend
from mkdocs_journeys.reading.nodes import Code, Fault, Mapping, Node, Scalar, Sequence
from mkdocs_journeys.reading.spots import Path_ as Path_
from mkdocs_journeys.reading.spots import Spot, find, spots_of, unpacked

START = Position(1, 1)
# What was probably meant takes a while to find among many names. Nobody reads so many findings at once.
SUGGESTIONS = 30


@dataclass
class Source:
    """A file and what was found in it so far.

    `text` is all that stands in it, decoded; `fields` the part with the fields, and the number of its first
    line.

    `is_unnamed`: errors leave open what its parts are called, so that no name can be said to be missing.
    """

    file: str
    text: str = ""
    fields: tuple[str, int] | None = None
    body: str = ""
    body_line: int = 1
    findings: list[Finding] = field(default_factory=list)
    is_unnamed: bool = False
    _root: Node | None = None
    _is_composed: bool = False
    packed_spots: bytes | None = None
    _spots: Spot | None = None

    @property
    def root(self) -> Node | None:
        """The tree of the fields; None where they could not be read.

        Made when it is asked for: a file that is known from before may never need it.
        """
        if not self._is_composed and self.fields is not None:
            self.root = tree(*self.fields)[0]
        return self._root

    @root.setter
    def root(self, root: Node | None) -> None:
        self._root, self._is_composed, self._spots = root, True, None

    @property
    def spots(self) -> Spot | None:
        """Where the parts of the fields stand; None where there is no tree."""
        if self._spots is None:
            if self.packed_spots is not None:
                self._spots = unpacked(self.packed_spots)
            elif self.root is not None:
                self._spots = spots_of(self.root)
        return self._spots

    @spots.setter
    def spots(self, spots: Spot) -> None:
        self._spots = spots

    @property
    def has_errors(self) -> bool:
        return any(finding.level is Level.ERROR for finding in self.findings)

    @property
    def may_suggest(self) -> bool:
        """Whether to look for what was probably meant."""
        return len(self.findings) < SUGGESTIONS

    def scalar(self, key: str) -> str:
        """The text of a top-level key, as far as the file could be read; "" where there is none."""
        entries = self.root.entries if isinstance(self.root, Mapping) else ()
        values = (entry.value for entry in entries if entry.key.text == key)
        return next((value.text for value in values if isinstance(value, Scalar)), "")

    def add(self, fault: Fault, level: Level = Level.ERROR) -> None:
        """Take down a fault of this file."""
        self.findings.append(
            Finding(
                self.file,
                fault.position,
                level,
                fault.code.value,
                sentence(fault.message),
                fault.key,
                fault.allowed,
                fault.suggestion,
                fault.repair,
            )
        )

    def say(
        self,
        path: Path_,
        code: Code,
        message: str,
        *,
        allowed: str = "",
        suggestion: str = "",
        level: Level = Level.ERROR,
        sure: str = "",
        of_key: bool = False,
    ) -> None:
        """Take down what is wrong with the value at `path`.

        `sure` is what belongs there beyond doubt: in the place of the whole value, or of its key.
        """
        position, key = self.place(path)
        repair = self._repair(path, sure, of_key=of_key) if sure else None
        self.add(Fault(position, code, message, allowed, suggestion, key, repair), level)

    def written(self, path: Path_) -> Scalar | None:
        """The text at `path`, as it is written; None where there is none, or something else."""
        node = self.root
        for step in self._as_written(path):
            node = _child(node, step)
        return node if isinstance(node, Scalar) else None

    def _repair(self, path: Path_, new: str, *, of_key: bool) -> Repair | None:
        scalar = self._key(path) if of_key else self.written(path)
        return mend(self.text.split("\n"), scalar, new) if scalar is not None else None

    def _key(self, path: Path_) -> Scalar | None:
        """The key at the end of `path`; None where that is no key, or its record has nothing of the name."""
        node = self.root
        *way, last = self._as_written(path) or ("",)
        for step in way:
            node = _child(node, step)
        entries = node.entries if isinstance(node, Mapping) else ()
        return next((entry.key for entry in entries if entry.key.text == last), None)

    def place(self, path: Path_) -> tuple[Position, str]:
        """Where the value at `path` stands, or the deepest part of the way that exists; and its key."""
        if self.spots is None:
            return START, key_path(path)
        position, written = find(self.spots, path)
        return position, key_path(written)

    def _as_written(self, path: Path_) -> Path_:
        """The path without what the file leaves out: the list round a single item, the key of a bare text."""
        return find(self.spots, path)[1] if self.spots is not None else path


def _child(node: Node | None, step: str | int) -> Node | None:
    if isinstance(node, Mapping):
        return next((entry.value for entry in node.entries if entry.key.text == step), None)
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


def tree(text: str, first_line: int) -> tuple[Node | None, tuple[Fault, ...]]:
    """The tree of a text, and its faults. Where nobody has written anything yet, it has no fields."""
    root, faults = compose(text, first_line)
    return (Mapping((), Position(first_line, 1)) if root is None and not faults else root), faults


def key_path(path: Path_) -> str:
    """A path as people read it: stages[2].emotion, where lists count from 1."""
    written = ""
    for step in path:
        written += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if written else step
    return written


def sentence(message: str) -> str:
    """A message with a capital letter and a full stop."""
    ended = message if message.endswith((".", "?", "!")) else f"{message}."
    return ended[:1].upper() + ended[1:]
