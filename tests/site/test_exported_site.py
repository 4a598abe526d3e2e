"""The exported demo, built by MkDocs without the plugin: its pages are those that the plugin makes."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import yaml
from click.testing import CliRunner
from tests.site.apart import PROJECT, build_apart
from tests.site.seen import outline, tabs
from tests.site.test_demo import Found

from mkdocs_journeys.cli import main

PAGE = "journeys/mina/first-trail-shoes/index.html"
THEME = {
    "name": "material",
    "font": False,
    "custom_dir": str(PROJECT / "theme_overrides"),
    "features": ["navigation.tabs", "navigation.prune", "navigation.footer"],
}
SETTINGS = {"site_name": "Demo", "theme": THEME, "extra": {"generator": False}}
PLUGIN = {"journeys": {"dir": str(PROJECT / "journeys"), "policy": "off"}}
_ARTICLE = re.compile(r'<article class="md-content__inner md-typeset">(.*)</article>', re.DOTALL)
# The one block that holds a page in the Markdown.
_WRAPPER = re.compile(r"<div>\n(.*)\n</div>", re.DOTALL)

Site = Mapping[str, bytes]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("exported")
    folder = str(PROJECT / "journeys")
    result = CliRunner().invoke(
        main, ["export", "--format", "site", "--dir", folder, "--to", str(root / "docs")]
    )
    assert result.exit_code == 0, result.output
    _build(root, {"INHERIT": "docs/nav.yml", **SETTINGS, "plugins": ["search", "tags"]})
    return root


@pytest.fixture(scope="module")
def plain(exported: Path) -> Site:
    return _files(exported / "site")


@pytest.fixture(scope="module")
def plugged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("plugged")
    (root / "docs").mkdir()
    _build(root, {**SETTINGS, "plugins": ["search", "tags", PLUGIN]})
    return root


def _build(root: Path, settings: Mapping[str, Any]) -> None:
    (root / "mkdocs.yml").write_text(yaml.safe_dump(dict(settings), sort_keys=False), encoding="utf-8")
    build_apart(root, root / "site", "mkdocs", "build")


def _files(site: Path) -> Site:
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def _shown(page: bytes) -> str:
    """What stands on a page, whether its signs are written as such or by their numbers."""
    found = _ARTICLE.search(page.decode())
    assert found
    return html.unescape(found[1])


def test_the_files_are_the_same(plain: Site, plugged: Path) -> None:
    assert plain.keys() == _files(plugged / "site").keys()
    assert len([name for name in plain if name.endswith(".html")]) > 150


def test_every_page_shows_the_same(plain: Site, plugged: Path) -> None:
    ours = _files(plugged / "site")
    compared = 0
    for name, page in ours.items():
        # A page that has moved is no page of the theme, and that for missing addresses none of ours.
        if name.endswith(".html") and b"md-content__inner" in page and name != "404.html":
            assert _WRAPPER.sub(r"\1", _shown(plain[name]), count=1) == _shown(page), name
            compared += 1
    assert compared > 150


def test_all_else_is_the_same(plain: Site, plugged: Path) -> None:
    ours = _files(plugged / "site")
    differing = {
        name
        for name, data in ours.items()
        if plain[name] != data and not (name.endswith(".html") and b"md-content__inner" in data)
    }
    # The navigation on the first; the others are compared below, but for the time of the build.
    assert differing <= {"404.html", "search/search_index.json", "tags.json", "sitemap.xml", "sitemap.xml.gz"}


def test_search_and_tags_find_the_same_places(plain: Site, plugged: Path) -> None:
    ours = _files(plugged / "site")
    assert _tagged(plain) == _tagged(ours)
    assert _findable(plain) == _findable(ours)


def _tagged(site: Site) -> list[str]:
    return sorted(json.dumps(each, sort_keys=True) for each in json.loads(site["tags.json"])["mappings"])


def _findable(site: Site) -> list[tuple[str, str, list[str]]]:
    found = json.loads(site["search/search_index.json"])["docs"]
    return sorted((each["location"], html.unescape(each["title"]), each.get("tags", [])) for each in found)


def test_every_link_leads_somewhere(plain: Site) -> None:
    pages = {name: Found(data.decode()) for name, data in plain.items() if name.endswith(".html")}
    broken = [each for name in pages if name != "404.html" for each in _broken(name, pages, plain)]
    assert broken == []


def _broken(name: str, pages: Mapping[str, Found], site: Site) -> Iterator[tuple[str, str]]:
    for link in [*pages[name].links, *pages[name].fetched]:
        if urlsplit(link).scheme:
            continue
        path, _, anchor = urljoin(f"https://wiki/{name}", link).removeprefix("https://wiki/").partition("#")
        target = unquote(path)
        target = target if target in site else f"{target.rstrip('/')}/index.html".lstrip("/")
        there = pages.get(target)
        if target not in site or (anchor and there and unquote(anchor) not in there.ids):
            yield name, link


def test_what_is_the_exports_own_is_not_published(plain: Site) -> None:
    assert [name for name in plain if "nav.yml" in name or "journeys-export" in name] == []


def test_the_navigation_has_each_persona_below_the_overview(exported: Path, plugged: Path) -> None:
    ours, theirs = plugged / "site" / PAGE, exported / "site" / PAGE
    assert tabs(theirs) == tabs(ours)
    entries = outline(theirs).splitlines()
    # The plugin leaves the other personas out; here all are there, and the theme prunes what is below them.
    own = outline(ours).splitlines()
    assert [line for line in entries if line in own] == own
    assert {line.partition(" > ")[2] for line in entries if line not in own} == {
        *("../../bode/", "../../greta/", "../../jory/", "../../salma/", "../../tove/"),
    }


def test_every_page_loads_the_styles_and_the_script(plain: Site) -> None:
    page = plain[PAGE].decode()
    assert '<link rel="stylesheet" href="../../../assets/journeys/journeys.css">' in page
    assert '<script src="../../../assets/journeys/journeys.js" defer></script>' in page


def test_titles_and_descriptions_reach_the_page(plain: Site) -> None:
    page = plain[PAGE].decode()
    assert "<title>First trail shoes - Demo</title>" in page
    assert '<meta name="description" content="Mina sees a friend\'s muddy photo, wants to try it' in page


def test_pages_carry_no_policy(plain: Site) -> None:
    assert b"Content-Security-Policy" not in plain[PAGE]
