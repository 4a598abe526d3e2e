"""What a record names: found in its registry, in any spelling, or said to be missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, TypeVar

from mkdocs_journeys.model.fields import Record
from mkdocs_journeys.model.fields.shape import key_of, nested, references
from mkdocs_journeys.model.registry import NO_CONTACT, Registry
from mkdocs_journeys.model.values.texts import ID_BYTES, fold, is_too_long_for_an_id, slug
from mkdocs_journeys.reading.names import Names, settled
from mkdocs_journeys.reading.naming import tidied
from mkdocs_journeys.reading.nodes import Code
from mkdocs_journeys.reading.source import Path_, Source

Kind = TypeVar("Kind", bound=Record)
# Each has a page of its own. More of a kind that a file makes up on its own is no map of a journey.
NAMES = 50
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


class References:
    """Settles references. Names that no binding registry knows are gathered in `used`, by kind and id.

    `users` are the files that use each of them. `known` are ids by kind and spelling, of what there was
    nothing to say.
    """

    def __init__(self, registries: Mapping[str, Registry[Any]], personas: Names, journeys: Names) -> None:
        self._registries = registries
        self._names = {"personas": personas, "journeys": journeys}
        self.known: dict[tuple[str, str], str] = {}
        self.used: dict[str, dict[str, str]] = {kind: {} for kind in registries}
        self.users: dict[tuple[str, str], set[str]] = {}
        self._new: Counter[tuple[str, str]] = Counter()

    def settle(self, source: Source, record: Kind, path: Path_ = ()) -> Kind:
        """The record with ids in the place of whatever spelling was written, in all that it holds."""
        kind, written = type(record), record.model_fields_set
        changed: dict[str, Any] = {}
        for attribute, what in references(kind).items():
            if attribute not in written:
                continue
            value = getattr(record, attribute)
            place = (*path, key_of(kind, attribute))
            settled = self._value(source, what, value, place)
            if settled != value:
                changed[attribute] = settled
        for attribute in nested(kind):
            if attribute not in written:
                continue
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
        if what == "channels" and NO_CONTACT in found:
            _say_no_contact(source, place, found)
        return tuple(dict.fromkeys(found))

    def _one(self, source: Source, what: str, spelling: str, place: Path_) -> str:
        known = self.known.get((what, spelling))
        if known is not None:
            return known
        if what == "channels" and fold(spelling) == NO_CONTACT:
            return NO_CONTACT
        if what in self._names:
            missing = f"there is no {_SINGULAR[what]} `{spelling}` in the wiki's folder"
            return settled(source, place, spelling, self._names[what], missing) or spelling
        registry = self._registries[what]
        if registry.binding or registry.find(spelling) is not None:
            if registry.find(spelling) is not None and not registry.is_former(spelling):
                return self.known.setdefault((what, spelling), str(registry.find(spelling)))
            missing = f"there is no {_SINGULAR[what]} `{spelling}` in {what}.yml"
            return settled(source, place, spelling, registry, missing) or spelling
        if is_too_long_for_an_id(slug(spelling)):
            source.say(place, Code.BAD_VALUE, "this name is too long", allowed=f"at most {ID_BYTES} letters")
            return spelling
        if (what, slug(spelling)) not in self.users and self._is_one_too_many(source, what, place):
            return spelling
        made = self._use(what, spelling)
        self.users.setdefault((what, made), set()).add(source.file)
        return made

    def _is_one_too_many(self, source: Source, what: str, place: Path_) -> bool:
        """Whether a file has brought in enough names of a kind before this new one. It is said once."""
        self._new[source.file, what] += 1
        if self._new[source.file, what] == NAMES + 1:
            message = f"this file names more than {NAMES} {what} that no file lists: list them in {what}.yml"
            source.say(place, Code.TOO_MUCH, message, allowed=f"at most {NAMES}")
        return self._new[source.file, what] > NAMES

    def _use(self, what: str, spelling: str) -> str:
        """The id of something that no file lists. Of its spellings the first that is no id is its name."""
        used = self.used[what]
        made = slug(spelling) or self._unnamed(what, spelling)
        if spelling != made and used.get(made) in (None, tidied(made)):
            used[made] = spelling
        used.setdefault(made, tidied(made))
        return made

    def _unnamed(self, what: str, spelling: str) -> str:
        """An id for a name of signs alone: one for each such name."""
        named = next((made for made, name in self.used[what].items() if name == spelling), None)
        number = sum(made.startswith("unnamed-") for made in self.used[what]) + 1
        return named or f"unnamed-{number}"


def _say_no_contact(source: Source, place: Path_, found: tuple[str, ...]) -> None:
    if place[-1] != "channel":
        message = f"`{NO_CONTACT}` is for a step of a journey: here belong channels"
        source.say(place, Code.BAD_VALUE, message, allowed="channels, or leave the key out")
    elif len(found) > 1:
        message = f"`{NO_CONTACT}` means no contact at all, so no other channel can stand beside it"
        source.say(place, Code.BAD_VALUE, message, allowed="none alone, or channels")
