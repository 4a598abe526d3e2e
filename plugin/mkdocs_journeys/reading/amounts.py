"""How much one file may hold: more than anybody can read, and less than would keep the others waiting.

The size of a file says little: three letters may be a touchpoint with a column on the map, or the name of a
channel with a page of its own. What is counted does not depend on the machine.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from mkdocs_journeys.reading.nodes import Code, Fault, Mapping, Node, Scalar, Sequence

VALUES = 4_000
ENTRIES = 1_000
ITEMS = 100
# Each opportunity shows the pains beside it.
FEWER = {"pains": 30}
# Of all lists with this name together.
IN_ALL = {
    "stages": 60,
    "touchpoints": 150,
    "pains": 300,
    "opportunities": 300,
    "metrics": 300,
    "questions": 300,
    "next": 2_000,
}
# What grows with time, or is listed by machines.
LONG_LISTS = frozenset({"touchpoints", "readings", "words", ""})
# As few signs part less than any of the limits; most files are told by that.
_FEW = 60


def too_much(root: Node | None, text: str) -> Fault | None:
    """Where a file's fields begin to be too many, if they do. `text` is what they were read from."""
    if root is None or text.count("\n") + text.count(",") <= _FEW:
        return None
    if isinstance(root, Mapping) and len(root.entries) > ENTRIES:
        return _fault(root.entries[ENTRIES].key, "", ENTRIES, "fields or entries of its own")
    counted = _Count()
    return counted.of(root, "")


@dataclass(slots=True)
class _Count:
    """Counts as far as there is too much of something."""

    values: int = 0
    in_all: Counter[str] | None = None

    def of(self, node: Node, key: str) -> Fault | None:
        if isinstance(node, Scalar):
            self.values += 1
            if self.values > VALUES:
                return _fault(node, key, VALUES, "texts and numbers")
            return self._another(node, key)
        if isinstance(node, Mapping):
            for entry in node.entries:
                if fault := self.of(entry.value, entry.key.text):
                    return fault
            return self._another(node, key)
        return self._items(node, key)

    def _items(self, node: Sequence, key: str) -> Fault | None:
        limit = FEWER.get(key, ITEMS)
        if len(node.items) > limit and key not in LONG_LISTS:
            return _fault(node.items[limit], key, limit, f"items in one list of `{key}`")
        for item in node.items:
            if fault := self.of(item, key):
                return fault
        return None

    def _another(self, node: Node, key: str) -> Fault | None:
        """Takes account of one item, be it in a list or alone."""
        limit = IN_ALL.get(key)
        if limit is None:
            return None
        self.in_all = Counter() if self.in_all is None else self.in_all
        self.in_all[key] += 1
        return _fault(node, key, limit, f"`{key}` in all") if self.in_all[key] > limit else None


def _fault(node: Node, key: str, limit: int, what: str) -> Fault:
    message = f"Here are too many: a file may have {limit:,} {what}. Split it."
    return Fault(node.position, Code.TOO_MUCH, message, allowed=f"at most {limit:,}", key=key)
