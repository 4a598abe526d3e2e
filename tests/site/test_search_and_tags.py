"""Search and Material's tags know our pages."""

from __future__ import annotations

import dataclasses
import json
import re

import pytest
from tests.site.fake import Link, Wiki, fake_site

from mkdocs_journeys.pages.page import Site

WAY = "journeys/persona-1/first-1/"


@pytest.mark.parametrize(
    ("theme", "titles"),
    [
        ({"name": "material", "font": False}, ["I go my way &lt;1&gt;"]),
        ({"name": "mkdocs"}, ["Way 1 &amp; on"]),
    ],
)
def test_search_finds_a_page_by_its_headings(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch, theme: dict[str, object], titles: list[str]
) -> None:
    site = wiki.build(monkeypatch, theme=theme)
    index = json.loads((site / "search/search_index.json").read_text())
    found = {
        entry["location"]: entry["title"] for entry in index["docs"] if entry["location"].startswith(WAY)
    }
    assert found == {
        WAY: titles[0],
        WAY + "#map": "The map",
        WAY + "#tp-first": "First &amp; last touchpoint",
        WAY + "#owners": "Who owns what",
    }
    assert any("Deep in the page." in entry["text"] for entry in index["docs"])


def test_a_page_can_stay_out_of_search(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    def make(link: Link) -> Site:
        site = fake_site(link)
        pages = tuple(dataclasses.replace(page, in_search=page.persona is not None) for page in site.pages)
        return dataclasses.replace(site, pages=pages)

    wiki.make = make
    site = wiki.build(monkeypatch)
    index = json.loads((site / "search/search_index.json").read_text())
    found = {entry["location"].partition("#")[0] for entry in index["docs"]}
    assert found == {
        "about/",
        *(f"journeys/persona-{n}/{name}" for n in (1, 2) for name in ("", "first-1/", "first-2/")),
    }


def test_a_hook_may_take_pages_out_of_search_and_add_to_them(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both at moments when the theme's search has the page in its hands, or had it."""
    (wiki.root / "hook.py").write_text(
        "def on_page_content(html, page, config, files):\n"
        "    if page.url.endswith('first-1/'):\n"
        "        page.meta['search'] = {'exclude': True}\n"
        "def on_page_context(context, page, config, nav):\n"
        "    page.content += '<p>Added.</p>'\n",
        "utf-8",
    )
    site = wiki.build(monkeypatch, hooks=["hook.py"])
    index = json.loads((site / "search/search_index.json").read_text())
    ways = {entry["location"].partition("#")[0] for entry in index["docs"] if "first-" in entry["location"]}
    assert ways == {f"journeys/persona-{n}/first-2/" for n in (1, 2)}
    page = (site / WAY / "index.html").read_text("utf-8")
    assert "<p>Added.</p>" in page
    assert "Deep in the page." in page


@pytest.mark.parametrize("directory_urls", [True, False])
def test_the_tag_index_lists_our_pages_with_the_sites_own(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch, directory_urls: bool
) -> None:
    wiki.write(
        {
            "docs/tags.md": "# Tags\n\n<!-- material/tags -->\n",
            "docs/about.md": "---\ntags: [R&D]\n---\n# About\n",
        }
    )
    plugins = ["search", "tags", "journeys"]
    site = wiki.build(monkeypatch, plugins=plugins, use_directory_urls=directory_urls)
    page = site / ("tags/index.html" if directory_urls else "tags.html")
    article = page.read_text().partition("<article")[2].partition("</article>")[0]
    parts = re.split(r'<h2 id="[^"]*">.*?<span class="md-tag">(.*?)</span>', article, flags=re.DOTALL)
    listed = {
        tag: [
            (href, " ".join(title.split()))
            for href, title in re.findall(r'<a href="([^"#]*)">(.*?)</a>', part, re.DOTALL)
        ]
        for tag, part in zip(parts[1::2], parts[2::2], strict=True)
    }
    up, end = ("../", "") if directory_urls else ("", "index.html")
    ways = [
        (f"{up}journeys/persona-{n}/first-{c}/{end}", f"Way {c} &amp; on") for n in (1, 2) for c in (1, 2)
    ]
    about = ("../about/" if directory_urls else "about.html", "About")
    assert {tag: sorted(pages) for tag, pages in listed.items()} == {
        "R&D": sorted([*ways, about]),
        "returns": sorted(ways),
    }
    journey = (site / f"{WAY}index.html").read_text()
    assert re.search(r'<a href="[./]*tags(/|\.html)#tag:returns" class="md-tag">returns</a>', journey)
