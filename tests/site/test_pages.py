"""Our pages in a real site: which there are, what they carry, and where they come from."""

from __future__ import annotations

import dataclasses
import logging
import os
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from mkdocs.config import load_config
from tests.site.fake import Link, Wiki, content, fake_site
from tests.site.seen import edit_link, links

from mkdocs_journeys.pages.page import Content, Page, Site

EDIT = "https://code.example/wiki/edit/main/docs/"


def pages_in(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


OURS = [
    "journeys/index.html",
    *(f"journeys/persona-{n}/{name}index.html" for n in (1, 2) for name in ("first-1/", "first-2/", "")),
    "owners/index.html",
    "stages/index.html",
    "touchpoints/index.html",
]


def test_a_site_needs_no_option(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    site = wiki.build(monkeypatch)
    assert pages_in(site) == sorted(["404.html", "about/index.html", "index.html", *OURS])


def test_pages_can_have_a_place_of_their_own(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    site = wiki.build(monkeypatch, plugins=["search", {"journeys": {"path": "/customers/maps/"}}])
    moved = [f"customers/maps/{page}" for page in OURS]
    assert pages_in(site) == sorted(["404.html", "about/index.html", "index.html", *moved])


@pytest.mark.parametrize("prefix", ["", "maps"])
@pytest.mark.parametrize("directory_urls", [True, False])
def test_every_link_of_every_page_leads_to_a_file(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch, directory_urls: bool, prefix: str
) -> None:
    wiki.write({"docs/about.md": f"# About\n\n[A way](./{prefix}/journeys/persona-1/first-1.md#tp-first)\n"})
    site = wiki.build(
        monkeypatch,
        use_directory_urls=directory_urls,
        plugins=["search", {"journeys": {"path": prefix}}],
        validation={"links": {"anchors": "warn"}},
    )
    for page in set(pages_in(site)) - {"404.html"}:
        for link in links(site / page):
            arrived = unquote(urljoin("/" + page, link.partition("#")[0])).lstrip("/")
            target = site / arrived / "index.html" if arrived.endswith("/") or not arrived else site / arrived
            assert target.is_file() or (site / arrived / "index.html").is_file(), (page, link)


@pytest.mark.parametrize("name", ["index.md", "README.md", "index.html"])
def test_a_hand_written_home_page_stays(wiki: Wiki, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    wiki.write({f"docs/{name}": "# By hand\n"})
    site = wiki.build(monkeypatch)
    assert "By hand" in (site / "index.html").read_text()
    assert "All journeys" not in (site / "index.html").read_text()


def test_without_one_the_portfolio_is_the_home_page(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    site = wiki.build(monkeypatch)
    home = (site / "index.html").read_text()
    assert "<title>All journeys - Wiki</title>" in home
    assert (
        'href="../../.." title="Wiki" class="md-header__button md-logo"'
        in (site / "journeys/persona-1/first-1/index.html").read_text()
    )


def test_every_page_is_built_once(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    built: Counter[str] = Counter()

    def counted(page: Page) -> Page:
        def build() -> Content:
            built[page.address] += 1
            return content(page.title)

        return dataclasses.replace(page, build=build)

    def make(link: Link) -> Site:
        site = fake_site(link)
        return dataclasses.replace(site, pages=tuple(counted(page) for page in site.pages))

    wiki.make = make
    wiki.build(monkeypatch)
    assert set(built.values()) == {1}
    assert len(built) == 11


def test_the_sites_markdown_and_page_hooks_see_nothing(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    wiki.write(
        {
            "hook.py": "import pathlib\nseen = []\n"
            "def on_page_markdown(markdown, page, config, files):\n"
            "    seen.append((page.file.src_uri, markdown))\n"
            "def on_post_build(config):\n    pathlib.Path(config.site_dir, 'seen.txt').write_text("
            "'\\n'.join(f'{uri}={text!r}' for uri, text in sorted(seen) if text))\n",
            "journeys/persona-1/first-1.md": "---\ntitle: x\n---\n--8<-- 'mkdocs.yml'\n",
            "mkdocs-secret.txt": "SECRET",
        }
    )

    def make(link: Link) -> Site:
        raw = Page("raw/", "Raw", lambda: Content("<h1>Raw</h1><p>*not* --8&lt;-- :smile: {{ page }}</p>"))
        site = fake_site(link)
        return dataclasses.replace(site, pages=(*site.pages, raw))

    wiki.make = make
    site = wiki.build(
        monkeypatch, hooks=["hook.py"], markdown_extensions=["pymdownx.snippets", "pymdownx.emoji"]
    )
    assert (site / "seen.txt").read_text() == "about.md='# About\\n\\nUs.\\n'"
    assert "<p>*not* --8&lt;-- :smile: {{ page }}</p>" in (site / "raw/index.html").read_text()


def test_titles_and_descriptions_cannot_break_out(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    evil = '"><script>alert(1)</script>'

    def make(link: Link) -> Site:
        site = fake_site(link)
        pages = tuple(
            dataclasses.replace(page, title=page.title + evil, description=evil, tags=(evil,))
            for page in site.pages
        )
        navigation = dataclasses.replace(site.navigation, title=evil)
        return dataclasses.replace(site, pages=pages, navigation=navigation)

    wiki.make = make
    features = ["navigation.tabs", "navigation.path", "navigation.footer"]
    site = wiki.build(monkeypatch, plugins=["search", "tags", "journeys"], features=features)
    for page in pages_in(site):
        assert "<script>alert" not in (site / page).read_text(), page
    home = (site / "stages/index.html").read_text()
    assert '<meta name="description" content="&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">' in home


def test_the_table_of_contents_follows_the_headings(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (wiki.build(monkeypatch) / "stages/index.html").read_text()
    toc = text[text.index('data-md-type="toc"') :]
    toc = toc[: toc.index('<div class="md-content"')]
    found = re.findall(r'href="(#[^"]*)".*?<span class="md-ellipsis">(.*?)</span>', toc, re.DOTALL)
    assert [(anchor, " ".join(title.split())) for anchor, title in found] == [
        ("#map", "The map"),
        ("#tp-first", "First &amp; last touchpoint"),
        ("#owners", "Who owns what"),
    ]
    assert toc.index('aria-label="The map"') < toc.index("#tp-first") < toc.index("#owners")


@pytest.mark.parametrize(
    "settings", [{"edit_uri": EDIT}, {"repo_url": "https://code.example/wiki", "edit_uri": "edit/main/docs/"}]
)
def test_edit_leads_to_the_file_in_journeys(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch, settings: dict[str, str]
) -> None:
    site = wiki.build(monkeypatch, features=["content.action.edit"], **settings)
    assert edit_link(site / "about/index.html") == EDIT + "about.md"
    journeys = "https://code.example/wiki/edit/main/journeys/"
    assert edit_link(site / "journeys/persona-1/first-1/index.html") == journeys + "persona-1/first-1.md"
    assert edit_link(site / "journeys/persona-1/index.html") == journeys + "persona-1/index.md"
    for gathered in ("index.html", "journeys/index.html", "stages/index.html"):
        assert edit_link(site / gathered) is None


def test_no_edit_address_means_no_edit_link(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    site = wiki.build(monkeypatch, features=["content.action.edit"])
    assert edit_link(site / "journeys/persona-1/first-1/index.html") is None


def test_pages_left_out_of_the_nav_are_no_fault(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    strictest = {"nav": {"omitted_files": "warn"}, "links": {"unrecognized_links": "warn", "anchors": "warn"}}
    wiki.build(monkeypatch, nav=["about.md"], validation=strictest)


def test_excluding_our_files_from_the_site_is_left_to_us(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    site = wiki.build(monkeypatch, exclude_docs="*.md\n!about.md\n", not_in_nav="*.md")
    assert (site / "journeys/persona-1/first-1/index.html").is_file()


def test_journeys_inside_of_docs_dir_are_not_published_twice(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch
) -> None:
    wiki.write(
        {"docs/journeys/persona-1/first-1.md": "---\ntitle: x\n---\nraw text", "docs/journeys/x.yml": "a: b"}
    )
    site = wiki.build(monkeypatch, plugins=["search", {"journeys": {"dir": "docs/journeys"}}])
    assert not (site / "journeys/x.yml").exists()
    assert "raw text" not in (site / "journeys/persona-1/first-1/index.html").read_text()


def test_a_missing_folder_says_what_to_create(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "mkdocs"):
        site = wiki.build(
            monkeypatch,
            strict=False,
            nav=["about.md", "journeys:stages"],
            plugins=["search", {"journeys": {"dir": "maps"}}],
        )
    assert pages_in(site) == ["404.html", "about/index.html"]
    (message,) = [record.getMessage() for record in caplog.records]
    assert message.startswith("mkdocs_journeys: There is no folder 'maps' beside mkdocs.yml")
    assert "maps/mina/index.md" in message
    with pytest.raises(SystemExit):
        wiki.build(monkeypatch, plugins=["search", {"journeys": {"dir": "maps"}}])


def test_the_configuration_alone_has_no_side_effects(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    """As mike does it; the path of mkdocs.yml is a relative one."""
    wiki.configure()
    before = sorted(wiki.root.rglob("*"))
    monkeypatch.chdir(wiki.root)
    config = load_config("mkdocs.yml")
    config.plugins.on_startup(command="mike", dirty=False)  # type: ignore[arg-type]
    config = config.plugins.on_config(config)
    config.plugins.on_shutdown()
    assert sorted(wiki.root.rglob("*")) == before
    assert config.watch == [os.fspath(wiki.root / "journeys")]
    assert config.extra_css == []


@pytest.mark.parametrize("path", ["../up", "a/../../b", "https://x", "a?b"])
def test_a_path_that_leaves_the_site_is_refused(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(SystemExit):
        wiki.build(monkeypatch, plugins=[{"journeys": {"path": path}}])
    assert "is not a place in the site" in caplog.text
