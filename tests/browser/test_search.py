"""The search box with Pagefind behind it, under the strict policy: it looks and works as Material's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect
from tests.browser.hosted import hosted
from tests.browser.opened import opened
from tests.browser.searching import search
from tests.browser.served import served
from tests.browser.watched import watched
from tests.site.apart import PROJECT, build_apart
from tests.site.fake import Wiki

FEATURES = [
    *("navigation.instant", "navigation.instant.prefetch", "navigation.tabs"),
    *("search.suggest", "search.highlight", "search.share"),
]
ATTACK = "<img src=x onerror=attacked()>"
CODE = ATTACK.replace("<", "&lt;")
PAGES = {
    "docs/hostile.md": f"# Wombat `{ATTACK}`\n\n## Burrow `{ATTACK}`\n\n"
    f"A wombat says `{ATTACK}`, {CODE} & so on.\n",
    "docs/tagged.md": "---\ntags: [Numbat, R&D]\n---\n# Tagged\n\nText.\n",
    "docs/out.md": "---\nsearch: {exclude: true}\n---\n# Quokka\n\nQuokka.\n",
    "docs/partly.md": "# Partly\n\n## Quokka { data-search-exclude }\n\nQuokka.\n\n"
    "## Bilby\n\nA bilby is there.\n",
    "docs/arabic.md": "# رحلة\n\n## الدفع\n\nتدفع سلمى عند الاستلام.\n",
    **{f"docs/many/{number:02}.md": f"# Page {number}\n\nDingo.\n" for number in range(30)},
    "docs/many/best.md": "# Dingo\n\nDingo, dingo.\n",
}
TAGS = "# Tags\n\n<!-- material/tags -->\n"
CHUNKED = ["search", "tags", {"journeys": {"search": "pagefind"}}]


@contextmanager
def shown(folder: Path, root: str, **settings: object) -> Iterator[str]:
    """The address of a site of made-up and hand-written pages, below a root."""
    wiki = Wiki(folder)
    wiki.write(PAGES | {"docs/tags.md": TAGS})
    with hosted(folder / "served", root) as address:
        given = {"hooks": ["made_up.py"], "plugins": CHUNKED, "markdown_extensions": ["attr_list"]}
        wiki.configure(**given | {"features": FEATURES, "site_url": address} | settings)
        for name, data in wiki.build_apart("mkdocs", "build").items():
            path = folder / "served" / root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        yield address


@pytest.fixture(scope="module")
def wiki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with shown(tmp_path_factory.mktemp("wiki"), "wiki") as address:
        yield address


@pytest.fixture
def page(chromium: Browser, wiki: str) -> Iterator[Page]:
    """A page of that site. It may ask nobody but us, and nothing on it may fail."""
    with watched(chromium, wiki) as page:
        yield page


def told(page: Page) -> Locator:
    """The line above the results."""
    return page.locator(".md-search-result__meta")


def results(page: Page) -> Locator:
    return page.locator(".md-search-result__item")


def test_results_look_as_the_themes_do(page: Page, wiki: str) -> None:
    page.goto("about/")
    search(page, "bilby")
    expect(told(page)).to_have_text("1 matching document")
    expect(results(page)).to_have_count(1)
    links = [
        (link.get_attribute("href"), link.inner_text().split("\n"))
        for link in results(page).locator("a").all()
    ]
    assert links == [
        (f"{wiki}partly/?h=bilby", ["Partly"]),
        (f"{wiki}partly/?h=bilby#bilby", ["Bilby", "A bilby is there."]),
    ]
    assert page.locator(".md-search-result mark").all_inner_texts() == ["Bilby", "bilby"]
    expect(page.locator(".md-search-result__list")).to_have_role("list")
    search(page, "numbat")
    expect(results(page).locator(".md-tag")).to_have_text(["Numbat", "R&D"])
    search(page, "語")
    expect(told(page)).to_have_text("No matching documents")
    expect(results(page)).to_have_count(0)
    search(page, "")
    expect(told(page)).to_have_text("Type to start searching")


def test_our_pages_are_found_with_their_sections(page: Page, wiki: str) -> None:
    page.goto("hostile/")
    search(page, "deep first way <1>")
    first = results(page).first
    expect(first.locator("h1")).to_have_text("I go my way <1>")
    page.keyboard.press("ArrowDown")
    expect(first.locator("a").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".md-content h1")).to_have_text("I go my way <1>")
    assert page.url.startswith(f"{wiki}journeys/persona-")


def test_the_keys_are_those_of_the_theme(page: Page, wiki: str) -> None:
    page.goto("about/")
    page.keyboard.press("s")
    box = page.locator(".md-search__input")
    expect(box).to_be_focused()
    page.keyboard.type("dingo")
    expect(results(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(results(page).nth(1).locator("a")).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).not_to_be_focused()
    # The theme notices after a millisecond that the box was left, and not at all if one is back by then.
    page.evaluate("() => new Promise(done => setTimeout(done, 20))")
    search(page, "ding")
    expect(results(page).locator("a").first).to_have_attribute("href", f"{wiki}many/best/?h=ding")
    expect(page.locator(".md-search__suggest")).to_have_text("dingo")
    page.keyboard.press("ArrowRight")
    expect(box).to_have_value("dingo")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{wiki}many/best/?h=ding")
    expect(page.locator(".md-content h1")).to_have_text("Dingo")
    expect(page.locator(".md-content mark").first).to_be_visible()


def test_an_address_may_ask(page: Page, wiki: str) -> None:
    page.goto("about/?q=bilby")
    expect(told(page)).to_have_text("1 matching document")
    share = page.locator("[data-md-component=search-share]")
    expect(share).to_have_attribute("href", f"{wiki}about/?q=bilby")


def test_who_goes_on_typing_gets_the_last_answer(page: Page) -> None:
    page.goto("about/")
    search(page, "dingo")
    for words in ("numbat", "wombat", "bilby"):
        search(page, words)
        page.wait_for_timeout(60)
    expect(results(page)).to_have_count(1)
    expect(results(page).locator("h1")).to_have_text("Partly")
    page.wait_for_timeout(300)
    expect(results(page).locator("h1")).to_have_text("Partly")


def test_what_is_written_stays_text(page: Page) -> None:
    page.goto("about/")
    search(page, "wombat")
    found = results(page).first
    expect(found.locator("h1")).to_have_text(f"Wombat {ATTACK}")
    expect(found.locator("h2")).to_have_text(f"Burrow {ATTACK}")
    assert f"A wombat says {ATTACK}, {ATTACK} & so on." in (found.text_content() or "")
    assert page.locator(".md-search-result img").count() == 0


def test_what_is_kept_out_is_not_found(page: Page) -> None:
    page.goto("about/")
    search(page, "quokka")
    expect(told(page)).to_have_text("No matching documents")


def test_words_of_another_language_are_found_too(page: Page) -> None:
    page.goto("about/")
    search(page, "سلمى")
    expect(results(page).locator("h1")).to_have_text("رحلة")
    expect(results(page).locator("h2 + p, h2").first).to_have_text("الدفع")


def test_no_index_is_loaded_before_somebody_asks(page: Page, wiki: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(wiki).partition("?")[0]))
    page.goto("about/", wait_until="networkidle")
    found = [name for name in asked if "search" in name]
    assert sorted(found) == ["search/search_index.json", "search/worker.js"]
    assert len(page.request.get("search/search_index.json").body()) < 500


def test_it_goes_on_where_pages_load_within_each_other(page: Page, wiki: str) -> None:
    page.goto("about/", wait_until="networkidle")
    page.evaluate("window.stays = true")
    for words, there, title in (
        ("bilby", "partly/", "Partly"),
        ("wombat", "hostile/", f"Wombat {ATTACK}"),
        ("stages", "stages/", "Stages of all journeys"),
    ):
        search(page, words)
        expect(results(page).first.locator("h1")).to_have_text(title)
        results(page).first.locator("a").first.click()
        page.wait_for_url(f"{wiki}{there}?h={words}")
        expect(page.locator(".md-content h1")).to_have_text(title)
        # The theme closes the box once more, a moment after a page has come.
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(300)
    assert page.evaluate("window.stays")


@pytest.mark.parametrize(
    ("root", "settings", "there"),
    [
        ("wiki/2026.1", {}, "partly/?h=bilby#bilby"),
        ("wiki", {"use_directory_urls": False}, "partly.html?h=bilby#bilby"),
    ],
)
def test_results_lead_to_where_the_pages_are(
    chromium: Browser, tmp_path: Path, root: str, settings: dict[str, object], there: str
) -> None:
    with shown(tmp_path, root, **settings) as address, watched(chromium, address) as page:
        for start in ("404.html", "journeys/persona-1/first-1/index.html"):
            page.goto(start)
            search(page, "bilby")
            expect(results(page).locator("a").last).to_have_attribute("href", address + there)


def test_it_runs_from_right_to_left_in_the_words_of_the_theme(chromium: Browser, tmp_path: Path) -> None:
    theme = {"name": "material", "font": False, "language": "ar", "features": FEATURES}
    with shown(tmp_path, "wiki", theme=theme) as address, watched(chromium, address) as page:
        page.goto("about/")
        expect(page.locator("body")).to_have_attribute("dir", "rtl")
        # With an article in front, which the index of this language looks through.
        search(page, "استلام")
        expect(results(page).locator("h1")).to_have_text("رحلة")
        expect(told(page)).to_have_text("نتائج البحث مستند واحد")


def test_a_search_without_its_index_fails_quietly(chromium: Browser, tmp_path: Path) -> None:
    with opened(chromium) as page, shown(tmp_path, "wiki") as address:
        (tmp_path / "served/wiki/search/pagefind/pagefind.js").unlink()
        page.goto(f"{address}about/")
        search(page, "bilby")
        expect(told(page)).to_have_text("No matching documents")
        expect(page.locator(".md-content h1")).to_have_text("About")


# --- The demo ---


@pytest.fixture(scope="module")
def chunked_demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("chunked")
    config = {
        "INHERIT": str(PROJECT / "mkdocs.yml"),
        "docs_dir": str(PROJECT / "site_src"),
        "theme": {"custom_dir": str(PROJECT / "theme_overrides")},
        "watch": [],
        "plugins": ["search", "tags", {"journeys": {"search": "pagefind", "dir": str(PROJECT / "journeys")}}],
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    build_apart(folder, folder / "site", "mkdocs", "build")
    with served(folder / "site") as address:
        yield address


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("first trail shoes", "First trail shoes"),
        ("product page", "Product page"),
        ("warehouse and delivery", "Warehouse and Delivery"),
        ("reviews of our ten", "Reviews of our ten best-selling trail shoes"),
        ("تجهيز", "تجهيز المجموعة"),
    ],
)
def test_a_thing_is_found_by_its_name(chromium: Browser, chunked_demo: str, words: str, title: str) -> None:
    with watched(chromium, chunked_demo) as page:
        page.goto("guide/publish/")
        search(page, words)
        expect(results(page).first.locator("h1")).to_have_text(title)


def test_all_are_counted_and_the_best_are_shown(chromium: Browser, chunked_demo: str) -> None:
    with watched(chromium, chunked_demo) as page:
        page.goto("guide/")
        search(page, "shoes")
        expect(told(page)).to_have_text(re.compile(r"[4-9]\d matching documents"))
        wrap = page.locator(".md-search__scrollwrap")
        for _ in range(8):
            # The theme shows more at each arrival at the end.
            for place in ("0", "box.scrollHeight"):
                wrap.evaluate(f"box => box.scrollTo(0, {place})")
                page.wait_for_timeout(50)
        assert results(page).count() > 20
        assert results(page).locator("h1").locator("visible=true").count() == 20
        page.locator(".md-search__input").focus()
        page.keyboard.press("ArrowDown")
        expect(results(page).first.locator("a").first).to_be_focused()
