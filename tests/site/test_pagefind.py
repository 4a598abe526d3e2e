"""The option `search: pagefind`: what a build writes, and when it refuses."""

from __future__ import annotations

import gzip
import json
import logging
import re
import sys
from pathlib import Path
from typing import Any

import mkdocs.commands.build
import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from tests.site.fake import HOOK, Wiki

from mkdocs_journeys.mkdocs import pagefind
from mkdocs_journeys.mkdocs.plugin import JourneysPlugin

CHUNKED = ["search", "tags", {"journeys": {"search": "pagefind"}}]
THEME = ["search", "tags", "journeys"]
WORKER = re.compile(r'"search": "([^"]*)"')
PAGES = {
    "docs/hand.md": "---\ntags: [R&D, shoes]\n---\n# By *hand*\n\nWritten & kept.\n\n## A part\n\nOf it.\n",
    "docs/out.md": "---\nsearch: {exclude: true}\n---\n# Out\n\nOutside.\n",
    "docs/partly.md": "# Partly\n\n## Not this { data-search-exclude }\n\nHidden.\n\n## This\n\nShown.\n",
    "docs/ä b.md": "# Far\n\n## Ümlaut { #ü }\n\nText.\n",
    "docs/light.md": "---\nsearch: {boost: 0.5}\n---\n# Light\n\nText.\n",
}


def fragments(site: Path) -> list[dict[str, Any]]:
    """What the index holds of each page."""
    files = sorted((site / "search/pagefind/fragment").iterdir())
    return [json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd")) for file in files]


def indexed(site: Path) -> set[str]:
    """The pages and sections in Pagefind's index, as the theme's names them."""
    found = set()
    for page in fragments(site):
        address = page["url"].removeprefix("/").removesuffix("-.html")
        found |= {address, *(f"{address}#{anchor['id']}" for anchor in page["anchors"])}
    return found


@pytest.mark.parametrize("directory_urls", [True, False])
@pytest.mark.parametrize("path", ["", "customers/maps"])
def test_it_finds_what_the_themes_search_finds(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch, directory_urls: bool, path: str
) -> None:
    wiki.write(PAGES)
    more: dict[str, Any] = {"use_directory_urls": directory_urls, "markdown_extensions": ["attr_list"]}
    site = wiki.build(monkeypatch, plugins=[*THEME[:2], {"journeys": {"path": path}}], **more)
    docs = json.loads((site / "search/search_index.json").read_text())["docs"]
    known = {entry["location"] for entry in docs}
    assert {"", "about/", "hand/#a-part"} <= known or not directory_urls
    chunked = {"path": path, "search": "pagefind"}
    site = wiki.build(monkeypatch, plugins=[*THEME[:2], {"journeys": chunked}], **more)
    assert indexed(site) == known
    assert [one for one in known if one.startswith("out") or one.endswith("#not-this")] == []
    page = next(page for page in fragments(site) if page["meta"]["title"] == "By hand")
    assert page["content"] == "By hand. Written & kept. A part. Of it."
    assert page["meta"] == {"title": "By hand", "tags": '["R&D", "shoes"]'}


def test_the_browser_gets_an_empty_index_and_our_worker(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    site = wiki.build(monkeypatch, plugins=CHUNKED, site_url="https://wiki.example/some/where/")
    index = json.loads((site / "search/search_index.json").read_text())
    assert index["docs"] == []
    assert index["config"]["lang"] == ["en"]
    pages = {path.relative_to(site).as_posix(): path.read_text() for path in site.rglob("*.html")}
    named = {name: WORKER.findall(text) for name, text in pages.items()}
    assert named.pop("404.html") == ["/some/where/search/worker.js"]
    assert len(named) > 8
    assert named == {name: ["../" * name.count("/") + "search/worker.js"] for name in named}
    names = {path.name for path in (site / "search/pagefind").iterdir()}
    assert {"index", "fragment", "pagefind.js", "pagefind-entry.json", "wasm.en.pagefind"} <= names
    assert [name for name in names if "ui" in name or name.endswith(".css")] == []


def test_the_policy_is_the_same(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = []
    for plugins in (THEME, CHUNKED):
        site = wiki.build(monkeypatch, plugins=plugins)
        pages.append({path: WORKER.sub("", path.read_text()) for path in site.rglob("*.html")})
    assert pages[0] == pages[1]
    assert all("wasm" not in text for text in pages[1].values())


def test_two_builds_are_the_same(tmp_path: Path) -> None:
    wiki = Wiki(tmp_path)
    wiki.write(PAGES)
    wiki.configure(hooks=["made_up.py"], plugins=CHUNKED)
    first = wiki.build_apart("mkdocs", "build")
    assert wiki.build_apart("mkdocs", "build") == first
    assert len([name for name in first if name.startswith("search/pagefind/fragment/")]) > 10


def test_a_build_says_nothing_of_it(
    wiki: Wiki,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    said = []
    for plugins in (THEME, CHUNKED):
        caplog.clear()
        with caplog.at_level(logging.INFO):
            wiki.build(monkeypatch, plugins=plugins)
        said.append([record.message for record in caplog.records if "seconds" not in record.message])
    assert said[0] == said[1]
    assert "agefind" not in "".join(capfd.readouterr())


@pytest.mark.parametrize(("language", "named"), [("ar", "ar"), ("pt-BR", "pt-br"), ("ja", "ja")])
def test_all_pages_are_in_one_index_in_the_language_of_the_site(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, language: str, named: str
) -> None:
    theme = {"name": "material", "font": False, "language": language}
    with caplog.at_level(logging.INFO):
        site = wiki.build(monkeypatch, plugins=CHUNKED, theme=theme)
    entry = json.loads((site / "search/pagefind/pagefind-entry.json").read_text())
    assert [name.lower() for name in entry["languages"]] == [named]
    index = json.loads((site / "search/search_index.json").read_text())
    assert index["config"]["lang"] == [language]
    advised = [record.message for record in caplog.records if "pagefind[extended]" in record.message]
    assert len(advised) == (language == "ja")


def test_a_site_with_nothing_to_find_is_built(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    (wiki.root / "journeys").rename(wiki.root / "elsewhere")
    wiki.write({"docs/about.md": "---\nsearch: {exclude: true}\n---\n# About\n"})
    site = wiki.build(monkeypatch, plugins=CHUNKED, strict=False)
    assert (site / "search/worker.js").is_file()
    assert not (site / "search/pagefind").exists()


# --- Where it is not wanted ---


def test_nobody_needs_it_by_default(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pagefind.service", None)
    site = wiki.build(monkeypatch, plugins=THEME)
    assert not (site / "search/worker.js").exists()
    assert "javascripts/workers/search." in WORKER.findall((site / "about/index.html").read_text())[0]


def test_the_preview_keeps_the_themes_search(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "pagefind.service", None)
    wiki.configure(plugins=CHUNKED)
    config = load_config(str(wiki.root / "mkdocs.yml"))
    plugin = config.plugins["journeys"]
    assert isinstance(plugin, JourneysPlugin)
    with caplog.at_level(logging.INFO):
        config.plugins.on_startup(command="serve", dirty=False)
        assert pagefind.wanted("pagefind", config, is_served=plugin._is_served) is None
        assert pagefind.wanted("theme", config, is_served=False) is None
    assert [record.message for record in caplog.records] == [
        "mkdocs_journeys: The preview keeps the theme's own search. `search: pagefind` counts for a build."
    ]


# --- Where it cannot be ---


def refusal(wiki: Wiki, monkeypatch: pytest.MonkeyPatch, **settings: Any) -> str:
    """What the build says when it ends."""
    told: list[str] = []
    with monkeypatch.context() as heard:
        heard.setattr(mkdocs.commands.build.log, "error", told.append)
        with pytest.raises(Abort):
            wiki.build(monkeypatch, **{"plugins": CHUNKED} | settings)
    (one,) = told
    return one


def test_without_the_program_it_is_said_how_to_get_it(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    told = "`search: pagefind` needs Pagefind, which is not installed: pip install 'mkdocs-journeys[search]'"
    with monkeypatch.context() as without:
        without.setitem(sys.modules, "pagefind.service", None)
        assert refusal(wiki, monkeypatch) == told
    monkeypatch.setattr("pagefind.service.get_executable", lambda: None)
    assert refusal(wiki, monkeypatch) == told
    assert not (wiki.root / "site/index.html").exists()


@pytest.mark.parametrize(
    "settings",
    [
        {"plugins": [{"journeys": {"search": "pagefind"}}]},
        {"plugins": [{"search": {"enabled": False}}, {"journeys": {"search": "pagefind"}}]},
        {"theme": {"name": "mkdocs"}},
    ],
)
def test_it_needs_the_search_of_material(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch, settings: dict[str, Any]
) -> None:
    settings = {"plugins": ["search", {"journeys": {"search": "pagefind"}}]} | settings
    assert refusal(wiki, monkeypatch, **settings) == (
        "`search: pagefind` answers Material's search box. Use the theme Material with its search: "
        "plugins: [search, journeys]"
    )


def test_it_is_not_for_sites_without_a_server(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    told = refusal(wiki, monkeypatch, plugins=["offline", *CHUNKED])
    assert told.endswith("is for sites without one. Take one of the two out of mkdocs.yml.")
    wiki.build(monkeypatch, plugins=[{"offline": {"enabled": False}}, *CHUNKED])


def test_a_theme_with_another_search_is_refused(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    wiki.write({"overrides/main.html": "{% extends 'base.html' %}{% block config %}{% endblock %}"})
    theme = {"name": "material", "font": False, "custom_dir": "overrides"}
    assert refusal(wiki, monkeypatch, theme=theme).startswith(
        "`search: pagefind` does not know this version of Material"
    )


def test_what_the_program_says_when_it_fails_is_told(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    failing = wiki.root / "failing"
    failing.write_text("#!/bin/sh\necho It is\necho too late. >&2\nexit 3\n")
    failing.chmod(0o755)
    monkeypatch.setattr("pagefind.service.get_executable", lambda: failing)
    assert refusal(wiki, monkeypatch) == "Pagefind could not index the pages: It is too late."
    monkeypatch.setattr("pagefind.service.get_executable", lambda: wiki.root / "gone")
    assert refusal(wiki, monkeypatch).startswith("Pagefind does not run here: ")


def test_the_environment_does_not_decide(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGEFIND_SITE", "nowhere")
    monkeypatch.setenv("PAGEFIND_EXCLUDE_SELECTORS", "h1,h2,p")
    wiki.write({"pagefind.toml": 'site = "nowhere"\n', "made_up.py": HOOK})
    monkeypatch.chdir(wiki.root)
    assert len(fragments(wiki.build(monkeypatch, plugins=CHUNKED))) > 10
