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
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib import metadata
from pathlib import Path

from platformdirs import user_cache_path

# Names another folder for it; "off" keeps nothing.
VARIABLE = "JOURNEYS_CACHE"
_OFF = "off"
_LIBRARIES = ("pydantic", "PyYAML")
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
        packed = self._known.get(key)
        if packed is None:
            return None
        try:
            found = zlib.decompress(packed)
        except (zlib.error, TypeError):  # a disk has lost some of it
            return None
        self._kept[key] = packed
        return found

    def keep(self, key: str, found: bytes) -> None:
        """Keep something, unless it came from here."""
        if key not in self._kept:
            self._kept[key] = zlib.compress(found, 1)

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
                _write(self._file, self._kept)


class _Nothing(Memory):
    is_on = False

    def __init__(self) -> None:
        super().__init__(None)

    def keep(self, key: str, found: bytes) -> None:
        """Keep nothing."""


NOTHING: Memory = _Nothing()


@contextmanager
def memory_of(folder: Path) -> Iterator[Memory]:
    """What is remembered of a wiki's folder; it is saved at the end, also where the run fails."""
    place = os.environ.get(VARIABLE, "")
    if place == _OFF:
        yield NOTHING
        return
    home = Path(place) if place else user_cache_path("mkdocs-journeys", appauthor=False)
    name = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:32]
    memory = Memory(home / f"{name}.cache")
    try:
        yield memory
    finally:
        memory.save()


def key_of(*parts: str | bytes) -> str:
    """A key for what follows from these parts and from nothing else, but this version of the program."""
    digest = hashlib.sha256(_software())
    for part in parts:
        data = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


@cache
def _software() -> bytes:
    """What this program is: its own code, and the versions of what it reads with."""
    digest = hashlib.sha256(sys.version.encode())
    for library in _LIBRARIES:
        digest.update(metadata.version(library).encode())
    package = Path(__file__).parents[1]
    for room in ("model", "reading", "checks"):
        for module in sorted((package / room).rglob("*.py")):
            digest.update(module.read_bytes())
    return digest.digest()


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
