"""How much one file may hold: more than anybody can read, and less than would keep the others waiting.

The size of a file says little: three letters may be a touchpoint with a column on the map, or the name of a
channel with a page of its own. What is counted does not depend on the machine.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

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
# As few signs part less than any of the limits; most small files are told by that.
_FEW = 60


@dataclass(slots=True)
class Excess:
    """Where there begin to be too many: the way there, from its end, and of what there may be how many."""

    way: list[str | int]
    limit: int
    what: str

    @property
    def path(self) -> tuple[str | int, ...]:
        return tuple(reversed(self.way))

    @property
    def message(self) -> str:
        return f"Here are too many: a file may have {self.limit:,} {self.what}. Split it."


def excess(data: Any, text: str) -> Excess | None:
    """What a file's fields hold too much of, if they do. `text` is what they were read from."""
    if text.count("\n") + text.count(",") <= _FEW:
        return None
    if isinstance(data, dict) and len(data) > ENTRIES:
        return Excess([list(data)[ENTRIES]], ENTRIES, "fields or entries of its own")
    return _Count().of(data, "")


@dataclass(slots=True)
class _Count:
    """Counts as far as there is too much of something."""

    values: int = 0
    in_all: dict[str, int] = field(default_factory=lambda: dict.fromkeys(IN_ALL, 0))

    def of(self, node: Any, key: str) -> Excess | None:
        found = None
        if isinstance(node, dict):
            for name, value in node.items():
                if found := self.of(value, name):
                    found.way.append(name)
                    return found
        elif isinstance(node, list):
            return self._items(node, key)
        else:
            self.values += 1
            if self.values > VALUES:
                return Excess([], VALUES, "texts and numbers")
        if key in self.in_all:
            self.in_all[key] += 1
            if self.in_all[key] > IN_ALL[key]:
                found = Excess([], IN_ALL[key], f"`{key}` in all")
        return found

    def _items(self, items: list[Any], key: str) -> Excess | None:
        limit = FEWER.get(key, ITEMS)
        if len(items) > limit and key not in LONG_LISTS:
            return Excess([limit], limit, f"items in one list of `{key}`")
        for index, item in enumerate(items):
            if found := self.of(item, key):
                found.way.append(index)
                return found
        return None
