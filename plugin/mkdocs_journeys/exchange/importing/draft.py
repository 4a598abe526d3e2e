"""A map as some source tells it, before it takes the form of a journey file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

PROSE = ""
"""The field of what has none: it goes into the prose."""


@dataclass(frozen=True, slots=True)
class Said:
    """One cell: what it stands under, what it says, and the field that is meant by that.

    `field` is a key of the format, or one of `stage`, `persona` and the like that say where it belongs.
    """

    label: str
    text: str
    field: str = PROSE


@dataclass(frozen=True, slots=True)
class Step:
    """One touchpoint, or one row of a table. Without a name it may still tell of its stage."""

    name: str
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage with what is said of it as a whole, its steps, and Markdown about it."""

    name: str
    said: tuple[Said, ...] = ()
    steps: tuple[Step, ...] = ()
    prose: str = ""


@dataclass(frozen=True, slots=True)
class Persona:
    """Whose map it is, as far as the source says. `about` is what it tells of them."""

    name: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A map. `place` says where in the source it stands; `columns` are labels with what each was taken for.

    `scale` is the lowest and the highest score, where the source says which it has. `prose` is Markdown.
    `headings` are words of the source that became names in part only, such as `Stage 2: Decision`.
    `language` is the one that most labels are of, where that says something.
    """

    title: str
    place: str
    stages: tuple[Stage, ...]
    said: tuple[Said, ...] = ()
    persona: Persona = Persona()
    prose: str = ""
    scale: tuple[float, float] | None = None
    columns: tuple[tuple[str, str], ...] = ()
    guesses: tuple[str, ...] = ()
    future: bool = False
    headings: tuple[str, ...] = ()
    language: str = ""


class NoMapError(Exception):
    """The source holds no map, or can't be read; `reason` says it to people. `hint` is what to do."""

    def __init__(self, reason: str, hint: str = "") -> None:
        super().__init__(f"{reason} {hint}".strip())
        self.reason = reason
        self.hint = hint


def gathered(steps: Iterable[tuple[str, Iterable[Said], Step | None]]) -> tuple[Stage, ...]:
    """Stages out of rows: each with the name of its stage, what is said of that, and the step, if any.

    Rows of the same stage that follow each other are one stage.
    """
    found: list[tuple[str, list[Said], list[Step]]] = []
    for name, said, step in steps:
        if not found or found[-1][0] != name:
            found.append((name, [], []))
        found[-1][1].extend(each for each in said if each not in found[-1][1])
        if step is not None:
            found[-1][2].append(step)
    return tuple(Stage(name, tuple(said), tuple(inner)) for name, said, inner in found)
