"""ProperDocs, which goes on where MkDocs 1 ended, makes the same site of our pages."""

from __future__ import annotations

import re
from pathlib import Path

from tests.site.apart import PROJECT, build_apart
from tests.site.fake import Wiki

GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')


def test_properdocs_builds_the_same_pages(tmp_path: Path) -> None:
    wiki = Wiki(tmp_path)
    wiki.configure(
        hooks=["made_up.py"],
        plugins=["search", "tags", "journeys"],
        nav=["about.md", {"Maps": "journeys:all"}],
        site_url="https://wiki.example/",
        edit_uri="https://code.example/wiki/edit/main/docs/",
        features=["navigation.tabs", "navigation.indexes", "content.action.edit"],
    )
    mkdocs = wiki.build_apart("mkdocs", "build")
    properdocs = wiki.build_apart("properdocs", "build", "-f", "mkdocs.yml")
    assert "journeys/persona-1/first-1/index.html" in mkdocs
    assert different(mkdocs, properdocs) == []


def test_properdocs_builds_the_same_demo(tmp_path: Path) -> None:
    mkdocs = build_apart(PROJECT, tmp_path / "mkdocs", "mkdocs", "build")
    properdocs = build_apart(PROJECT, tmp_path / "properdocs", "properdocs", "build", "-f", "mkdocs.yml")
    assert different(mkdocs, properdocs) == []


def different(first: dict[str, bytes], second: dict[str, bytes]) -> list[str]:
    """The files that differ in more than the name of what made them."""
    names = sorted(first.keys() | second.keys())
    return [name for name in names if _without_generator(first, name) != _without_generator(second, name)]


def _without_generator(files: dict[str, bytes], name: str) -> bytes | None:
    return GENERATOR.sub(b"", files[name]) if name in files else None
