"""ProperDocs, which goes on where MkDocs 1 ended, makes the same site of our pages."""

from __future__ import annotations

import re
from pathlib import Path

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
    assert mkdocs.keys() == properdocs.keys()
    different = [
        name for name in mkdocs if _without_generator(mkdocs[name]) != _without_generator(properdocs[name])
    ]
    assert different == []


def _without_generator(page: bytes) -> bytes:
    return GENERATOR.sub(b"", page)
