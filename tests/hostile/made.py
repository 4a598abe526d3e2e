"""Hostile inputs that no repository can hold: links, pipes, odd names; and such as are too large for one."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

from tests.hostile.inputs import Hostile
from tests.trees import journey

FINE = journey("title: I am fine\nstages: [name: S]")
LONG = "a" * 252
OUTSIDE = "/etc/hostname"


def places() -> list[Hostile]:
    """Files that are none, stand where none may, or have names that lead elsewhere."""
    return [
        _made("link-to-file", lambda f: (f / "anna/x.md").symlink_to(OUTSIDE), "anna/x.md:1 link"),
        _made("link-inside", lambda f: (f / "anna/x.md").symlink_to("plain.md"), "anna/x.md:1 link"),
        _made("link-to-nothing", lambda f: (f / "anna/x.md").symlink_to("/nowhere"), "anna/x.md:1 link"),
        _made("link-to-folder", lambda f: (f / "evil").symlink_to("/etc"), "evil:1 link"),
        _made("link-above", lambda f: (f / "evil").symlink_to(".."), "evil:1 link"),
        _made("link-loop", lambda f: (f / "evil").symlink_to("evil"), "evil:1 link"),
        _made("link-circle", _circle, "circle-a:1 link", "circle-b:1 link"),
        _made("link-to-registry", _linked_registry, "campaigns.yml:1 link"),
        _made("link-images", lambda f: (f / "anna/images").symlink_to("/etc"), "anna/images:1 link"),
        _made("link-picture", _linked_picture, "evil/images/a.png:1 link"),
        _made("link-device", lambda f: (f / "anna/x.md").symlink_to("/dev/zero"), "anna/x.md:1 link"),
        _made("link-process", lambda f: (f / "anna/x.md").symlink_to("/proc/self/mem"), "anna/x.md:1 link"),
        _made("pipe", lambda f: os.mkfifo(f / "anna/x.md"), "anna/x.md:1 bad-place"),
        _made("pipe-picture", _pipe_picture, "evil/images/a.png:1 bad-place"),
        _made("pipe-folder", lambda f: os.mkfifo(f / "evil"), "evil:1 bad-place"),
        _made("socket", _socket, "anna/x.md:1 bad-place"),
        _made("folder-like-journey", lambda f: (f / "anna/x.md").mkdir(), "anna/x.md:1 bad-place"),
        _made("folder-like-registry", lambda f: (f / "owner.yml").mkdir(), "owner.yml:1 bad-place"),
        _made("folder-too-deep", _deep, "evil/a:1 bad-place"),
        _made("hidden", _hidden),
        _made("git", lambda f: _write(f / ".git/config", "[core]")),
        _made("page-beside", lambda f: _write(f / "x.md", FINE), "x.md:1 bad-place"),
        _made("page-in-images", lambda f: _write(f / "x/images/a.htm", "<b>"), "x/images/a.htm:1 bad-place"),
        _made("script-in-images", lambda f: _write(f / "x/images/a.js", "x"), "x/images/a.js:1 bad-place"),
        _made("picture-large", _large_picture, "evil/images/a.png:1 too-large"),
        _made("large", lambda f: _sparse(f / "anna/x.md", 2**33), "anna/x.md:1 too-large"),
        *(_named(name, "bad-place") for name in _BAD_NAMES),
        _made("name-not-utf-8", _not_utf8, "anna/x?.md:1 bad-place"),
        _made("name-decomposed", _two_accents, "anna/caf\u00e9.md:1 same-id"),
        _made("name-case", _two_cases, "anna/STRASSE.md:1 bad-place"),
        _made("name-longest", lambda f: _write(f / f"anna/{LONG}.md", FINE), f"anna/{LONG}.md:1 bad-place"),
        _made("name-of-ours", _our_names),
        _made("unreadable", _unreadable, "anna/x.md:1 unreadable", as_nobody=True),
        _made("unreadable-folder", _unreadable_folder, "evil:1 unreadable", as_nobody=True),
        _made("unreadable-picture", _unreadable_picture, "evil/images/a.png:1 unreadable", as_nobody=True),
    ]  # fmt: skip


_BAD_NAMES = (
    "con.md", "NUL.md", "aux.md", "com1.md", "Plain.md", "a b.md", "__proto__.md", "__search.md", "<b>.md",
    '"x.md', "x'.md", "a&b.md", "%2e%2e.md", "-x.md", "x..y.md", "x;y.md", "$(id).md", "`id`.md",
    "x\n.md", "x\n::error::pwned.md", "x\r.md", "x\t.md", "\x1b[31mx.md", "\u202egnp.md", "\u200b.md",
    "a%0A::error::x.md", "=cmd.md", "*.md", "?.md", "a:b.md", "a\\b.md", "x.md.md", "{{x}}.md", "\uff0e.md",
    "\u2215etc.md", "x.html.md",
)  # fmt: skip


def _made(name: str, make: Callable[[Path], object], *must: str, as_nobody: bool = False) -> Hostile:
    def run(folder: Path) -> None:
        make(folder)

    return Hostile("places", name, must, {}, run, as_nobody)


def _named(name: str, code: str) -> Hostile:
    return _made(f"name-{name!a}", lambda f: _write(f / "anna" / name, FINE), f"anna/{name}:1 {code}")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _circle(folder: Path) -> None:
    (folder / "circle-a").symlink_to("circle-b")
    (folder / "circle-b").symlink_to("circle-a")


def _linked_registry(folder: Path) -> None:
    (folder / "campaigns.yml").unlink()
    (folder / "campaigns.yml").symlink_to(OUTSIDE)


def _linked_picture(folder: Path) -> None:
    (folder / "evil/images").mkdir(parents=True)
    (folder / "evil/images/a.png").symlink_to(OUTSIDE)


def _pipe_picture(folder: Path) -> None:
    (folder / "evil/images").mkdir(parents=True)
    os.mkfifo(folder / "evil/images/a.png")


def _socket(folder: Path) -> None:
    here = Path.cwd()
    os.chdir(folder / "anna")  # the name of a socket may have 108 characters
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("x.md")
    finally:
        os.chdir(here)


def _deep(folder: Path) -> None:
    (folder / "evil" / "/".join("a" * 200)).mkdir(parents=True)


def _hidden(folder: Path) -> None:
    _write(folder / ".evil/x.md", "\0")
    _write(folder / "anna/.x.md", "\0")
    (folder / ".link").symlink_to("/")


def _sparse(path: Path, size: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        stream.truncate(size)


def _large_picture(folder: Path) -> None:
    _sparse(folder / "evil/images/a.png", 2**30)


def _not_utf8(folder: Path) -> None:
    path = os.fsencode(folder) + b"/anna/x\xff.md"
    with open(path, "wb") as stream:  # noqa: PTH123  a path is a text
        stream.write(FINE.encode())


def _two_accents(folder: Path) -> None:
    _write(folder / "anna/cafe\u0301.md", FINE)
    _write(folder / "anna/caf\u00e9.md", FINE)


def _two_cases(folder: Path) -> None:
    _write(folder / "anna/strasse.md", FINE)
    _write(folder / "anna/STRASSE.md", FINE)


def _our_names(folder: Path) -> None:
    """Journeys and personas that are called like pages and files of ours."""
    for name in ("stages", "assets", "search", "index-html", "constructor", "of"):
        _write(folder / name / "index.md", journey("name: N"))
        _write(folder / f"anna/{name}.md", FINE)


def _unreadable(folder: Path) -> None:
    _write(folder / "anna/x.md", FINE)
    (folder / "anna/x.md").chmod(0)


def _unreadable_folder(folder: Path) -> None:
    (folder / "evil").mkdir()
    (folder / "evil").chmod(0)


def _unreadable_picture(folder: Path) -> None:
    _write(folder / "evil/images/a.png", "x")
    (folder / "evil/images/a.png").chmod(0)
