"""A small wiki with a past: two versions, and what came after."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from tests.repositories import committed, git, initialised

from mkdocs_journeys.changes.story import story_of
from mkdocs_journeys.pages.links import Links
from mkdocs_journeys.pages.wiki import Options, Wiki
from mkdocs_journeys.reading.reader import read

TODAY = datetime.date(2026, 6, 1)
EVIDENCE = """talks: {title: Talks, type: interview, from: customers, date: 2026-01}
diary: {title: Diaries, type: diary, from: customers, date: 2026-05}
"""
OWNERS = "shop: {name: The shop, lead: Ida Falk}\nweb: {name: The web team}\n"


def trip(feeling: str = "-1", evidence: str = "talks", more: str = "", owner: str = "shop") -> str:
    """A journey with a touchpoint that feels so, known by some evidence."""
    return f"""---
title: I go
name: The trip
owner: shop
metrics: [sales]
stages:
  - name: Before
    touchpoints:
      - {{name: Advert, owner: web, emotion: 1, evidence: talks}}
      - {{name: Door, owner: {owner}, emotion: {feeling}, evidence: {evidence}}}
{more}---
"""


def metrics(*values: int) -> str:
    dated = ", ".join(f"{{date: 2026-0{month}, value: {value}}}" for month, value in enumerate(values, 1))
    return f"sales: {{name: Sales, target: 5, readings: [{dated}]}}\n"


def sketch(feeling: int, status: str = "draft") -> str:
    return (
        f"---\ntitle: I may go\nstatus: {status}\nowner: web\n"
        f"stages: [{{name: One, touchpoints: [{{name: Ad, emotion: {feeling}}}]}}]\n---\n"
    )


def repository(folder: Path) -> Path:
    """The repository: version v1, then v2 in which it got better, then what we know better now."""
    initialised(folder)
    _commit(
        folder,
        {
            "mina/index.md": "---\nname: Mina\n---\n",
            "mina/trip.md": trip(),
            "mina/sketch.md": sketch(0),
            "mina/dropped.md": sketch(1),
            "evidence.yml": EVIDENCE,
            "owners.yml": OWNERS,
            "metrics.yml": metrics(4),
        },
        "The wiki",
        1,
    )
    git(folder, "tag", "v1")
    _commit(folder, {"mina/trip.md": trip("0", "[talks, diary]")}, "The door opens", 5)
    git(folder, "tag", "v2")
    pain = '        pains: [{id: late, text: "It is late", severity: high}]\n'
    mail = "      - {name: Mail, owner: web}\n"
    last = trip("0.5", "[talks, diary]", mail).replace(
        "- {name: Advert, owner: web, emotion: 1, evidence: talks}\n",
        f"- name: Advert\n        owner: web\n        emotion: 2\n{pain}",
    )
    files = {"mina/trip.md": last, "mina/sketch.md": sketch(-1), "mina/dropped.md": None}
    _commit(
        folder,
        files | {"owners.yml": OWNERS.replace("Ida Falk", "Noor Abel"), "metrics.yml": metrics(4, 6)},
        "What we know now",
        20,
    )
    return folder


def _commit(folder: Path, files: Mapping[str, str | None], subject: str, day: int) -> None:
    inside = {f"journeys/{name}": text for name, text in files.items()}
    committed(folder, inside, subject, f"2026-05-{day:02}T10:00:00+02:00")


def wiki_of(folder: Path, *wanted: str, **options: object) -> Wiki:
    """The wiki of a repository with its past."""
    reading = read(folder / "journeys", TODAY)
    assert reading.errors == ()
    links = Links(site_url="https://example.org/maps/")
    shown = replace(Options(links.link, canonical=links.canonical), **options)  # type: ignore[arg-type]
    return Wiki(reading, shown, story=story_of(folder / "journeys", wanted, TODAY))
