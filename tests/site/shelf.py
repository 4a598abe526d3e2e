"""A small wiki in several versions, laid out as they are published."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import yaml
from tests.site.apart import build_apart

from mkdocs_journeys.publish.root.files import root_files

JOURNEY = (
    "---\ntitle: {title}\nstages:\n  - stage: awareness\n    touchpoints: [A friend's photo]\n{more}---\n"
)
# A hidden version, one with a title, one that is not released.
LIST = (
    ("dev", "dev", (), False),
    ("2026.2", "Summer 2026", ("latest",), False),
    ("2026.1", "2026.1", (), False),
    ("2025.1", "2025.1", (), True),
)
# What each version has besides the pages that all have: the journey `old-name` is renamed in 2026.2.
JOURNEYS: Mapping[str, Mapping[str, str]] = {
    "2025.1": {},
    "2026.1": {"dropped": "", "old-name": ""},
    "2026.2": {"new-name": "formerly: mina/old-name\n"},
    "dev": {"new-name": "formerly: mina/old-name\n", "coming": ""},
    "pr/12": {"new-name": "formerly: mina/old-name\n", "coming": "status: draft\n"},
}


def write_wiki(folder: Path, version: str, site_url: str, language: str = "en", *features: str) -> Path:
    """The sources of one version, with a hand-written page."""
    settings: dict[str, Any] = {
        "site_name": "Wiki",
        "site_url": site_url,
        "plugins": ["search", "journeys"],
        "extra": {"generator": False, "version": {"provider": "mike", "default": "latest", "alias": True}},
        "theme": {
            "name": "material",
            "font": False,
            "language": language,
            "features": ["navigation.tabs", *features],
            "palette": [
                {"media": "(prefers-color-scheme: light)", "scheme": "default"},
                {"media": "(prefers-color-scheme: dark)", "scheme": "slate"},
            ],
        },
    }
    journeys = {"first": "", **JOURNEYS[version]}
    files = {
        "mkdocs.yml": yaml.safe_dump(settings, sort_keys=False),
        "docs/guide/about.md": "# About\n\nUs.\n\n## Who we are\n\nNobody yet.\n" + "\nText.\n" * 60,
        "journeys/journeys.yml": f"language: {language}\n",
        "journeys/mina/index.md": "---\nname: Mina\n---\n",
    }
    files |= {f"journeys/mina/{n}.md": JOURNEY.format(title=n, more=more) for n, more in journeys.items()}
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def publish(
    work: Path, root: Path, site_url: str, *versions: str, language: str = "en", instant: bool = False
) -> None:
    """Build versions and lay them out below the root, as `journeys publish` does on its branch.

    With instant navigation each version is its own canonical one: Material's only works in such a version.
    """

    def build(version: str) -> None:
        address = f"{site_url}{version}/" if instant else site_url
        features = ["navigation.instant"] if instant else []
        sources = write_wiki(work / version, version, address, language, *features)
        environment = {
            "MIKE_DOCS_VERSION": version.rpartition("/")[2],
            "JOURNEYS_CANONICAL": "" if instant else "latest",
            "JOURNEYS_DRAFTS": "show" if version.startswith("pr/") else "hide",
        }
        build_apart(sources, root / version, "mkdocs", "build", **environment)

    with ThreadPoolExecutor(2) as builders:
        list(builders.map(build, versions))
    listed = [entry for entry in LIST if entry[0] in versions]
    for name, _, aliases, _ in listed:
        for alias in aliases:
            shutil.copytree(root / name, root / alias)
    for path, text in root_files(site_url, "latest", listed, language).items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    (root / "versions.json").write_text(json.dumps([_entry(*entry) for entry in listed]))
    if "pr/12" in versions:
        (root / "pr/versions.json").write_text(json.dumps([_entry("12", "12", (), False)]))


def _entry(name: str, title: str, aliases: tuple[str, ...], hidden: bool) -> dict[str, Any]:
    entry = {"version": name, "title": title, "aliases": list(aliases)}
    return entry | ({"properties": {"hidden": True}} if hidden else {})
