"""The same inputs make the same site, byte by byte."""

from __future__ import annotations

from tests.site.fake import Wiki


def test_two_builds_are_identical(wiki: Wiki) -> None:
    wiki.configure(
        hooks=["made_up.py"], plugins=["search", "tags", "journeys"], site_url="https://wiki.example/"
    )
    first = wiki.build_apart("mkdocs", "build", PYTHONHASHSEED="1")
    second = wiki.build_apart("mkdocs", "build", PYTHONHASHSEED="2")
    assert [name for name in first if first[name] != second.get(name)] == []
    assert first.keys() == second.keys()
    assert {
        "sitemap.xml.gz",
        "search/search_index.json",
        "journeys/persona-1/first-1/index.html",
    } <= first.keys()
