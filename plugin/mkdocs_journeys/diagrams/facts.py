"""What a diagram says, as data: the list beside the picture, and what the picture is drawn from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Going:
    """A way on to another stage, another touchpoint, or another journey.

    `stage` is the index of the stage and `touchpoint` the id of the touchpoint it leads to. Of another
    journey, `journey` is its id and `name` what it is called.
    """

    name: str
    stage: int | None = None
    touchpoint: str | None = None
    journey: str | None = None
    when: str | None = None
    share: float | None = None
    is_loop: bool = False


@dataclass(frozen=True, slots=True)
class Loss:
    """A touchpoint where people leave: percent of those who arrive there, why, and where they go."""

    touchpoint: str
    name: str
    percent: float
    why: str | None
    to: str | None


@dataclass(frozen=True, slots=True)
class StageLine:
    """A stage. `arriving` and `leaving` are of 100 who began the journey; None where it can't be known."""

    index: int
    id: str
    name: str
    mean: float | None
    mood: int | None
    arriving: float | None
    leaving: float | None
    losses: tuple[Loss, ...]
    goings: tuple[Going, ...]
    is_last: bool
    low: float | None = None


@dataclass(frozen=True, slots=True)
class StagesAlternative:
    """The stages of a journey. `is_counted` is false where nobody wrote any drop-off: then none is shown."""

    start: str | None
    stages: tuple[StageLine, ...]
    end: str | None
    is_counted: bool


@dataclass(frozen=True, slots=True)
class TouchpointLine:
    """A touchpoint or a step without contact. `coming` are the ways from other stages to it."""

    id: str
    number: int
    name: str
    has_contact: bool
    mean: float | None
    mood: int | None
    arriving: float | None
    leaving: float | None
    loss: Loss | None
    is_entry: bool
    entry_percent: float | None
    coming: tuple[Going, ...]
    goings: tuple[Going, ...]
    low: float | None = None


@dataclass(frozen=True, slots=True)
class TouchpointsAlternative:
    """The touchpoints of one stage that customers go through."""

    stage: int
    name: str
    touchpoints: tuple[TouchpointLine, ...]
