"""Words and emoji for feelings, and what each is worth on our scale."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import islice
from typing import Any

import yaml

from mkdocs_journeys.exchange.importing.cleaning import is_unspaced
from mkdocs_journeys.model.values.texts import fold

_MORE = re.compile(r"(?<=\w)(\+{1,3})(?!\w)")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_WORDS_READ = 14


def without_emoji(text: str) -> str:
    return "".join(each for each in text if each not in emoji() and each not in "\ufe0f\u200d").strip()


def worth_of_words(text: str) -> float | None:
    """The mean of the feelings that the first words of a text name."""
    plain = fold(text)
    beyond = next(islice(_WORD.finditer(plain), _WORDS_READ, None), None)
    plain = plain[: beyond.start()] if beyond else plain
    values, after = [], 0
    for start, end, value in _placed(plain):
        before = plain[after:start][-16:]
        if _has(before, "not"):
            value *= -0.5
        elif _has(before, "softer"):
            value *= 0.5
        elif _has(before, "stronger"):
            value *= 1.5
        if plus := _MORE.match(plain, end):
            value += (0.5 if value > 0 else -0.5) * len(plus[1])
        values.append(value)
        after = end
    return sum(values) / len(values) if values else None


def _has(before: str, what: str) -> bool:
    """Whether a word of a kind stands right before."""
    return any(
        before.endswith(word)
        if is_unspaced(word)
        else before.split()[-2:].count(word) > 0
        or before.strip().endswith(f" {word}")
        or before.strip() == word
        for word in _table()[what]
    )


def words_in(plain: str) -> list[tuple[str, float]]:
    return [(plain[start:end], value) for start, end, value in _placed(plain)]


def _placed(plain: str) -> list[tuple[int, int, float]]:
    """Where words for feelings stand in a text, the longest at each place, and what each is worth."""
    found: list[tuple[int, int, float]] = []
    for pattern, values in _patterns():
        for match in pattern.finditer(plain):
            start, end = match.span()
            value = values(match[0])
            if value is not None and not any(
                start < other_end and end > other for other, other_end, _ in found
            ):
                found.append((start, end, value))
    return sorted(found)


@cache
def _table() -> Mapping[Any, Any]:
    text = (resources.files("mkdocs_journeys.exchange.importing") / "emotions.yml").read_text(
        encoding="utf-8"
    )
    table: Mapping[Any, Any] = yaml.safe_load(text)
    return table


@cache
def emoji() -> Mapping[str, float]:
    return {
        sign: float(value)
        for value, signs in _table()["emoji"].items()
        for sign in str(signs)
        if sign not in "\ufe0f"
    }


@cache
def _patterns() -> Sequence[tuple[re.Pattern[str], Any]]:
    """One pattern for the words of scripts that part words, and one for the others; the longest first."""
    exact: dict[str, float] = {}
    stems: dict[str, float] = {}
    for value, languages in _table().items():
        if isinstance(value, int | float):
            for word in (fold(str(word)) for words in languages.values() for word in words):
                (stems if word.endswith("*") else exact).setdefault(word.removesuffix("*"), float(value))
    spaced = {word: value for word, value in exact.items() if not is_unspaced(word)}
    unspaced = {word: value for word, value in (exact | stems).items() if is_unspaced(word)}
    stems = {word: value for word, value in stems.items() if not is_unspaced(word)}
    ordered = sorted(
        [*((re.escape(w), w) for w in spaced), *((re.escape(w) + r"[^\W\d_]*", w) for w in stems)],
        key=lambda each: -len(each[1]),
    )
    parted = re.compile(rf"(?<!\w)(?:{'|'.join(each for each, _ in ordered)})(?!\w)")
    joined = re.compile("|".join(sorted(map(re.escape, unspaced), key=len, reverse=True)))

    def value_of(word: str) -> float | None:
        if word in spaced:
            return spaced[word]
        best = max((stem for stem in stems if word.startswith(stem)), key=len, default="")
        return stems.get(best)

    return ((parted, value_of), (joined, unspaced.get))
