"""Puts what a source says into the fields of the format, as far as they take it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any

from mkdocs_journeys.exchange.importing.cleaning import lines_of, shortened, unmarked, unquoted
from mkdocs_journeys.exchange.importing.columns import is_sign
from mkdocs_journeys.exchange.importing.draft import Said
from mkdocs_journeys.exchange.importing.emotions import FIVE, OURS, Felt, Scale, felt
from mkdocs_journeys.model.fields import Record
from mkdocs_journeys.model.fields.record import EXTRAS
from mkdocs_journeys.model.fields.shape import fields_of
from mkdocs_journeys.model.registry import Registries, Registry
from mkdocs_journeys.model.values import durations, numbers, texts
from mkdocs_journeys.model.values.refusal import Refusal
from mkdocs_journeys.model.values.texts import ID_BYTES, slug
from mkdocs_journeys.reading.amounts import FEWER, ITEMS
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
_SIGN_ONLY = re.compile(r"[+＋]{1,3}|[\-−–]{2,3}")

Record_ = dict[str, Any]


@dataclass(slots=True)
class Filling:
    """Fills the records of one map.

    `by_number` and `by_word` count cells of emotion, and `unread` holds those that say nothing known.
    `unlisted` has the names that a binding list doesn't know, by the name of the list.
    """

    registries: Registries
    scale: Scale = FIVE
    minus_is_bad: bool = False
    by_number: int = 0
    by_word: int = 0
    unread: list[str] = dataclass_field(default_factory=list)
    unlisted: dict[str, dict[str, None]] = dataclass_field(default_factory=dict)
    _new: dict[str, set[str]] = dataclass_field(default_factory=dict)

    def put(self, record: Record_, kind: type[Record], said: Said) -> Said | None:
        """Put a cell where it belongs; what has no place there comes back."""
        field = said.field
        if field == "mood":
            self._mood(record, kind, said.text)
            return None
        if field == "emotion":
            return self._emotion(record, kind, said)
        if field.startswith("more:") and "more" in fields_of(kind):
            lane = record.setdefault("more", {}).setdefault(field.partition(":")[2], [])
            return _rest(said, _appended(lane, lines_of(said.text), texts.text))
        if field.startswith(EXTRAS):
            record.setdefault(field, said.text)
            return None if record[field] == said.text else said
        if field not in fields_of(kind):
            return said
        if field in _TEXTS or field in _QUESTIONS:
            lines = lines_of(said.text)
            if field in _SPOKEN:
                lines = tuple(map(unquoted, lines))
            return _rest(said, _appended(record.setdefault(field, []), lines, texts.text, field))
        if field in _SENTENCES:
            return _rest(
                said, _appended(record.setdefault(field, []), lines_of(said.text), texts.sentence, field)
            )
        if field in _LABELS:
            items = [each for line in lines_of(said.text) for each in _SEVERAL.split(line) if each]
            return _rest(said, _appended(record.setdefault(field, []), items, texts.label, field))
        if field == "metrics":
            names: list[str] = []
            left = _appended(names, lines_of(said.text), texts.label)
            record.setdefault("metrics", []).extend({"name": name} for name in names)
            return _rest(said, left)
        return self._single(record, field, said)

    def _single(self, record: Record_, field: str, said: Said) -> Said | None:
        text = said.text
        if field in _SINGLE:
            joined = "\n".join(filter(None, (record.get(field), text)))
            return (
                None
                if text in str(record.get(field, "")).split("\n") or _set(record, field, joined, texts.text)
                else said
            )
        if field == "feeling":
            return None if self._feeling(record, text) else said
        if field in _LENGTHS:
            return (
                said
                if field in record or not _set(record, field, text, durations.duration, as_written=True)
                else None
            )
        if field == "drop_off":
            is_new = field not in record and "%" in text
            return None if is_new and _set(record, field, text, numbers.percent, as_written=True) else said
        if field == "importance":
            return None if field not in record and _set(record, field, text, numbers.importance) else said
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

    # How it feels

    def _emotion(self, record: Record_, kind: type[Record], said: Said) -> Said | None:
        text = said.text
        if is_sign(text) and not (self.minus_is_bad and text.strip()):
            return None
        found = felt(text, self.scale)
        self._count(found, text)
        is_number = found is not None and found.how in ("number", "sign") and not any(map(str.isalpha, text))
        if found is not None and "emotion" not in record:
            record["emotion"] = found.written
            if is_number and _is_bare(text):
                if found.how == "sign" or self._is_rescaled(text):
                    record["x-score"] = text
                return None
        if is_number and _is_bare(text) and record.get("x-score") is None:
            record["x-score"] = text
            return None
        return None if "feeling" in fields_of(kind) and self._feeling(record, text) else said

    def _mood(self, record: Record_, kind: type[Record], text: str) -> None:
        """The emotion of a text that stands elsewhere: of a thought, a pain."""
        found = felt(text, self.scale)
        is_sure = found is not None and (found.how in ("emoji", "number", "sign") or len(text.split()) <= 6)
        if found is not None and is_sure and "emotion" in fields_of(kind) and "emotion" not in record:
            self._count(found, text)
            record["emotion"] = found.written

    def _count(self, found: Felt | None, text: str) -> None:
        if found is None:
            self.unread.append(text)
        elif found.how == "number":
            self.by_number += 1
        else:
            self.by_word += 1

    def _is_rescaled(self, text: str) -> bool:
        """Whether a number could not be told from the emotion that was made of it."""
        if self.scale not in (FIVE, OURS):
            return True
        return bool(re.search(r"[.,](?![05]\b)[0-9]", text))

    def _feeling(self, record: Record_, text: str) -> bool:
        flat = " ".join(text.split())
        known = record.get("feeling")
        if known and flat.casefold() in known.casefold().split("; "):
            return True
        return _set(record, "feeling", f"{known}; {flat}" if known else flat, texts.label)

    # What registries know

    def _channels(self, record: Record_, said: Said) -> Said | None:
        names = [name for name in _SEVERAL.split(said.text) if name]
        known = self._known(self.registries.channels, names)
        if known is None or len(known) > ITEMS or ("none" in map(str.lower, known) and len(known) > 1):
            return said
        record.setdefault("channel", []).extend(name for name in known if name not in record["channel"])
        return None

    def _owners(self, record: Record_, said: Said) -> Said | None:
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
    if _taken(texts.label, name) is None or len(made.encode()) > ID_BYTES:
        return False
    new.add(made)
    return len(new) <= NAMES


def _appended(
    items: list[Any], new: Iterable[str], form: Callable[[object], Any], field: str = ""
) -> list[str]:
    """Add texts to a list as far as the format takes them; those that it doesn't come back."""
    left: list[str] = []
    for text in new:
        if text in items:
            continue
        if _taken(form, text) is None or len(items) >= FEWER.get(field, ITEMS):
            left.append(text)
        else:
            items.append(text)
    return left


def _rest(said: Said, left: list[str]) -> Said | None:
    return Said(said.label, "\n".join(left)) if left else None


def _set(
    record: Record_, field: str, text: str, form: Callable[[object], Any], *, as_written: bool = False
) -> bool:
    value = _taken(form, text)
    if value is None:
        return False
    record[field] = text if as_written else value
    return True


def _taken(form: Callable[[object], Any], text: str) -> Any:
    try:
        return form(text)
    except Refusal:
        return None


def _is_bare(text: str) -> bool:
    """Whether a text is figures and signs alone, so that the emotion says all of it."""
    return (
        not any(each.isalpha() for each in text)
        and text.isprintable()
        and all(ord(each) < 0x2600 or each in "＋" for each in text)
    )


def minus_is_bad(cells: Iterable[str]) -> bool:
    """Whether a lone dash in these cells is a judgement, because others are plus signs."""
    return any(_SIGN_ONLY.fullmatch(cell.strip()) for cell in cells)


def name_of(text: str, length: int = 80) -> str:
    """A text as the name of a step."""
    return shortened(unmarked(" ".join(lines_of(text)[:1]) or text), length)
