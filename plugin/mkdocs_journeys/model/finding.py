"""What a reader of files has to tell the people who wrote them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Level(StrEnum):
    """How much a finding matters. Only an error makes a file unreadable and a check fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Position(NamedTuple):
    """A place in a file. Lines and columns count from 1; columns count characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Repair:
    """A safe change to one line: put `new` in the place of the characters from `start` to `end`.

    `start` and `end` are columns of `line`, counted from 1; `end` is the first one that stays.
    """

    line: int
    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, said for people: where, what, what is allowed, what was meant.

    `code` names the kind of slip, or is the id of a rule, which has a `slug` besides.
    """

    file: str
    position: Position
    level: Level
    code: str
    message: str
    key: str = ""
    allowed: str = ""
    suggestion: str = ""
    repair: Repair | None = None
    slug: str = ""

    @property
    def order(self) -> tuple[str, Position, str, str, str]:
        """The order in which findings are told: by file, by place, then by what they say."""
        return (self.file, self.position, self.code, self.key, self.message)
