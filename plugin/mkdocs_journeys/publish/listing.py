"""The published versions as a list, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.publish.git import Git
from mkdocs_journeys.publish.sizes import megabytes, sizes
from mkdocs_journeys.publish.store import Store, Version


@dataclass(frozen=True, slots=True)
class Entry:
    """A version with its size, that of its aliases' copies included, and the day it was last published."""

    version: Version
    is_default: bool
    size: int
    day: str


def entries(git: Git, commit: str, store: Store) -> tuple[Entry, ...]:
    """All versions of a commit, the newest first."""
    if not store.versions:
        return ()
    found = sizes(git, commit)
    return tuple(
        Entry(
            version,
            not store.previews and store.default in (version.name, *version.aliases),
            sum(found.get(store.path(name), 0) for name in (version.name, *version.aliases)),
            git.run(
                "log", "-1", "--format=%cs", commit, "--", f":(top){store.path(version.name)}"
            ).out.strip(),
        )
        for version in store.versions
    )


def as_text(listed: Sequence[Entry]) -> str:
    """A table, one line a version."""
    rows = [
        (
            entry.version.name,
            entry.day,
            megabytes(entry.size),
            " ".join(
                filter(
                    None,
                    [
                        visible(entry.version.title) if entry.version.title != entry.version.name else "",
                        f"[{', '.join(entry.version.aliases)}]" if entry.version.aliases else "",
                        "default" if entry.is_default else "",
                        "hidden" if entry.version.hidden else "",
                    ],
                )
            ),
        )
        for entry in listed
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "".join(
        f"{name:<{widths[0]}}  {day:<{widths[1]}}  {size:>{widths[2]}}  {rest}".rstrip() + "\n"
        for name, day, size, rest in rows
    )


def as_json(listed: Sequence[Entry]) -> str:
    """A list of objects. Sizes are bytes."""
    return (
        json.dumps(
            [
                {
                    "version": entry.version.name,
                    "title": entry.version.title,
                    "aliases": list(entry.version.aliases),
                    "default": entry.is_default,
                    "hidden": entry.version.hidden,
                    "size": entry.size,
                    "published": entry.day,
                }
                for entry in listed
            ],
            indent=2,
            ensure_ascii=False,
        )
        + "\n"
    )
