"""What the environment of a published build does to the pages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError
from tests.site.apart import build_apart
from tests.site.fake import Wiki
from tests.site.shelf import write_wiki

from mkdocs_journeys.mkdocs.config import JourneysConfig
from mkdocs_journeys.mkdocs.publication import Publication, published
from mkdocs_journeys.mkdocs.site_settings import site_of_config
from mkdocs_journeys.mkdocs.source import laid_of
from mkdocs_journeys.pages.links import Links
from mkdocs_journeys.publish.front import Site

SITE = "https://team.example/wiki/"
MIKE = {"generator": False, "version": {"provider": "mike", "default": "latest", "alias": True}}
RELEASE = {"MIKE_DOCS_VERSION": "2026.2", "JOURNEYS_CANONICAL": "latest", "JOURNEYS_DRAFTS": "hide"}
PREVIEW = RELEASE | {"MIKE_DOCS_VERSION": "12", "JOURNEYS_DRAFTS": "show"}
NAMES = ("MIKE_DOCS_VERSION", "JOURNEYS_CANONICAL", "JOURNEYS_DRAFTS")

PAGES = ("index.html", "about/index.html", "journeys/persona-1/first-1/index.html")
DRAFT = "---\ntitle: I buy\nstatus: draft\nstages:\n  - stage: awareness\n    touchpoints: [An ad]\n---\n"


@pytest.fixture
def environ(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """No publication, whatever runs the tests."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def build(wiki: Wiki, environ: pytest.MonkeyPatch, environment: dict[str, str], **settings: Any) -> Path:
    for name, value in environment.items():
        environ.setenv(name, value)
    return wiki.build(environ, **{"site_url": SITE, "extra": MIKE} | settings)


def canonical(site: Path, page: str) -> list[str]:
    return re.findall(r'<link rel="canonical" href="([^"]*)"', (site / page).read_text())


def robots(site: Path, page: str) -> list[str]:
    return re.findall(r'<meta name="robots" content="([^"]*)"', (site / page).read_text())


def without_script(site: Path, page: str) -> list[str]:
    """Where the line for readers without a script leads."""
    return re.findall(r'<noscript><aside class="jm-version".*?href="([^"]*)"', (site / page).read_text())


def banner(site: Path, page: str) -> list[str]:
    """What a page loads for the banner."""
    return re.findall(r'(?:src|href)="([^"]*journeys/version\.\w+)"', (site / page).read_text())


def in_sitemap(site: Path) -> set[str]:
    return set(re.findall(r"<loc>(.*?)</loc>", (site / "sitemap.xml").read_text()))


# --- The environment ---


@pytest.mark.parametrize(
    ("environment", "found"),
    [
        ({}, None),
        ({"MIKE_DOCS_VERSION": ""}, None),
        ({"JOURNEYS_CANONICAL": "latest", "JOURNEYS_DRAFTS": "show"}, None),
        ({"MIKE_DOCS_VERSION": "1"}, Publication("", is_preview=False)),
        (RELEASE, Publication("latest", is_preview=False)),
        (PREVIEW, Publication("latest", is_preview=True)),
    ],
)
def test_the_environment_says_what_is_published(
    environment: dict[str, str], found: Publication | None
) -> None:
    assert published(environment) == found


def test_what_the_environment_can_not_say_is_refused() -> None:
    told = "JOURNEYS_DRAFTS is 'yes' in the environment; allowed: show, hide"
    with pytest.raises(PluginError, match=re.escape(told)):
        published({"MIKE_DOCS_VERSION": "1", "JOURNEYS_DRAFTS": "yes"})


# --- A build of one's own ---


def test_a_build_that_is_not_published_has_nothing_of_it(wiki: Wiki, environ: pytest.MonkeyPatch) -> None:
    site = build(wiki, environ, {"JOURNEYS_CANONICAL": "latest"})
    for page in (*PAGES, "404.html"):
        text = (site / page).read_text()
        assert '"version": null' in text
        assert (robots(site, page), without_script(site, page), banner(site, page)) == ([], [], [])
    assert canonical(site, "about/index.html") == [f"{SITE}about/"]
    assert not (site / "assets/journeys/version.js").exists()


@pytest.mark.usefixtures("environ")
def test_versions_of_another_provider_stay(wiki: Wiki) -> None:
    config = load_config(str(wiki.configure(extra={"version": {"provider": "other"}})))
    assert config.plugins.on_config(config).extra["version"] == {"provider": "other"}


# --- A release ---


def test_every_page_of_a_release_has_the_selector_and_the_banner(
    wiki: Wiki, environ: pytest.MonkeyPatch
) -> None:
    site = build(wiki, environ, RELEASE)
    for page in PAGES:
        up = "../" * page.count("/")
        assert (
            '"version": {"alias": true, "default": "latest", "provider": "mike"}' in (site / page).read_text()
        )
        assert banner(site, page) == [
            f"{up}assets/journeys/version.css",
            f"{up}assets/journeys/version.js",
        ]
        assert without_script(site, page) == [f"{up}../versions/"]
        assert robots(site, page) == []
    assert banner(site, "404.html") == [
        "/wiki/latest/assets/journeys/version.css",
        "/wiki/latest/assets/journeys/version.js",
    ]
    assert without_script(site, "404.html") == ["/wiki/versions/"]


def test_search_engines_are_led_to_the_default_version(wiki: Wiki, environ: pytest.MonkeyPatch) -> None:
    site = build(wiki, environ, RELEASE)
    assert {page: canonical(site, page) for page in PAGES} == {
        page: [f"{SITE}latest/{page.removesuffix('index.html')}"] for page in PAGES
    }
    assert f"{SITE}latest/about/" in in_sitemap(site)
    assert [there for there in in_sitemap(site) if not there.startswith(f"{SITE}latest/")] == []


@pytest.mark.parametrize(
    ("mike", "environment", "expected"),
    [
        ("mike", RELEASE, "latest/"),
        ({"mike": {"canonical_version": "stable"}}, RELEASE, "stable/"),
        # Published by mike itself: as mike has it.
        ("mike", {"MIKE_DOCS_VERSION": "2026.2"}, "2026.2/"),
    ],
)
def test_mikes_own_plugin_may_be_there_too(
    wiki: Wiki, environ: pytest.MonkeyPatch, mike: object, environment: dict[str, str], expected: str
) -> None:
    for plugins in (["search", "journeys", mike], ["search", mike, "journeys"]):
        site = build(wiki, environ, environment, plugins=plugins)
        assert canonical(site, "about/index.html") == [f"{SITE}{expected}about/"]


def test_a_site_without_an_address_is_published_too(wiki: Wiki, environ: pytest.MonkeyPatch) -> None:
    site = build(wiki, environ, RELEASE, site_url="")
    assert canonical(site, "about/index.html") == []
    assert without_script(site, "about/index.html") == ["../../versions/"]


def test_another_theme_has_the_banner_too(wiki: Wiki, environ: pytest.MonkeyPatch) -> None:
    site = build(wiki, environ, RELEASE, theme={"name": "mkdocs"})
    assert without_script(site, "about/index.html") == ["../../versions/"]
    assert banner(site, "about/index.html") == [
        "../assets/journeys/version.css",
        "../assets/journeys/version.js",
    ]


def test_pages_elsewhere_in_the_site_leave_the_banner_where_it_is(
    wiki: Wiki, environ: pytest.MonkeyPatch
) -> None:
    """The script finds the root of the site from its own address."""
    site = build(wiki, environ, RELEASE, plugins=["search", {"journeys": {"path": "a/b"}}])
    assert (site / "assets/journeys/version.js").is_file()


# --- A preview ---


def test_no_search_engine_finds_a_preview(wiki: Wiki, environ: pytest.MonkeyPatch) -> None:
    site = build(wiki, environ, PREVIEW)
    for page in (*PAGES, "404.html"):
        assert robots(site, page) == ["noindex"]
        assert canonical(site, page) == []
    assert without_script(site, "about/index.html") == ["../../../versions/"]


# --- Drafts ---


@pytest.mark.parametrize("option", [False, True])
@pytest.mark.parametrize("setting", ["no", "yes"])
@pytest.mark.parametrize(
    ("environment", "is_shown"),
    [
        (RELEASE, False),
        (PREVIEW, True),
        ({"MIKE_DOCS_VERSION": "1"}, False),
        ({"JOURNEYS_DRAFTS": "show"}, True),
        ({"JOURNEYS_DRAFTS": "hide"}, False),
    ],
)
def test_drafts_are_in_previews_only_whatever_the_settings_say(
    tmp_path: Path,
    environ: pytest.MonkeyPatch,
    option: bool,
    setting: str,
    environment: dict[str, str],
    is_shown: bool,
) -> None:
    for name, value in environment.items():
        environ.setenv(name, value)
    (tmp_path / "journeys/mina").mkdir(parents=True)
    (tmp_path / "journeys/mina/first.md").write_text(DRAFT)
    (tmp_path / "journeys/journeys.yml").write_text(f"drafts: {setting}\n")
    options = JourneysConfig()
    options.load_dict({"drafts": option})
    options.validate()
    laid = laid_of(tmp_path / "journeys", options, Links())
    assert not [finding for finding in laid.findings if not finding.slug]
    assert ("journeys/mina/first/" in {page.address for page in laid.site.pages}) is is_shown


# --- Two versions ---


def test_a_wiki_that_did_not_change_is_the_same_in_two_versions(tmp_path: Path) -> None:
    sources = write_wiki(tmp_path / "wiki", "2026.2", SITE)
    first, second = (
        build_apart(
            sources, tmp_path / version, "mkdocs", "build", **RELEASE | {"MIKE_DOCS_VERSION": version}
        )
        for version in ("2026.2", "2026.3")
    )
    assert "guide/about/index.html" in first
    assert first == second


@pytest.mark.parametrize(
    ("theme", "language"),
    [
        ("material, language: de", "de"),
        ("mkdocs, locale: de", "de"),
        ("material", "en"),
        ("mkdocs", "en"),
    ],
)
def test_the_root_speaks_as_the_theme_does(tmp_path: Path, theme: str, language: str) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text(f"site_name: W\nplugins: []\ntheme: {{name: {theme}}}\n", "utf-8")
    (tmp_path / "docs").mkdir()
    assert site_of_config(file) == Site("", language)
