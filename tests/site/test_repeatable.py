"""The same inputs make the same site, byte by byte."""

from __future__ import annotations

from pathlib import Path

from tests.site.apart import PROJECT, build_apart
from tests.site.fake import Wiki


def test_two_builds_are_identical(wiki: Wiki) -> None:
    wiki.configure(
        hooks=["made_up.py"], plugins=["search", "tags", "journeys"], site_url="https://wiki.example/"
    )
    first = wiki.build_apart("mkdocs", "build", PYTHONHASHSEED="1")
    second = wiki.build_apart("mkdocs", "build", PYTHONHASHSEED="2")
    assert different(first, second) == []
    assert {
        "sitemap.xml.gz",
        "search/search_index.json",
        "journeys/persona-1/first-1/index.html",
    } <= first.keys()


def test_two_builds_of_the_demo_are_identical(tmp_path: Path) -> None:
    first = build_apart(PROJECT, tmp_path / "first", "mkdocs", "build", PYTHONHASHSEED="1")
    second = build_apart(PROJECT, tmp_path / "second", "mkdocs", "build", PYTHONHASHSEED="2")
    assert different(first, second) == []


def different(first: dict[str, bytes], second: dict[str, bytes]) -> list[str]:
    return [name for name in sorted(first.keys() | second.keys()) if first.get(name) != second.get(name)]
