"""How the customer feels, from -2 (very negative) to +2 (very positive)."""

from __future__ import annotations

import math
from dataclasses import dataclass

from mkdocs_journeys.model.values.numbers import number
from mkdocs_journeys.model.values.refusal import Refusal
from mkdocs_journeys.model.values.texts import label

ALLOWED = (
    "a number from -2 (very negative) to 2 (very positive) in half steps, or two of them such as [-2, 1]"
)


@dataclass(frozen=True, slots=True)
class Emotion:
    """A feeling at a touchpoint; `begin` and `end` differ where it changes within."""

    begin: float
    end: float

    @property
    def mean(self) -> float:
        return (self.begin + self.end) / 2

    @property
    def low(self) -> float:
        return min(self.begin, self.end)

    @property
    def changes(self) -> bool:
        return self.begin != self.end


def emotion(value: object) -> Emotion:
    """One step or a change from one to another. A word is refused: that is the `feeling`."""
    if isinstance(value, list):
        if len(value) != 2:
            raise Refusal(f"a change of emotion has two numbers, not {len(value)}", allowed=ALLOWED)
        return Emotion(_step(value[0]), _step(value[1]))
    found = _step(value)
    return Emotion(found, found)


def _step(value: object) -> float:
    written = label(value)
    try:
        found = number(written)
    except Refusal as refusal:
        if any(character.isdigit() for character in written):
            raise Refusal(
                f"{written!r} is not a step of emotion",
                allowed=ALLOWED,
                suggestion=refusal.suggestion,
                is_sure=refusal.is_sure,
            ) from None
        raise Refusal(
            f"emotion is a number, and {written!r} is a word",
            allowed=ALLOWED,
            suggestion=f"feeling: {written}",
        ) from None
    if not -2 <= found <= 2 or not (found * 2).is_integer() or "%" in written:
        raise Refusal(f"{written!r} is not a step of emotion", allowed=ALLOWED)
    return found


def mood(value: float) -> int:
    """The class of a mean: -2 to 2, halves away from zero."""
    return int(math.copysign(math.floor(abs(value) + 0.5), value))
