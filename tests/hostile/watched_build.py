"""`mkdocs build` in a process that notes down every path that it opens or writes, and what it starts.

`python -m tests.hostile.watched_build NOTES [--raw] ARGUMENTS`: with `--raw` all prose reaches the pages as
it is written, by a Markdown that lets HTML and attributes through and a sanitiser that takes nothing out.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

_READING = frozenset({"os.listdir", "os.scandir"})
_WRITING = frozenset(
    [
        "os.mkdir",
        "os.remove",
        "os.rename",
        "os.rmdir",
        "os.link",
        "os.symlink",
        "os.chmod",
        "os.chown",
        "os.truncate",
        "os.utime",
    ]
)
_TWO = frozenset({"os.rename", "os.link", "os.symlink"})
_STARTING = frozenset({"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "socket.connect"})


class Notes:
    """What an audit hook hears. Paths are made whole: a name says nothing without its folder."""

    def __init__(self) -> None:
        self.opened: set[str] = set()
        self.written: set[str] = set()
        self.started: set[str] = set()

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            writes = bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)) if isinstance(flags, int) else False
            if isinstance(path, str | bytes | os.PathLike):
                (self.written if writes else self.opened).add(_whole(path))
        elif event in _READING:
            self.opened.add(_whole(arguments[0] or "."))
        elif event in _WRITING:
            paths = arguments[: 2 if event in _TWO else 1]
            self.written |= {_whole(each) for each in paths if not isinstance(each, int)}
        elif event in _STARTING:
            self.started.add(f"{event} {arguments[0]!r}")


def _whole(path: Any) -> str:
    if isinstance(path, int):
        return f"<{path}>"
    return os.path.normpath(Path.cwd() / os.fsdecode(path)).encode("utf-8", "replace").decode()


def let_all_through() -> None:
    """Take the sanitiser out of the way, and the Markdown that makes HTML a text."""
    from markdown import Markdown

    from mkdocs_journeys.pages import wiki
    from mkdocs_journeys.pages.prose import Prose, Section, sanitiser

    def render(markdown: str, **_: Any) -> Prose:
        html = Markdown(extensions=["tables", "attr_list", "md_in_html", "footnotes"]).convert(markdown)
        return Prose((Section(0, "", "", html),))

    setattr(sanitiser, "clean", str)  # noqa: B010  mypy would have a function of ours stay what it is
    setattr(wiki, "render_prose", render)  # noqa: B010


def main() -> None:
    notes_file, *arguments = sys.argv[1:]
    notes = Notes()
    if "--raw" in arguments:
        arguments.remove("--raw")
        let_all_through()
    from mkdocs.__main__ import cli

    sys.addaudithook(notes.hear)
    try:
        cli(["build", *arguments])
    finally:
        told = {kind: sorted(getattr(notes, kind)) for kind in ("opened", "written", "started")}
        Path(notes_file).write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main()
