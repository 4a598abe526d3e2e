"""What a cell says of how it feels: in words, emoji, signs, or numbers on some scale."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mkdocs_journeys.exchange.importing.cleaning import unmarked
from mkdocs_journeys.exchange.importing.feeling_words import emoji, without_emoji, words_in, worth_of_words
from mkdocs_journeys.model.values.emotion import Emotion
from mkdocs_journeys.model.values.texts import fold

Scale = tuple[float, float]
OURS: Scale = (-2, 2)
FIVE: Scale = (1, 5)

_ARROW = re.compile(r"\s*(?:→|➜|➔|➡\ufe0f?|⇒|↦|>>|-{1,2}>|=>|~>)\s*")
_NUMBER = r"[+\-−–]?[0-9]+(?:[.,][0-9]+)?"
_NUMBERS = re.compile(_NUMBER)
_ONLY_NUMBERS = re.compile(
    rf"\s*({_NUMBER})\s*%?\s*(?:(?:→|->|=>|to|bis|à|a|–|-|\.\.\.?|…|~|～|〜|から|至|到|до)\s*({_NUMBER})\s*%?\s*)?"
)
_OF = re.compile(r"([0-9]+(?:[.,][0-9]+)?)\s*/\s*(5|7|10|100)(?![0-9])")
_SIGNED = re.compile(r"[(（\[]\s*([+\-−][0-9](?:[.,]5)?|0)\s*[)）\]]")
_SIGNS = re.compile(r"[+＋]{1,3}|[\-−–]{1,3}|±|\+/-|○|◯|◎|△|×|✕|✗|0")
_SIGN_VALUES = {
    "±": 0.0,
    "+/-": 0.0,
    "0": 0.0,
    "◎": 2.0,
    "○": 1.0,
    "◯": 1.0,
    "△": -0.5,
    "×": -1.0,
    "✕": -1.0,
    "✗": -1.0,
}
_FACES = re.compile(r"(?<!\S)[:;]-?([)(D|/\\])\1{0,3}(?![^\s.,;!])")
_FACE_VALUES = {")": 1.0, "D": 2.0, "(": -1.0, "|": 0.0, "/": -0.5, "\\": -0.5}
_STARS = re.compile("[★⭐☆]{2,10}")
_RANGE_IN_LABEL = re.compile(
    r"([+\-−]?[0-9]{1,3})\s*(?:\.{2,3}|…|-|–|—|~|～|〜|to|bis|à|a|/)\s*\+?([0-9]{1,3})"
)
# Characters in which a feeling is looked for.
_READ = 400


@dataclass(frozen=True, slots=True)
class Felt:
    """An emotion on our scale, and how it was found: `number`, `sign`, `emoji` or `word`."""

    emotion: Emotion
    how: str

    @property
    def written(self) -> float | list[float]:
        """As it stands in a journey file."""
        begin, end = self.emotion.begin, self.emotion.end
        return [begin, end] if self.emotion.changes else begin


def scale_of(texts: Iterable[str], labels: Iterable[str] = ()) -> Scale:
    """The scale of numbers that stand in one column or on one map, by its heading or by what occurs."""
    for label in labels:
        if found := _RANGE_IN_LABEL.search(label):
            low, high = _value(found[1]), _value(found[2])
            if low < high:
                return low, high
    numbers = [number for text in texts for number in _only_numbers(text)]
    if not numbers:
        return FIVE
    low, high = min(numbers), max(numbers)
    if low < 0:
        reach = max(-low, high)
        limit = next((each for each in (2, 3, 5, 10, 100) if reach <= each), reach)
        return -limit, limit
    limit = next((each for each in (5, 10, 100) if high <= each), high)
    return (1 if low >= 1 and limit <= 10 else 0), limit


def felt(text: str, scale: Scale = FIVE) -> Felt | None:
    """What a text says of how it feels; None where nothing in it is known."""
    plain = " ".join(unmarked(text[:_READ]).split())
    for how, values in _readings(plain, scale):
        if values:
            is_range = how == "number" and len(values) == 2
            return _felt(values, how, is_change=is_range or bool(_ARROW.search(plain)))
    steps = [value for part in _ARROW.split(plain) if (value := worth_of_words(part)) is not None]
    return _felt(list(map(_step, steps)), "word", is_change=len(steps) > 1) if steps else None


def _readings(text: str, scale: Scale) -> Iterator[tuple[str, list[float]]]:
    """What a text says in all ways but words, the clearest first."""
    of = [(_value(number), float(most)) for number, most in _OF.findall(text)]
    yield "number", [_on_ours(number, (0 if most == 100 else 1, most)) for number, most in of]
    yield "number", [_value(number) for number in _SIGNED.findall(text) if -2 <= _value(number) <= 2]
    yield "number", [_on_ours(number, scale) for number in _only_numbers(text)]
    yield "sign", _stars(text) or _sign(text)
    yield "emoji", [emoji()[each] for each in text if each in emoji()]
    yield "emoji", [_FACE_VALUES[each] for each in _FACES.findall(text)]


def is_feeling(text: str) -> bool:
    """Whether a text is nothing but a word or two for a feeling, or an emoji."""
    plain = fold(without_emoji(unmarked(text[:_READ])))
    if not plain:
        return any(each in emoji() for each in text)
    if len(plain.split()) > 2 or len(plain) > 24:
        return False
    covered = sum(len(word) for word, _ in words_in(plain))
    return covered >= len(plain.replace(" ", "")) * 0.6


def _felt(values: Sequence[float], how: str, *, is_change: bool) -> Felt:
    if is_change and len(values) > 1:
        return Felt(Emotion(_step(values[0]), _step(values[-1])), how)
    mean = _step(sum(values) / len(values))
    return Felt(Emotion(mean, mean), how)


def _step(value: float) -> float:
    """The nearest half step, and none beyond the ends."""
    half = int(abs(value) * 2 + 0.5) / 2
    return max(-2.0, min(2.0, half if value >= 0 else -half)) + 0.0


def _on_ours(value: float, scale: Scale) -> float:
    low, high = scale
    return _step(-2 + 4 * (min(max(value, low), high) - low) / (high - low))


def _value(written: str) -> float:
    return float(written.replace("−", "-").replace("–", "-").replace(",", "."))


def _only_numbers(text: str) -> list[float]:
    """The number, or the two of a range, where a text is nothing else."""
    found = _ONLY_NUMBERS.fullmatch(without_emoji(text)) if len(text) < 40 else None
    return [_value(number) for number in found.groups() if number] if found else []


def _sign(text: str) -> list[float]:
    if not _SIGNS.fullmatch(text):
        return []
    if text in _SIGN_VALUES:
        return [_SIGN_VALUES[text]]
    return [min(len(text), 2.0) * (1 if text[0] in "+＋" else -1)]


def _stars(text: str) -> list[float]:
    found = _STARS.search(text)
    if found is None:
        return []
    full, of = sum(each in "★⭐" for each in found[0]), max(len(found[0]), 5)
    return [_on_ours(full, (1, of))]
