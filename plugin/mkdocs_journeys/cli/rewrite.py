"""Changes files that people write: all of a file or nothing, and never what somebody else has just saved."""

from __future__ import annotations

import difflib
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from mkdocs_journeys.checks.rewriting import lines_of
from mkdocs_journeys.checks.visible import HIDDEN, visible


def replace_file(path: Path, before: bytes, after: bytes) -> bool:
    """Put `after` into a file that still holds `before`. False, and nothing done, where it does not.

    The file keeps its mode, and its owner where that is allowed. At no time it is half written.
    """
    status = path.lstat()
    # A hidden file: neither readers nor watchers of the wiki look at those.
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    new = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(after)
            stream.flush()
            os.fsync(stream.fileno())
        if hasattr(os, "chown"):
            with suppress(OSError):
                os.chown(new, status.st_uid, status.st_gid)
        new.chmod(stat.S_IMODE(status.st_mode))
        if not stat.S_ISREG(status.st_mode) or path.read_bytes() != before:
            new.unlink()
            return False
        new.replace(path)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise
    return True


def new_file(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, whole or not at all: half a map might read as a whole one.

    Raises FileExistsError where it is there.
    """
    with path.open("xb") as stream:
        try:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        except BaseException:
            path.unlink()
            raise


def as_diff(name: str, before: bytes, after: bytes) -> str:
    """What changes in a file, as `diff -u` shows it. What nobody can see is spelled out."""
    shown = difflib.unified_diff(
        _lines(before), _lines(after), f"a/{_shown(name)}", f"b/{_shown(name)}", lineterm="\n"
    )
    return "".join(_ended(shown))


def _lines(data: bytes) -> list[str]:
    return [line for line in lines_of(data) if line]


def _ended(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        content = line.rstrip("\r\n")
        end = line[len(content) :]
        yield _shown(content) + ("\n" if end == "\r" else end or "\n\\ No newline at end of file\n")


def _shown(text: str) -> str:
    return "\t".join(visible(part) for part in text.split("\t")) if HIDDEN.search(text) else text
