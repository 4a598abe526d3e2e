"""Reads two states of a wiki as far as they may differ: what is the same in both is not even opened."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path, PurePosixPath

from mkdocs_journeys.changes.facts import Key, Thing, facts_of
from mkdocs_journeys.changes.saying import Plain
from mkdocs_journeys.git.snapshot import Snapshot, snapshot_of
from mkdocs_journeys.model.values.texts import fold
from mkdocs_journeys.reading.folder import IMAGE_TYPES, IMAGES, PERSONA_FILE
from mkdocs_journeys.reading.reader import Reading, read_given
from mkdocs_journeys.reading.registries import KINDS

CAMPAIGNS = "campaigns.yml"
# What a registry says besides, from which no figure of a journey follows.
_IDLE: Mapping[str, frozenset[str]] = {
    "stages": frozenset({"happens", "strategies"}),
    "owners": frozenset({"lead", "email", "chat", "url", "github"}),
    "channels": frozenset({"icon", "group"}),
    "touchpoints": frozenset({"description"}),
    "evidence": frozenset({"sample", "url", "summary"}),
    "campaigns": frozenset(
        {"personas", "channels", "stages", "message", "start", "end", "owner", "url", "objective"}
    ),
}
# To look for more names than these takes longer than to read all journeys.
_MOST = 500
_WORD = re.compile(r"\w+")
# A persona's pictures lie deepest: persona/images.
_DEPTH = 2


def wiki_on_disk(folder: Path, like: Snapshot | None = None) -> Snapshot:
    """The files of a wiki as they lie on the disk; whatever else its folder holds is not even opened.

    `like` is a commit's, to compare the ids with. Raises OSError for a file that can't be read.
    """
    return snapshot_of(folder, like, lambda file: is_of_wiki(file) or is_picture(file), _DEPTH)


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
    if any(before.files.get(f"{kind}.yml") != after.files.get(f"{kind}.yml") for kind in KINDS):
        touched |= both.naming(_changed_of_all(*both.read(())), touched)
    return both.read(touched)


class _Both:
    def __init__(self, before: Snapshot, after: Snapshot, name: str, today: datetime.date | None) -> None:
        self._snapshots = (before, after)
        self._name = name
        self._today = today

    def read(self, journeys: Collection[str]) -> tuple[Reading, Reading]:
        """Both states with some of the journeys. Today is the same day in both."""
        before, after = self._snapshots
        now = self._read(after, journeys, self._today)
        return self._read(before, journeys, now.catalog.today), now

    def _read(self, snapshot: Snapshot, journeys: Collection[str], today: datetime.date | None) -> Reading:
        personas = self._personas(journeys)
        shared = [file for file in snapshot.files if _is_shared(file) or _is_persona_of(file, personas)]
        files = snapshot.read([*shared, *(file for file in sorted(journeys) if file in snapshot.files)])
        others = [
            file.removesuffix(".md") for file in snapshot.files if _is_journey(file) and file not in journeys
        ]
        # A persona is there by her folder alone, whatever of it is read.
        for persona in {journey.partition("/")[0] for journey in others} & personas:
            files[f"{persona}/"] = b""
        for file in snapshot.files:
            if is_picture(file) and file.partition("/")[0] in {IMAGES, *personas}:
                files[file] = b""
        return read_given(self._name, files, today, others)

    def _personas(self, journeys: Collection[str]) -> set[str]:
        """The personas of these journeys, and those that differ; all where campaigns may name them."""
        before, after = (snapshot.files for snapshot in self._snapshots)
        both = before.keys() | after.keys()
        asked = both if CAMPAIGNS in both else {file for file in both if before.get(file) != after.get(file)}
        return {
            file.partition("/")[0] for file in (*asked, *journeys) if _is_journey(file) or _is_persona(file)
        }

    def naming(self, names: Collection[str], known: Collection[str]) -> set[str]:
        """The other journeys that may name one of some things, by the text of their files."""
        if not names:
            return set()
        _, after = self._snapshots
        words = {_words(name) for name in names}
        files = [file for file in after.files if _is_journey(file) and file not in known]
        if len(words) > _MOST:
            return set(files)
        texts = {file: data.decode("utf-8", "replace") for file, data in after.read(files).items()}
        return {file for file, text in texts.items() if _may_name(text, words)}


def _may_name(text: str, words: Collection[str]) -> bool:
    """Whether the text of a file may hold one of some names. It may where that can't be told."""
    # A letter may be spelled out in quotes. And a name of signs alone has no words.
    if "\\" in text or _words("") in words:
        return True
    said = _words(text)
    return any(word in said for word in words)


def _words(text: str) -> str:
    """The words of a text, however they are written: in several lines, with hyphens, in quotes."""
    return f" {' '.join(_WORD.findall(fold(text)))} "


def _changed_of_all(before: Reading, after: Reading) -> frozenset[str]:
    """What those entries of registries are called from whose change figures of journeys may follow."""
    sides = [facts_of(reading.catalog).things for reading in (before, after)]
    was, now = ({key: thing for key, thing in side.items() if key[0] in KINDS} for side in sides)
    keys = was.keys() | now.keys()
    changed = {key[:2] for key in keys if _counting(was.get(key)) != _counting(now.get(key))}
    things = (*was.values(), *now.values())
    # What a shared touchpoint stands on is true wherever the touchpoint appears.
    named: dict[Key, set[str]] = defaultdict(set)
    for thing in things:
        named[thing.key[:2]].update(_texts(_counting(thing)))
    size = 0
    while size < (size := len(changed)):
        ids = {key[1] for key in changed}
        changed |= {key for key, texts in named.items() if not texts.isdisjoint(ids)}
    entries = (thing for thing in things if thing.key in changed)
    return frozenset(name for each in entries for name in (each.id, each.name, *each.former))


def _counting(thing: Thing | None) -> Mapping[str, Plain] | None:
    """What of an entry may have an effect on journeys."""
    if thing is None:
        return None
    idle = _IDLE.get(thing.key[0], frozenset())
    return {key: value for key, value in thing.fields.items() if key not in idle and not key.startswith("x-")}


def _texts(value: Plain) -> Iterator[str]:
    """All texts that a value is made of."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | Mapping):
        for each in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(each)


def is_of_wiki(file: str) -> bool:
    """Whether a file of a folder is one that a wiki is made of."""
    return _is_journey(file) or _is_persona(file) or _is_shared(file)


def is_picture(file: str) -> bool:
    """Whether a file of a folder may be a picture that a wiki shows."""
    path = PurePosixPath(file)
    return path.parent.name == IMAGES and path.suffix.lower() in IMAGE_TYPES


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
