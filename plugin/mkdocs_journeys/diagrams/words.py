"""The words that stand in diagrams. The English ones are the defaults; pages pass in those of a language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mkdocs_journeys.diagrams.direction import is_right_to_left

MINUS = "−"


def signed(value: float) -> str:
    """+1.5, 0, −2, +0.46: two decimals at most, halves away from zero."""
    hundredths = int(abs(value) * 100 + 0.5)
    sign = "" if not hundredths else "+" if value > 0 else MINUS
    return f"{sign}{hundredths / 100:.2f}".rstrip("0").rstrip(".") if hundredths else "0"


def count(value: float) -> str:
    """How many of 100: a whole number, halves up; below one as "<1", since somebody is not nobody."""
    return "<1" if 0 < value < 0.5 else str(int(value + 0.5))


@dataclass(frozen=True, slots=True)
class DiagramWords:
    """Words, and patterns with the names of what is filled in."""

    moods: tuple[str, str, str, str, str] = ("very bad", "bad", "neutral", "good", "very good")
    feeling: str = "{sign} {mood}"
    low: str = "{feeling}, low {sign}"
    share: str = "{percent}%"
    case_share: str = "{when} ({share})"
    starts: str = "Starts: {text}"
    ends: str = "Ends: {text}"
    leave: str = "{count} of 100 leave"
    leave_to: str = "{count} of 100 leave: {to}"
    leaves: str = "1 of 100 leaves"
    leaves_to: str = "1 of 100 leaves: {to}"
    unmeasured: str = "Who leaves: not measured"
    drop_off: str = "{percent}% of those here leave"
    entry: str = "A way in"
    entry_share: str = "A way in: {percent}%"
    together: str = "{count} stages: {names}"
    back: str = "back"
    back_when: str = "back: {when}"
    from_: str = "From {stage}: {touchpoint}"
    from_stage: str = "From {stage}"
    to: str = "To {stage}: {touchpoint}"
    elsewhere: str = "On to: {journey}"
    stages_title: str = "{journey}: the stages"
    touchpoints_title: str = "{journey}: the touchpoints of {stage}"
    count: Callable[[float], str] = count
    signed: Callable[[float], str] = signed
    separator: str = ", "

    def leaving(self, people: float, to: str | None = None) -> str:
        """How many of 100 leave, and where to."""
        count = self.count(people)
        if count == "1":
            return self.leaves_to.format(to=to) if to else self.leaves
        return self.leave_to.format(count=count, to=to) if to else self.leave.format(count=count)

    def feel(self, mean: float, mood: int, low: float | None = None) -> str:
        """A feeling in sign and word: its number, the word for its class, and its low where that is lower."""
        word = self.moods[mood + 2]
        # Among words from right to left a sign would change over to the other side of its number.
        mark = "\u200e" if is_right_to_left(word) else ""
        felt = self.feeling.format(sign=mark + self.signed(mean), mood=word)
        if low is None or self.signed(low) == self.signed(mean):
            return felt
        return self.low.format(feeling=felt, sign=mark + self.signed(low))
