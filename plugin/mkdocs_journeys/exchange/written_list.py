"""The list of what an export has written into a folder, which lies in the folder itself.

Each file stands in it with a digest of what was written: so a later export knows which files are its own,
and which of those somebody has changed.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

# Site generators pass over names that begin with a dot.
NAME = ".journeys-export"
_HEAD = "mkdocs-journeys export 1"

# The digests by the paths of the files. A file has two while it is not sure which of them it holds.
Written = dict[str, set[str]]


class UnreadableError(Exception):
    """There is a list that no export has written, or that somebody has changed."""


class OtherKindError(Exception):
    """There is a list of an export of another kind."""


def digest(data: bytes) -> str:
    """What tells a content from others. Line ends don't: git may write others than it was given."""
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def read_list(folder: Path, kind: str = "") -> Written | None:
    """What an export of a kind has written into a folder; None where no list lies there.

    Raises UnreadableError, and OtherKindError where it was an export of another kind.
    """
    file = folder / NAME
    if not os.path.lexists(file):
        return None
    if file.is_symlink() or not file.is_file():
        raise UnreadableError
    head, *lines = file.read_text("utf-8", "replace").split("\n")
    if head.rstrip("\r") != _head(kind):
        raise OtherKindError if head.startswith(_HEAD) else UnreadableError
    found: Written = {}
    # An export that was cut short may have left half a line; then it did not touch that file yet.
    for line in lines[:-1]:
        mark, _, name = line.rstrip("\r").partition(" ")
        found.setdefault(_path(name), set()).add(mark)
    return found


def _path(name: str) -> str:
    """A path as it is listed: within the folder, whoever wrote the list."""
    try:
        path = json.loads(name)
    except ValueError:
        raise UnreadableError from None
    if not isinstance(path, str) or not path or "\0" in path:
        raise UnreadableError
    place = Path(path)
    if place.anchor or ".." in place.parts or place.as_posix() != path or path == NAME:
        raise UnreadableError
    return path


def as_text(written: Mapping[str, set[str]], kind: str = "") -> str:
    """The whole list."""
    lines = (line(path, mark) for path, marks in sorted(written.items()) for mark in sorted(marks))
    return "".join([f"{_head(kind)}\n", *lines])


def _head(kind: str) -> str:
    return f"{_HEAD} {kind}".rstrip()


def line(path: str, mark: str) -> str:
    """One file of the list."""
    return f"{mark} {json.dumps(path, ensure_ascii=False)}\n"
