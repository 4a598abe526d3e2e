"""What the system refuses, in words for people who write no programs."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Mapping
from pathlib import Path

# Each goes on from the name of a file or a folder.
_WORDS: Mapping[int, str] = {
    errno.ENOSPC: "the disk is full",
    errno.EFBIG: "it would be larger than is allowed here",
    errno.EACCES: "you have no right to do that here",
    errno.EPERM: "you have no right to do that here",
    errno.EROFS: "what lies there can only be read, not changed",
    errno.ENOENT: "there is no such file or folder, or it has gone",
    errno.ENOTDIR: "a file is in the way where a folder is needed",
    errno.EISDIR: "a folder is in the way where a file is needed",
    errno.EEXIST: "something of this name is there already",
    errno.ELOOP: "it is a link that leads in a circle",
    errno.ENAMETOOLONG: "the name is too long",
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open",
    errno.EBUSY: "another program is using it",
    errno.EIO: "the disk has an error",
    **({errno.EDQUOT: "your share of the disk is used up"} if hasattr(errno, "EDQUOT") else {}),
}
# Windows has numbers of its own: another program holds the file, or a part of it.
_HELD_ON_WINDOWS = (32, 33)


def refusal(error: OSError) -> str:
    """What a system has refused, without a full stop. Where we have no words for it, its own."""
    if getattr(error, "winerror", None) in _HELD_ON_WINDOWS:
        return _WORDS[errno.EBUSY]
    return _WORDS.get(error.errno or 0) or error.strerror or str(error)


def in_the_way(folder: Path) -> str:
    """What stands where a folder is needed, or where one would have to be made; empty where nothing does.

    `shop is a file`; `shop is a link that leads nowhere`.
    """
    for each in (folder, *folder.parents):
        if not os.path.lexists(each):
            continue
        try:
            if stat.S_ISDIR(each.stat().st_mode):
                return ""
        except FileNotFoundError:
            return f"{each} is a link that leads nowhere"
        except OSError as error:
            circle = error.errno == errno.ELOOP
            return f"{each} is a link that leads in a circle" if circle else f"{each}: {refusal(error)}"
        return f"{each} is a file"
    return ""


def told(error: OSError) -> str:
    """The same, with the file that it is about, where the system names one."""
    name = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else ""
    return f"{name} can't be used: {refusal(error)}" if name else refusal(error)
