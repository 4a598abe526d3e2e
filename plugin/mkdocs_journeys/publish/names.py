"""What a version or an alias may be called: it becomes a folder of the site and a part of addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mkdocs_journeys.checks.visible import visible

LONGEST = 64
ALLOWED = (
    f"Allowed are the letters A to Z and a to z, digits, `.`, `-` and `_`, at most {LONGEST} of them. "
    "The first is a letter or a digit, the last is no dot, and no two dots follow each other"
)
# What stands at the root of the published site itself, or is read there by others.
ROOT_NAMES = frozenset(
    {"pr", "versions", "versions.json", "index.html", "404.html", "robots.txt", "sitemap.xml", "cname"}
)
# Windows has no files of these names, and could not check the branch out.
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{kind}{n}" for kind in ("com", "lpt") for n in range(10))}
)
_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]|\.(?!\.))*(?<!\.)")
_SHOWN = 40
_TITLE_LONGEST = 100


class BadName(ValueError):  # noqa: N818  what it is, in a word
    """A name that can't be one: what is wrong with it, and what to write instead if that can be guessed."""


def check_name(name: str, kind: str = "version") -> str:
    """The name, if it can be that of a version or an alias.

    Raises `BadName`, before git, mike or a shell sees it.
    """
    shown = visible(name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…")
    if not name:
        raise BadName(f"A name is missing: the {kind} is empty.")
    if len(name) > LONGEST or not _NAME.fullmatch(name):
        raise BadName(f"{shown!r} can't be the name of {_a(kind)}. {ALLOWED}.{_instead(name)}")
    if name.lower() in ROOT_NAMES:
        raise BadName(
            f"{shown!r} can't be the name of {_a(kind)}: "
            "the published site has a file or folder of that name."
        )
    if name.lower().partition(".")[0] in _DEVICES:
        raise BadName(f"{shown!r} can't be the name of {_a(kind)}: Windows has no folder of this name.")
    return name


def check_names(version: str, aliases: Iterable[str]) -> None:
    """Raise `BadName` where an alias is the version itself, or is there twice."""
    seen = {version.lower(): f"the version {version}"}
    for alias in aliases:
        if alias.lower() in seen:
            raise BadName(f"The alias {alias} is the same as {seen[alias.lower()]}. Leave one of them out.")
        seen[alias.lower()] = f"the alias {alias}"


def check_title(title: str) -> str:
    """The title, if it can be shown in a list of versions. Raises `BadName`.

    No `<` and `>`: the theme's list of versions takes a title for HTML.
    """
    if not title.strip() or len(title) > _TITLE_LONGEST or visible(title) != title or set(title) & set("<>"):
        raise BadName(
            f"A title is one line of 1 to {_TITLE_LONGEST} characters, without `<`, `>` and control signs."
        )
    return title


def _instead(name: str) -> str:
    """The nearest name that can be one, where what is left of it is still telling."""
    kept = re.sub(r"\.{2,}", ".", re.sub(r"[^A-Za-z0-9._-]+", "-", name)).strip("-._")[:LONGEST].rstrip("-._")
    return f" Write for example {kept}." if kept and _NAME.fullmatch(kept) else ""


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
