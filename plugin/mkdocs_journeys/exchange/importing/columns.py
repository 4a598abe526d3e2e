"""What a heading of a column, a row or a list means: a field of the format, in several languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import yaml

from mkdocs_journeys.exchange.importing.cleaning import bare, is_unspaced
from mkdocs_journeys.model.values.refusal import Refusal, nearest
from mkdocs_journeys.model.values.texts import fold

# A longer text is no heading.
_LONGEST = 80
_WHOLE_ONLY = "="
# Where the word that counts stands last; in the others it stands first: customer pains, dores do cliente.
_HEAD_LAST = frozenset({"en", "de", "nl", "zh", "ja", "ko"})
_ASIDE = re.compile(r"\(([^()]*)\)|（([^（）]*)）|\[([^\[\]]*)\]")
_PARTS = re.compile(
    r"\s*[/|,、，・／+＋＆&;–—:：]\s*|\s+-\s+|\s+(?:and|und|et|y|e|и|en|or)\s+|(?<=[\u3040-\u9fff])[和与與と](?=[\u3040-\u9fff])"
)
# In German, whose it is joins the word that counts: Kundenaktivität, Nutzerverhalten, Hauptproblem.
_WHOSE = re.compile(
    r"^(?:kunden|nutzer|benutzer|anwender|user|käufer|besucher|patienten|haupt|kern)-?(?=\w{4})"
)
_OF_CUSTOMERS = frozenset({"action", "thought", "emotion", "pains", "needs", "goal", "quote"})
_NUMBERED = re.compile(r"^\(?[0-9]{1,2}[.):]\s*|^#+\s*")
# Where a heading names two things, the text goes to the one that stands first here.
_FIRST = (
    *("stage", "step", "touchpoint", "pains", "opportunities", "action", "thought", "quote", "emotion"),
    *("gains", "needs", "goal"),
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """The field that a heading means, and all that it names. `is_sure`: the whole of it is a known name.

    `languages` are those that know it.
    """

    field: str
    also: tuple[str, ...] = ()
    is_sure: bool = True
    languages: frozenset[str] = dataclass_field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True)
class Name:
    """A known name of a field. `language` is the first that has it, `languages` all."""

    field: str
    language: str
    whole_only: bool
    languages: frozenset[str] = frozenset()


class Columns:
    """The known names: ours, and those that a team has added in journeys.yml.

    `added` is what journeys.yml has under `columns`, from a field to its names. `lanes` are the team's own
    lanes, from id to name; a column that is called so goes there. Raises a Refusal where `added` names a
    field that there is not.
    """

    def __init__(self, added: object = None, lanes: Mapping[str, str] | None = None) -> None:
        self._names = dict(_ours())
        self._lanes = dict(lanes or {})
        for lane, name in self._lanes.items():
            for spelling in (lane, name):
                self._names[bare(spelling)] = Name(f"more:{lane}", "", whole_only=True)
        for field, names in _added(added, self._lanes).items():
            for name in names:
                self._names[bare(name)] = Name(field, "", whole_only=False)
        self._within = [
            (spelling, name)
            for spelling, name in self._names.items()
            if not name.whole_only and len(spelling) > 1
        ]
        self.meaning = lru_cache(maxsize=10_000)(self._meaning)

    def _meaning(self, heading: str) -> Meaning | None:
        """What a heading means; None where it says nothing known."""
        if not heading or len(heading) > _LONGEST or "\n" in heading.strip():
            return None
        plain = bare(heading)
        if name := self._names.get(plain) or self._names.get(_NUMBERED.sub("", plain)):
            return Meaning(name.field, languages=name.languages)
        outside = bare(_ASIDE.sub(" ", heading))
        asides = [bare("".join(filter(None, found))) for found in _ASIDE.findall(heading)]
        for text in (_NUMBERED.sub("", outside), *asides):
            if name := self._names.get(text):
                return Meaning(name.field, languages=name.languages)
        if (name := self._names.get(_WHOSE.sub("", outside))) and name.field in _OF_CUSTOMERS:
            return Meaning(name.field, languages=frozenset({"de"}))
        parts = _PARTS.split(_NUMBERED.sub("", outside))
        known = [name for part in parts if (name := self._names.get(bare(part)))]
        if known and len(known) == len(parts):
            return _first(known, is_sure=True)
        if len(parts) > 1 and (found := [each for each in map(self._named_within, parts) if each]):
            return _first(found, is_sure=False)
        return self._named_within(outside)

    def _named_within(self, text: str) -> Meaning | None:
        """The best of the names that a longer heading holds."""
        if len(text.split()) > 8:
            return None
        best: tuple[tuple[bool, int], Name] | None = None
        for spelling, name in self._within:
            at = _find(text, spelling)
            if at < 0:
                continue
            is_head = at + len(spelling) == len(text) if name.language in _HEAD_LAST else at == 0
            rank = (is_head or not name.language, len(spelling))
            if best is None or rank > best[0]:
                best = (rank, name)
        return Meaning(best[1].field, is_sure=False, languages=best[1].languages) if best else None


def _first(named: Sequence[Name | Meaning], *, is_sure: bool) -> Meaning:
    fields = dict.fromkeys(each.field for each in named)
    ordered = sorted(fields, key=lambda field: _FIRST.index(field) if field in _FIRST else len(_FIRST))
    languages = frozenset.intersection(*(each.languages for each in named))
    return Meaning(ordered[0], tuple(ordered[1:]), is_sure, languages)


def _find(text: str, spelling: str) -> int:
    """Where a name stands in a text, as whole words where the script parts words; -1 where it doesn't."""
    at = text.find(spelling)
    if at < 0 or is_unspaced(spelling):
        return at
    while at >= 0:
        end = at + len(spelling)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            return at
        at = text.find(spelling, at + 1)
    return -1


@cache
def _ours() -> Mapping[str, Name]:
    text = (resources.files("mkdocs_journeys.exchange.importing") / "columns.yml").read_text(encoding="utf-8")
    known: dict[str, Mapping[str, Iterable[str]]] = yaml.safe_load(text)
    names: dict[str, Name] = {}
    for field, languages in known.items():
        for language, spellings in languages.items():
            for spelling in spellings:
                written = spelling.removeprefix(_WHOLE_ONLY)
                name = names.setdefault(bare(written), Name(field, language, written != spelling))
                names[bare(written)] = replace(name, languages=name.languages | {language})
    return names


@cache
def fields() -> tuple[str, ...]:
    """What a column may be taken for."""
    return tuple(dict.fromkeys(name.field for name in _ours().values()))


def _added(added: object, lanes: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The names that journeys.yml adds, by field."""
    if added is None:
        return {}
    allowed = (*fields(), *lanes)
    if not isinstance(added, Mapping):
        raise Refusal(
            "`columns` takes fields, each with the names of its columns", allowed=", ".join(allowed)
        )
    found: dict[str, tuple[str, ...]] = {}
    for key, written in added.items():
        field = next((each for each in allowed if fold(each) == fold(str(key))), "")
        if not field:
            near = nearest(str(key), allowed)
            raise Refusal(
                f"`columns` names `{key}`, which is no field", allowed=", ".join(allowed), suggestion=near
            )
        names: list[Any] = list(written) if isinstance(written, list | tuple) else [written]
        found[f"more:{field}" if field in lanes and field not in fields() else field] = tuple(map(str, names))
    return found


def counts_up(texts: Iterable[str]) -> bool:
    """Whether texts are nothing but the numbers of their rows: 1, 2, 3."""
    numbers = [text.strip().rstrip(".") for text in texts if text.strip()]
    if not numbers or not all(each.isascii() and each.isdecimal() and len(each) < 7 for each in numbers):
        return False
    first = int(numbers[0])
    return [int(each) for each in numbers] == list(range(first, first + len(numbers)))


def is_sign(text: str) -> bool:
    """Whether a cell says that there is nothing: a dash, n/a."""
    return fold(text) in {
        "",
        "-",
        "–",
        "—",
        "--",
        "---",
        "n/a",
        "na",
        "n.a.",
        "/",
        "無",
        "无",
        "なし",
        "none",
        "нет",
    } or (bool(text.strip()) and all(unicodedata.category(each) == "Pd" for each in text.strip()))
