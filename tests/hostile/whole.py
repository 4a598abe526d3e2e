"""All hostile files at once, in one wiki with the healthy ones, and the site that is built of it."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from tests.hostile import fields, made
from tests.hostile.healthy import HEALTHY
from tests.hostile.inputs import Hostile, on_disk
from tests.site.apart import PROJECT
from tests.trees import plant

SETTINGS: Mapping[str, Any] = {
    "site_name": "Hostile",
    "theme": {"name": "material", "font": False, "features": ["search.suggest"]},
    "extra": {"generator": False},
    "use_directory_urls": True,
}


@dataclass(frozen=True)
class Built:
    """A build in a process of its own: how it ended, what it said, what it opened, and its site."""

    site: Path
    code: int
    log: str
    opened: tuple[str, ...]
    written: tuple[str, ...]
    started: tuple[str, ...]


def everything() -> list[Hostile]:
    """All that can stand in one wiki beside the healthy files."""
    places = [each for each in made.places() if not each.as_nobody and each.name != "link-to-registry"]
    return [fields.together(), *(each for each in on_disk() if not each.replaces), *places]


def wiki(root: Path, hostile: Iterable[Hostile] = (), **settings: Any) -> Path:
    """The folder of a site with the healthy wiki, and with what is added to it."""
    root.mkdir(parents=True, exist_ok=True)
    folder = plant(root, HEALTHY)
    for each in hostile:
        # Several make a file of one name.
        with contextlib.suppress(OSError):
            each.plant(folder)
    (root / "docs").mkdir()
    (root / "docs/about.md").write_text("# About\n\nWords of ours, such as brontosaurus.\n", encoding="utf-8")
    plugins = ["search", {"journeys": settings.pop("journeys", {})}]
    written = {**SETTINGS, "plugins": plugins, **settings}
    (root / "mkdocs.yml").write_text(yaml.safe_dump(written), encoding="utf-8")
    return root


def built(root: Path, *arguments: str) -> Built:
    """Build the site of a folder, in a process that notes down what it opens, writes and starts."""
    site, notes = root / "site", root / "notes.json"
    paths = os.pathsep.join(filter(None, [str(PROJECT), os.environ.get("PYTHONPATH")]))
    known = {"PYTHONPATH": paths, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1790000000"}
    run = subprocess.run(
        [sys.executable, "-m", "tests.hostile.watched_build", str(notes), *arguments, "-d", str(site)],
        cwd=root,
        env=os.environ | known | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        errors="surrogateescape",
        check=False,
    )
    noted = json.loads(notes.read_text(encoding="utf-8"))
    kinds = (tuple(noted[kind]) for kind in ("opened", "written", "started"))
    return Built(site, run.returncode, run.stdout + run.stderr, *kinds)
