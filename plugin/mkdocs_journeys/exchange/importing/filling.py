"""Puts what a source says into the fields of the format, as far as they take it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any

from mkdocs_journeys.exchange.importing.cleaning import lines_of, shortened, unmarked, unquoted
from mkdocs_journeys.exchange.importing.draft import Said
from mkdocs_journeys.exchange.importing.fitting import Fields, appended, fitted, rest_of, taken
from mkdocs_journeys.exchange.importing.lengths import in_our_words
from mkdocs_journeys.exchange.importing.moods import Moods
from mkdocs_journeys.model.fields import Record
from mkdocs_journeys.model.fields.record import EXTRAS
from mkdocs_journeys.model.fields.shape import fields_of
from mkdocs_journeys.model.registry import Registries, Registry
from mkdocs_journeys.model.values import durations, numbers, texts
from mkdocs_journeys.model.values.texts import ID_BYTES, slug
from mkdocs_journeys.reading.amounts import ITEMS
from mkdocs_journeys.reading.references import NAMES

_TEXTS = frozenset(
    {"action", "thought", "needs", "gains", "frontstage", "backstage", "convinces", "quote", "expectations"}
)
# Pages put these between quotation marks.
_SPOKEN = frozenset({"thought", "quote"})
_SENTENCES = frozenset({"pains", "opportunities"})
_QUESTIONS = frozenset({"questions", "objectives"})
_LABELS = frozenset({"systems", "data_asked", "tags"})
_SINGLE = frozenset({"goal", "scenario", "summary", "message", "trust", "handover", "start", "end"})
_LENGTHS = frozenset({"duration", "wait"})
_SEVERAL = re.compile(r"\s*(?:[,;/|、，；／+＋\n]|\s&\s)\s*")
_YES = frozenset(
    {"yes", "y", "x", "✓", "✔", "✅", "true", "ja", "oui", "sí", "si", "sim", "是", "はい", "да", "mot"}
)
_NO = frozenset({"no", "n", "false", "nein", "non", "não", "否", "нет", "いいえ", "✗", "✘", "❌"})


@dataclass(slots=True)
class Filling:
    """Fills the records of one map.

    `unlisted` has the names that a binding list doesn't know, by the name of the list.
    """

    registries: Registries
    moods: Moods
    unlisted: dict[str, dict[str, None]] = dataclass_field(default_factory=dict)
    _new: dict[str, set[str]] = dataclass_field(default_factory=dict)

    def put(self, record: Fields, kind: type[Record], said: Said) -> Said | None:
        """Put a cell where it belongs; what has no place there comes back."""
        field = said.field
        if field == "mood":
            self.moods.aside(record, kind, said.text)
            return None
        if field == "emotion":
            return self.moods.put(record, kind, said)
        if field.startswith("more:") and "more" in fields_of(kind):
            lane = record.setdefault("more", {}).setdefault(field.partition(":")[2], [])
            return rest_of(said, appended(lane, lines_of(said.text), texts.text))
        if field.startswith(EXTRAS):
            record.setdefault(field, said.text)
            return None if record[field] == said.text else said
        if field not in fields_of(kind):
            return said
        if field in _TEXTS or field in _QUESTIONS:
            lines = lines_of(said.text)
            if field in _SPOKEN:
                lines = tuple(map(unquoted, lines))
            return rest_of(said, appended(record.setdefault(field, []), lines, texts.text, field))
        if field in _SENTENCES:
            return rest_of(
                said, appended(record.setdefault(field, []), lines_of(said.text), texts.sentence, field)
            )
        if field in _LABELS:
            items = [each for line in lines_of(said.text) for each in _SEVERAL.split(line) if each]
            return rest_of(said, appended(record.setdefault(field, []), items, texts.label, field))
        if field == "metrics":
            names: list[str] = []
            left = appended(names, lines_of(said.text), texts.label)
            record.setdefault("metrics", []).extend({"name": name} for name in names)
            return rest_of(said, left)
        return self._single(record, field, said)

    def _single(self, record: Fields, field: str, said: Said) -> Said | None:
        text = said.text
        if field in _SINGLE:
            joined = "\n".join(filter(None, (record.get(field), text)))
            return (
                None
                if text in str(record.get(field, "")).split("\n") or fitted(record, field, joined, texts.text)
                else said
            )
        if field == "feeling":
            return None if self.moods.feeling(record, text) else said
        if field in _LENGTHS:
            length = in_our_words(text)
            is_new = field not in record
            fits = is_new and fitted(record, field, length, durations.duration, as_written=True)
            return None if fits else said
        if field == "drop_off":
            is_new = field not in record and "%" in text
            return None if is_new and fitted(record, field, text, numbers.percent, as_written=True) else said
        if field == "importance":
            return None if field not in record and fitted(record, field, text, numbers.importance) else said
        if field == "moment_of_truth":
            record[field] = texts.fold(text) not in _NO
            return None if texts.fold(text) in _YES | _NO else said
        if field == "channel":
            return self._channels(record, said)
        if field == "owner":
            return self._owners(record, said)
        if field == "evidence":
            found = self.registries.evidence.find(text)
            record.setdefault("evidence", []).extend([found] if found else [])
            return None if found else said
        return said

    # What registries know

    def _channels(self, record: Fields, said: Said) -> Said | None:
        names = [name for name in _SEVERAL.split(said.text) if name]
        known = self._known(self.registries.channels, names)
        if known is None or len(known) > ITEMS or ("none" in map(str.lower, known) and len(known) > 1):
            return said
        record.setdefault("channel", []).extend(name for name in known if name not in record["channel"])
        return None

    def _owners(self, record: Fields, said: Said) -> Said | None:
        parts = [name for name in _SEVERAL.split(said.text) if name]
        names = self._known(self.registries.owners, [said.text] if len(parts) == 1 else parts)
        if not names or ("owner" in record and record["owner"] != names[0]):
            return said
        record["owner"] = names[0]
        if names[1:]:
            record["supporting"] = names[1:]
        return None

    def _known(self, registry: Registry[Any], names: Iterable[str]) -> list[str] | None:
        """Names as a journey may write them: ids where the list is binding; None where one can't stand."""
        names = tuple(names)
        if unknown := [name for name in names if registry.binding and registry.find(name) is None]:
            self.unlisted.setdefault(registry.kind, {}).update(dict.fromkeys(unknown))
            return None
        found: list[str] = []
        new = self._new.setdefault(registry.kind, set())
        for name in names:
            known = registry.find(name)
            if known is None and not _may_be_new(name, new):
                return None
            found.append(known if known is not None and registry.binding else name)
        return found


def _may_be_new(name: str, new: set[str]) -> bool:
    made = slug(name)
    if taken(texts.label, name) is None or len(made.encode()) > ID_BYTES:
        return False
    new.add(made)
    return len(new) <= NAMES


def name_of(text: str, length: int = 80) -> str:
    """A text as the name of a step."""
    return shortened(unmarked(" ".join(lines_of(text)[:1]) or text), length)
