"""The small wiki that fuzzed files stand in, so that what they name is there."""

from __future__ import annotations

import datetime
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from mkdocs_journeys.model.kinds import FILE_KINDS

TODAY = datetime.date(2026, 6, 1)
PROJECT = Path(__file__).parents[2]

_FOLDER = Path(__file__).parent / "journeys"

# Where a file of each kind stands, by the name of the kind.
PLACES: Mapping[str, str] = {
    kind.name: kind.file.replace("<persona>", "mina").replace("<journey>", "trip")
    for kind in FILE_KINDS.values()
}
NAMES: Mapping[str, tuple[str, ...]] = {
    "stages": ("awareness", "buying"),
    "owners": ("shop", "brand"),
    "channels": ("web", "store", "none"),
    "touchpoints": ("till", "letter"),
    "evidence": ("talks", "numbers"),
    "metrics": ("wait", "sales"),
    "campaigns": ("spring",),
    "personas": ("mina", "bode"),
    "journeys": ("mina/trip", "mina/tour", "bode/repair"),
}
FILES: Mapping[str, bytes] = {
    path.relative_to(_FOLDER).as_posix(): path.read_bytes()
    for path in sorted(_FOLDER.rglob("*"))
    if path.is_file()
}


@contextmanager
def planted(files: Mapping[str, bytes]) -> Iterator[Path]:
    """A wiki's folder with these files, for as long as it is needed."""
    above = Path(tempfile.mkdtemp(prefix="journeys-fuzz-"))
    folder = above / "journeys"
    folder.mkdir()
    try:
        for name, data in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        yield folder
    finally:
        shutil.rmtree(above)
