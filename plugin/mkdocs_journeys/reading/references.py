"""What a record names: found in its registry, in any spelling, or said to be missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from mkdocs_journeys.model.fields import Record
from mkdocs_journeys.model.fields.shape import key_of, nested, references
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.model.registry import NO_CONTACT, Registry
from mkdocs_journeys.model.values.refusal import nearest
from mkdocs_journeys.model.values.texts import fold, slug
from mkdocs_journeys.reading.naming import tidied
from mkdocs_journeys.reading.nodes import Code
from mkdocs_journeys.reading.source import Path_, Source

Kind = TypeVar("Kind", bound=Record)
_SINGULAR = {
    "stages": "stage",
    "owners": "owner",
    "channels": "channel",
    "touchpoints": "touchpoint",
    "evidence": "evidence",
    "metrics": "metric",
    "campaigns": "campaign",
    "personas": "persona",
    "journeys": "journey",
}


class Names:
    """The ids of personas or journeys, with their names and former ids."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.spellings: dict[str, str] = {}
        self.former: dict[str, str] = {}

    def add(self, own_id: str, names: Iterable[str], former: Iterable[str]) -> None:
        """Take in an id. The first one that has a name keeps it; an id wins over any name."""
        for name in names:
            self.spellings.setdefault(fold(name), own_id)
        self.spellings[fold(own_id)] = own_id
        self.former.update({fold(old): own_id for old in former})

    def find(self, spelling: str) -> str | None:
        folded = fold(spelling)
        return self.spellings.get(folded) or self.former.get(folded)

    def is_former(self, spelling: str) -> bool:
        return fold(spelling) not in self.spellings and fold(spelling) in self.former

    def near(self, spelling: str) -> str:
        found = nearest(spelling, self.spellings)
        return self.spellings.get(found, "")

    @property
    def binding(self) -> bool:
        return True


class References:
    """Settles references. Names that no binding registry knows are gathered in `used`, by kind and id."""

    def __init__(self, registries: Mapping[str, Registry[Any]], *names: Names) -> None:
        self._known: dict[str, Registry[Any] | Names] = {**registries, **{each.kind: each for each in names}}
        self.used: dict[str, dict[str, str]] = {kind: {} for kind in registries}

    def settle(self, source: Source, record: Kind, path: Path_ = ()) -> Kind:
        """The record with ids in the place of whatever spelling was written, in all that it holds."""
        kind = type(record)
        changed: dict[str, Any] = {}
        for attribute, what in references(kind).items():
            value = getattr(record, attribute)
            place = (*path, key_of(kind, attribute))
            settled = self._value(source, what, value, place)
            if settled != value:
                changed[attribute] = settled
        for attribute in nested(kind):
            value = getattr(record, attribute)
            place = (*path, key_of(kind, attribute))
            if isinstance(value, Record):
                inner: Any = self.settle(source, value, place)
            elif value:
                inner = tuple(self.settle(source, item, (*place, index)) for index, item in enumerate(value))
                inner = value if all(map(lambda new, old: new is old, inner, value)) else inner
            else:
                continue
            if inner is not value:
                changed[attribute] = inner
        return record.model_copy(update=changed) if changed else record

    def _value(self, source: Source, what: str, value: Any, place: Path_) -> Any:
        if isinstance(value, str):
            return self._one(source, what, value, place)
        if not value:
            return value
        found = tuple(self._one(source, what, item, (*place, index)) for index, item in enumerate(value))
        if what == "channels" and NO_CONTACT in found and len(found) > 1:
            message = f"`{NO_CONTACT}` means no contact at all, so no other channel can stand beside it"
            source.say(place, Code.BAD_VALUE, message, allowed="none alone, or channels")
        return tuple(dict.fromkeys(found))

    def _one(self, source: Source, what: str, spelling: str, place: Path_) -> str:
        if what == "channels" and fold(spelling) == NO_CONTACT:
            return NO_CONTACT
        known = self._known[what]
        found = known.find(spelling)
        if found is not None:
            if known.is_former(spelling):
                message = f"`{spelling}` is called `{found}` now"
                source.say(place, Code.FORMER_ID, message, suggestion=found, level=Level.INFO)
            return found
        if known.binding:
            self._say_unknown(source, what, spelling, place, known)
            return spelling
        made = slug(spelling) or "unnamed"
        name = tidied(spelling) if spelling == made else spelling
        self.used[what].setdefault(made, name)
        return made

    def _say_unknown(
        self, source: Source, what: str, spelling: str, place: Path_, known: Registry[Any] | Names
    ) -> None:
        where = f"{what}.yml" if isinstance(known, Registry) else "the wiki's folder"
        ids = list(known.entries) if isinstance(known, Registry) else sorted(set(known.spellings.values()))
        listed = ", ".join(ids[:12]) + (", ..." if len(ids) > 12 else "")
        source.say(
            place,
            Code.UNKNOWN_REFERENCE,
            f"there is no {_SINGULAR[what]} `{spelling}` in {where}",
            allowed=listed,
            suggestion=known.near(spelling),
        )
