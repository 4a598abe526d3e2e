"""The golden wikis: a small folder each, and beside it what comes out of it.

`<case>/journeys/` is the wiki; `model.json`, `findings.txt` and whatever else is made of it stand beside
that. A new case is a new folder; `pytest --update` writes what is expected.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from mkdocs_journeys.reading.reader import Reading, read

TODAY = datetime.date(2026, 6, 1)


@dataclass(frozen=True, slots=True)
class GoldenCase:
    """One golden wiki."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    def read(self) -> Reading:
        """The wiki, read on the same day each time."""
        return read(self.folder / "journeys", TODAY)

    def compare(self, file: str, text: str, update: bool) -> None:
        """Hold a text against the file of this case, or write it there."""
        path = self.folder / file
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"{path} is not there yet: run pytest --update, and read it"
        assert text == path.read_text(encoding="utf-8")


_WIKIS = sorted(Path(__file__).parent.glob("*/journeys"))
CASES = tuple(GoldenCase(wiki.parent) for wiki in _WIKIS)
