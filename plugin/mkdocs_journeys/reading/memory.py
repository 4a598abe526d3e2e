"""What earlier runs have found out, kept in the user's own cache folder.

Never beside the journeys: what lies there comes from whoever may write to the repository, and to unpickle it
would be to run it.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import stat
import sys
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from importlib import metadata
from pathlib import Path

from platformdirs import user_cache_path

# Names another folder for it; "off" keeps nothing.
VARIABLE = "JOURNEYS_CACHE"
_OFF = "off"
_KEPT_FILES = 20


class Memory:
    """Bytes by key. What a run neither recalls nor keeps is forgotten when it is saved."""

    is_on = True

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._known = _loaded(file) if file is not None else {}
        self._kept: dict[str, bytes] = {}

    def recall(self, key: str) -> bytes | None:
        """What is kept under a key."""
        packed = self.recall_packed(key)
        if packed is None:
            return None
        try:
            return unpacked(packed)
        except (zlib.error, TypeError):  # a disk has lost some of it
            del self._kept[key]
            return None

    def recall_packed(self, key: str) -> bytes | None:
        """The same, as it is kept."""
        packed = self._kept.get(key) or self._known.get(key)
        if packed is not None:
            self._kept[key] = packed
        return packed

    def keep(self, key: str, found: bytes) -> None:
        """Keep something, unless it came from here."""
        if key not in self._kept:
            self._kept[key] = packed(found)

    def keep_packed(self, key: str, packed: bytes) -> None:
        """The same with what is packed already."""
        self._kept[key] = packed

    def forget(self, key: str) -> None:
        """Keep something no longer."""
        self._kept.pop(key, None)
        self._known.pop(key, None)

    def keep_all(self) -> None:
        """Keep everything that is known: nothing of it has become older."""
        self._kept = self._known | self._kept

    def turn(self) -> None:
        """Begin another run in the same process: what this one recalled or kept is all that is known."""
        self._known, self._kept = self._kept, {}

    def save(self) -> None:
        """Write what was recalled or kept. A folder that can't be written to is no reason to fail."""
        if self._file is not None and self._kept != self._known:
            with suppress(OSError):
                # Meanwhile another thread may keep something.
                _write(self._file, dict(self._kept))


class _Nothing(Memory):
    is_on = False

    def __init__(self) -> None:
        super().__init__(None)

    def keep(self, key: str, found: bytes) -> None:
        """Keep nothing."""

    def keep_packed(self, key: str, packed: bytes) -> None:
        """Keep nothing."""


NOTHING: Memory = _Nothing()


@contextmanager
def memory_of(folder: Path) -> Iterator[Memory]:
    """What is remembered of a wiki's folder; it is saved at the end, also where the run fails."""
    memory = open_memory(folder)
    try:
        yield memory
    except KeyboardInterrupt:
        # What was not asked for yet is of use all the same.
        memory.keep_all()
        raise
    finally:
        memory.save()


def open_memory(folder: Path, purpose: str = "") -> Memory:
    """What is remembered of a wiki's folder for a purpose. Others remember other things of it."""
    place = os.environ.get(VARIABLE, "")
    if place == _OFF:
        return NOTHING
    home = Path(place) if place else user_cache_path("mkdocs-journeys", appauthor=False)
    name = hashlib.sha256(os.fsencode(folder.resolve()) + purpose.encode()).hexdigest()[:32]
    return Memory(home / f"{name}.cache")


def packed(found: bytes) -> bytes:
    """Bytes as they are kept."""
    return zlib.compress(found, 1)


def unpacked(packed: bytes) -> bytes:
    """The bytes that were packed. Raises zlib.error or TypeError where they are damaged."""
    return zlib.decompress(packed)


class Keys:
    """Keys for what follows from some parts and from nothing else, but this version of the program.

    `rooms` are those of its own that take part, `libraries` what they work with.
    """

    def __init__(self, rooms: Sequence[str], libraries: Sequence[str]) -> None:
        self._rooms = tuple(rooms)
        self._libraries = tuple(libraries)

    def of(self, *parts: str | bytes) -> str:
        """The key for these parts."""
        digest = hashlib.sha256(_software(self._rooms, self._libraries))
        for part in parts:
            data = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
            digest.update(len(data).to_bytes(8, "big") + data)
        return digest.hexdigest()


key_of = Keys(("model", "reading", "checks"), ("pydantic", "PyYAML")).of


@cache
def _software(rooms: tuple[str, ...], libraries: tuple[str, ...]) -> bytes:
    """What this program is: its own code, and the versions of what it works with."""
    digest = hashlib.sha256(sys.version.encode())
    for library in libraries:
        digest.update(f"{library} {_version(library)}\n".encode())
    package = Path(__file__).parents[1]
    for room in rooms:
        for file in sorted((package / room).rglob("*")):
            if file.is_file() and file.suffix != ".pyc":
                digest.update(file.read_bytes())
    return digest.digest()


def _version(library: str) -> str:
    """The version of a library; extras may be missing."""
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return ""


def _loaded(file: Path) -> dict[str, bytes]:
    """What a file holds; nothing where somebody else could have written it, or it is damaged."""
    try:
        with file.open("rb") as stream:
            if not _is_ours(os.fstat(stream.fileno())):
                return {}
            found = pickle.load(stream)  # noqa: S301  only this user can have written it
    except Exception:  # a damaged pickle may raise anything
        return {}
    return found if isinstance(found, dict) else {}


def _is_ours(status: os.stat_result) -> bool:
    if not hasattr(os, "getuid"):  # Windows: the folder is the user's own
        return True
    # For this user alone, as we write it: what comes with a checkout can be read by all.
    return status.st_uid == os.getuid() and not status.st_mode & (stat.S_IRWXG | stat.S_IRWXO)


def _write(file: Path, kept: dict[str, bytes]) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=file.parent)  # for this user alone
    try:
        with os.fdopen(descriptor, "wb") as stream:
            pickle.dump(kept, stream, pickle.HIGHEST_PROTOCOL)
        Path(name).replace(file)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    _forget_oldest(file.parent)


def _forget_oldest(folder: Path) -> None:
    """Of wikis that nobody has read for long, nothing needs to be remembered."""
    files = sorted(folder.glob("*.cache"), key=lambda each: each.stat().st_mtime)
    for old in files[:-_KEPT_FILES]:
        with suppress(OSError):
            old.unlink()
