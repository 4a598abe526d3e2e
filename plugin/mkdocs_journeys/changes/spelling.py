"""What a field held and holds, in a few words: of a list what came and what went."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mkdocs_journeys.changes.saying import Plain
from mkdocs_journeys.model.fields import Record
from mkdocs_journeys.model.fields.shape import nested_by_key, percents

MINUS = "\u2212"
_LONGEST = 80
# What a reading of a metric says, in most cases.
_READING = {"date", "value"}


def spelled(value: Plain) -> str:
    """A value of a field as one reads it in English."""
    return ENGLISH.value(value)


def shortened(text: str) -> str:
    """A text on one line, cut where it is long."""
    whole = " ".join(text.split())
    return whole if len(whole) <= _LONGEST else f"{whole[: _LONGEST - 1].rstrip()}\u2026"


def _plain_number(number: float) -> str:
    return f"{MINUS if number < 0 else ''}{abs(number):g}"


@dataclass(frozen=True, slots=True)
class Spelling:
    """How values are written in a language.

    `step` joins what was and what is, `item` sets off an item of a list, and `text` spells a text.
    """

    nothing: str = "nothing"
    reordered: str = "in another order"
    yes: str = "yes"
    no: str = "no"
    step: Callable[[str, str], str] = lambda before, after: f"{before} \u2192 {after}"
    item: Callable[[str], str] = str
    number: Callable[[float], str] = _plain_number
    percent: Callable[[float], str] = lambda number: f"{_plain_number(number)} %"
    text: Callable[[str], str] = str

    def value(self, value: Plain) -> str:
        """A value by itself."""
        if value is None:
            return self.nothing
        if isinstance(value, bool):
            return self.yes if value else self.no
        if isinstance(value, int | float):
            return self.number(value)
        if isinstance(value, list):
            return ", ".join(map(self.value, value)) or "[]"
        if isinstance(value, Mapping):
            if value.keys() == _READING:
                return f"{self.value(value['value'])} ({value['date']})"
            return "; ".join(f"{key} {self.value(each)}" for key, each in value.items())
        return self.text(str(value))

    def with_signs(self, record: type[Record], key: str, value: Plain) -> Plain:
        """A value with the sign of percent where it is one, or holds some."""
        if isinstance(value, list):
            return [self.with_signs(record, key, each) for each in value]
        if isinstance(value, dict):
            inner = nested_by_key(record).get(key)
            if inner is None:
                return value
            return {name: self.with_signs(inner, name, each) for name, each in value.items()}
        is_percent = isinstance(value, int | float) and key in percents(record)
        return self.percent(value) if is_percent else value

    def between(self, before: Plain, after: Plain) -> str:
        """Both of two values; of lists what came and what went, of several values those that differ."""
        if isinstance(before, dict) and isinstance(after, dict):
            keys = [key for key in {**before, **after} if before.get(key) != after.get(key)]
            return "; ".join(f"{key} {self.between(before.get(key), after.get(key))}" for key in keys)
        if isinstance(before, list | None) and isinstance(after, list | None) and (before or after):
            return self._of_lists(before or [], after or [])
        return self.step(shortened(self.value(before)), shortened(self.value(after)))

    def _of_lists(self, before: list[Plain], after: list[Plain]) -> str:
        gone = [each for each in before if each not in after]
        came = [each for each in after if each not in before]
        if len(gone) == len(came) == 1 and (name := self._in_both(gone[0], came[0])):
            return f"{shortened(name)}: {self.between(gone[0], came[0])}"
        old, new = [self.value(each) for each in before], [self.value(each) for each in after]
        parts = [f"+ {self.item(each)}" for each in new if each not in old]
        parts += [f"{MINUS} {self.item(each)}" for each in old if each not in new]
        return ", ".join(map(shortened, parts)) if parts else self.reordered

    def _in_both(self, one: Plain, other: Plain) -> str:
        """What tells that two items of a list are one that changed: the first that both say of it."""
        if not isinstance(one, dict) or not isinstance(other, dict):
            return ""
        return next((self.value(value) for key, value in one.items() if other.get(key) == value), "")


ENGLISH = Spelling()
