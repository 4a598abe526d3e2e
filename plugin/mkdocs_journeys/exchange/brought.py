"""What an export of ours brings back: checked like files, and written as files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a file that somebody wants to bring in.

    `place` is where: `touchpoints!D7` of a workbook, `journeys.mina/trip.stages[2].name` of JSON.
    """

    place: str
    message: str
    allowed: str = ""
    suggestion: str = ""

    def __str__(self) -> str:
        allowed = f" Allowed: {self.allowed}." if self.allowed else ""
        meant = f" Did you mean {self.suggestion}?" if self.suggestion else ""
        return f"{self.place}: {self.message}{allowed}{meant}"


@dataclass
class Brought:
    """What the files of a wiki say, in the terms of `pages.catalog_data`, and what is wrong with it.

    `origins` tell of a part, by its identity, from which row of a sheet it comes.
    """

    settings: Data = field(default_factory=dict)
    unlisted: dict[str, dict[str, str]] = field(default_factory=dict)
    registries: dict[str, dict[str, Data]] = field(default_factory=dict)
    personas: dict[str, Data] = field(default_factory=dict)
    journeys: dict[str, Data] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    origins: dict[int, Any] = field(default_factory=dict)
