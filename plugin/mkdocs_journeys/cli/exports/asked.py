"""What somebody has asked `journeys export` for."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

# Where no file or folder is named.
STANDARD_OUTPUT = Path("-")


@dataclass(frozen=True, slots=True)
class Asked:
    """The options, by their names in the command. A format is given those that it takes."""

    target: Path
    folder: str
    names: tuple[str, ...] = ()
    site: Path | None = None
    summary: bool = False
    base: str | None = None
    today: datetime.date | None = None
    people: str = "show"
