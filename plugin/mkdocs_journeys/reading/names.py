"""What things may be called, and finding them by it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property
from typing import Protocol

from mkdocs_journeys.model.fields import PainFields
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.model.values.refusal import nearest
from mkdocs_journeys.model.values.sureness import surely
from mkdocs_journeys.model.values.texts import fold, slug
from mkdocs_journeys.reading.nodes import Code
from mkdocs_journeys.reading.source import Path_, Source

LISTED = 12


class Known(Protocol):
    """Things that can be named: a registry, or `Names`."""

    @property
    def ids(self) -> Collection[str]: ...

    def find(self, spelling: str) -> str | None: ...

    def is_former(self, spelling: str) -> bool: ...

    def near(self, spelling: str) -> str: ...

    def surely(self, spelling: str) -> str: ...


class Names:
    """The ids of things of one kind, with their names and former ids.

    An id wins over a name, and a name over a former id. Of two things with one name the first has it.
    `moved` leads from former ids, as they were written, to those of today. `things` are each with its id, its
    names and its former ids.
    """

    def __init__(self) -> None:
        self.things: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = []

    def add(self, own_id: str, names: Iterable[str] = (), former: Iterable[str] = ()) -> None:
        """Take in a thing. All of them must be in before the first is looked for."""
        self.things.append((own_id, tuple(names), tuple(former)))

    # Made when they are asked for: nobody looks for most of what journeys name.

    @cached_property
    def _ids(self) -> dict[str, str]:
        return {fold(own_id): own_id for own_id, _, _ in self.things}

    @cached_property
    def _names(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for own_id, names, _ in self.things:
            for name in names:
                found.setdefault(fold(name), own_id)
        return found

    @cached_property
    def _moved(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for own_id, _, former in self.things:
            for old in former:
                found.setdefault(old, own_id)
        return found

    @cached_property
    def _former(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for old, own_id in self._moved.items():
            found.setdefault(fold(old), own_id)
        return found

    @property
    def ids(self) -> Collection[str]:
        return self._ids.values()

    @property
    def moved(self) -> dict[str, str]:
        """Where former ids lead; without those that something else has by now."""
        return {old: own_id for old, own_id in self._moved.items() if fold(old) not in self._ids}

    def find(self, spelling: str) -> str | None:
        folded = fold(spelling)
        return self._ids.get(folded) or self._names.get(folded) or self._former.get(folded)

    def is_former(self, spelling: str) -> bool:
        folded = fold(spelling)
        return folded in self._former and folded not in self._ids and folded not in self._names

    def near(self, spelling: str) -> str:
        """The id of what is called most like `spelling`, or ""."""
        return self.find(nearest(spelling, self._names | self._ids)) or ""

    def surely(self, spelling: str) -> str:
        """The id of what is surely meant by `spelling`, or ""."""
        return surely(spelling, self._names | self._ids)


def pain_names(pains: Iterable[tuple[str, PainFields]]) -> Names:
    """What pains may be called: by the id that they have or were written with, and by their text."""
    names = Names()
    for pain_id, fields in pains:
        written = [fields.id] if fields.id else []
        names.add(pain_id, (*written, slug(fields.text), fields.text), fields.formerly)
    return names


def settled(source: Source, path: Path_, spelling: str, known: Known, missing: str) -> str | None:
    """The id that a spelling means. It is said where there is none (`missing`), or a newer one."""
    found = known.find(spelling)
    if found is None:
        ids = list(known.ids)
        listed = ", ".join(ids[:LISTED]) + (", ..." if len(ids) > LISTED else "")
        sure = known.surely(spelling) if source.may_suggest else ""
        near = sure or (known.near(spelling) if source.may_suggest else "")
        source.say(
            path,
            Code.UNKNOWN_REFERENCE,
            missing,
            allowed=listed,
            suggestion=near,
            sure=_in_its_place(source, path, spelling, sure) if sure else "",
        )
    elif known.is_former(spelling):
        message = f"`{spelling}` is called `{found}` now"
        new = _in_its_place(source, path, spelling, found)
        source.say(path, Code.FORMER_ID, message, suggestion=found, level=Level.INFO, sure=new)
    return found


def _in_its_place(source: Source, path: Path_, spelling: str, found: str) -> str:
    """What to write at `path`, so that `found` stands for a spelling: a part of `journey#touchpoint` or all.

    Nothing where the spelling does not stand there: a value before it may be missing from a list.
    """
    scalar = source.written(path)
    if scalar is None:
        return ""
    before, mark, behind = scalar.text.partition("#")
    if fold(scalar.text) == fold(spelling):
        return found
    if mark and fold(behind) == fold(spelling):
        return f"{before}#{found}"
    return f"{found}#{behind}" if mark and fold(before) == fold(spelling) else ""
