"""Reads two states of a wiki as far as they may differ: what is the same in both is not even opened."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Collection
from functools import cache
from pathlib import Path, PurePosixPath

from mkdocs_journeys.changes.facts import facts_of
from mkdocs_journeys.git.snapshot import Snapshot
from mkdocs_journeys.model.values.texts import fold
from mkdocs_journeys.reading.folder import IMAGE_TYPES, IMAGES, PERSONA_FILE
from mkdocs_journeys.reading.memory import Memory
from mkdocs_journeys.reading.reader import Reading, read

# Whatever an earlier picture showed, it was there.
_PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
CAMPAIGNS = "campaigns.yml"
# What these say of a touchpoint is true wherever it appears.
_SHARED = ("touchpoints", "evidence")


def read_both(
    before: Snapshot, after: Snapshot, name: str, today: datetime.date | None = None
) -> tuple[Reading, Reading]:
    """Both states of the wiki's folder `name`, each with the journeys that may differ, and what all share.

    Raises GitError where git can't tell what was in them.
    """
    both = _Both(before, after, name, today)
    touched = {
        file
        for file in before.files.keys() | after.files.keys()
        if _is_journey(file) and before.files.get(file) != after.files.get(file)
    }
    readings = both.read(touched)
    if all(before.files.get(f"{kind}.yml") == after.files.get(f"{kind}.yml") for kind in _SHARED):
        return readings
    changed = _changed_of_all(*readings)
    naming = both.naming(changed, touched) if changed else set()
    return both.read(touched | naming) if naming else readings


class _Both:
    def __init__(self, before: Snapshot, after: Snapshot, name: str, today: datetime.date | None) -> None:
        self._snapshots = (before, after)
        self._name = name
        self._today = today
        self._memory = Memory(None)

    def read(self, journeys: Collection[str]) -> tuple[Reading, Reading]:
        """Both states with some of the journeys. Today is the same day in both."""
        before, after = self._snapshots
        now = self._read(after, journeys, self._today)
        return self._read(before, journeys, now.catalog.today), now

    def _read(self, snapshot: Snapshot, journeys: Collection[str], today: datetime.date | None) -> Reading:
        personas = self._personas(journeys)
        shared = [file for file in snapshot.files if _is_shared(file) or _is_persona_of(file, personas)]
        wanted = [*shared, *(file for file in sorted(journeys) if file in snapshot.files)]
        others = [
            file.removesuffix(".md") for file in snapshot.files if _is_journey(file) and file not in journeys
        ]
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary) / self._name
            folder.mkdir()
            # A persona is there by her folder alone, whatever of it is read.
            for persona in {journey.partition("/")[0] for journey in others} & personas:
                (folder / persona).mkdir()
            lay_down(snapshot, wanted, folder)
            return read(folder, today, self._memory, others=others)

    def _personas(self, journeys: Collection[str]) -> set[str]:
        """The personas of these journeys, and those that differ; all where campaigns may name them."""
        before, after = (snapshot.files for snapshot in self._snapshots)
        both = before.keys() | after.keys()
        asked = both if CAMPAIGNS in both else {file for file in both if before.get(file) != after.get(file)}
        return {
            file.partition("/")[0] for file in (*asked, *journeys) if _is_journey(file) or _is_persona(file)
        }

    def naming(self, words: Collection[str], known: Collection[str]) -> set[str]:
        """The other journeys that may name one of some things, by the text of their files."""
        _, after = self._snapshots
        files = [file for file in after.files if _is_journey(file) and file not in known]
        texts = {file: fold(data.decode("utf-8", "replace")) for file, data in after.read(files).items()}
        return {file for file, text in texts.items() if any(word in text for word in words)}


def _changed_of_all(before: Reading, after: Reading) -> frozenset[str]:
    """What shared touchpoints and evidence are called that have changed."""
    was, now = facts_of(before.catalog).things, facts_of(after.catalog).things
    keys = {key[:2] for key in was.keys() | now.keys() if key[0] in _SHARED and was.get(key) != now.get(key)}
    names = {thing.name for key in keys for thing in (was.get(key), now.get(key)) if thing is not None}
    return frozenset(fold(word) for word in (*names, *(key[1] for key in keys)))


def lay_down(snapshot: Snapshot, files: Collection[str], folder: Path) -> None:
    """Write some files of a wiki, and for each picture that they may name one of that name."""
    for file, data in snapshot.read(files).items():
        _write(folder / file, data)
    folders = {IMAGES, *(file.partition("/")[0] for file in files)}
    for file in snapshot.files:
        if _is_picture(file) and file.partition("/")[0] in folders:
            _write(folder / file, _PICTURE)


def is_of_wiki(file: str) -> bool:
    """Whether a file of a folder is one that a wiki is made of."""
    return _is_journey(file) or _is_persona(file) or _is_shared(file)


@cache
def _is_journey(file: str) -> bool:
    folder, slash, name = file.partition("/")
    is_hidden = folder.startswith(".") or name.startswith(".")
    is_in_place = bool(slash) and "/" not in name and name.endswith(".md") and not is_hidden
    return is_in_place and fold(name) not in (PERSONA_FILE, "readme.md")


def _is_persona(file: str) -> bool:
    return file.endswith(f"/{PERSONA_FILE}") and file.count("/") == 1


def _is_persona_of(file: str, personas: Collection[str]) -> bool:
    return _is_persona(file) and file.partition("/")[0] in personas


def _is_shared(file: str) -> bool:
    return file.endswith(".yml") and "/" not in file


def _is_picture(file: str) -> bool:
    path = PurePosixPath(file)
    return path.parent.name == IMAGES and path.suffix.lower() in IMAGE_TYPES


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
