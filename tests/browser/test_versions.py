"""Versions beside each other, as readers meet them: served as on GitHub Pages, below a path."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.hosted import hosted
from tests.browser.kinds import SCHEMES
from tests.browser.opened import opened
from tests.browser.test_axe import violations
from tests.browser.watched import SIZE, watched
from tests.site.shelf import publish

from mkdocs_journeys.publish.root.files import root_files

BANNER = "aside.jm-version"


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where three versions and a preview are served."""
    folder = tmp_path_factory.mktemp("shelf")
    with hosted(folder / "site") as address:
        publish(folder / "work", folder / "site/wiki", address, "2026.1", "2026.2", "dev", "pr/12")
        yield address


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where two versions are served that run from right to left and load pages within each other."""
    folder = tmp_path_factory.mktemp("arabic")
    with hosted(folder / "site") as address:
        root = folder / "site/wiki"
        publish(folder / "work", root, address, "2026.1", "2026.2", language="ar", instant=True)
        yield address


@pytest.fixture
def page(chromium: Browser, shelf: str) -> Iterator[Page]:
    """A page on which nothing may fail."""
    with watched(chromium, shelf) as page:
        yield page


@pytest.fixture
def loose(chromium: Browser, shelf: str) -> Iterator[Page]:
    """A page that may look for pages in vain: a browser writes each of them into its console."""
    with opened(chromium, base_url=shelf, viewport=SIZE) as page:
        yield page


@pytest.fixture
def plain(chromium: Browser, shelf: str) -> Iterator[Page]:
    """A page without JavaScript."""
    with watched(chromium, shelf, java_script_enabled=False) as page:
        yield page


def told(page: Page) -> str:
    """What the banner says, without the marks around names."""
    return re.sub("[\u2068\u2069]", "", page.locator(BANNER).inner_text())


def select(page: Page, title: str) -> None:
    """Choose a version in Material's list of them."""
    page.locator(".md-version__current").focus()
    page.locator(".md-version__link", has_text=title).click()


def selected(page: Page) -> str:
    text: str = page.locator(".md-version__current").inner_text()
    return text


# --- The banner ---


@pytest.mark.parametrize(
    ("address", "text", "there"),
    [
        ("2026.1/", "You are reading 2026.1. The current one is Summer 2026: same page there", ""),
        (
            "2026.1/guide/about/#who-we-are",
            "You are reading 2026.1. The current one is Summer 2026: same page there",
            "guide/about/#who-we-are",
        ),
        (
            "2026.1/journeys/mina/old-name/",
            "You are reading 2026.1. The current one is Summer 2026: same page there",
            "journeys/mina/old-name/",
        ),
        (
            "2026.1/journeys/mina/dropped/#tp-x",
            "You are reading 2026.1. The current one is Summer 2026: nearest page there",
            "journeys/mina/",
        ),
        (
            "dev/journeys/mina/coming/",
            "You are reading dev, which is not released yet. The current one is Summer 2026: "
            "nearest page there",
            "journeys/mina/",
        ),
        (
            "pr/12/journeys/mina/first/",
            "You are reading the preview 12. The current one is Summer 2026: same page there",
            "journeys/mina/first/",
        ),
    ],
)
def test_a_version_that_is_not_the_current_one_says_so(
    loose: Page, shelf: str, address: str, text: str, there: str
) -> None:
    loose.goto(address)
    expect(loose.locator(BANNER)).to_be_visible()
    assert told(loose) == text
    assert loose.locator(f"{BANNER} a").get_attribute("href") == f"{shelf}latest/{there}"
    assert loose.evaluate("document.activeElement === document.body")


@pytest.mark.parametrize(
    "address",
    [
        "latest/",
        "latest/guide/about/",
        "latest/journeys/mina/first/",
        "2026.2/",
        "2026.2/journeys/mina/new-name/",
    ],
)
def test_the_current_version_says_nothing_and_nothing_fails(page: Page, address: str) -> None:
    page.goto(address, wait_until="networkidle")
    assert selected(page).startswith("Summer 2026")
    expect(page.locator(BANNER)).to_have_count(0)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026.1/guide/about/", "latest/guide/about/"),
        ("2026.1/journeys/mina/old-name/", "latest/journeys/mina/new-name/"),
        ("2026.1/journeys/mina/dropped/", "latest/journeys/mina/"),
        ("pr/12/journeys/mina/coming/", "latest/journeys/mina/"),
    ],
)
def test_its_link_leads_to_the_page_in_the_current_version(
    loose: Page, shelf: str, start: str, end: str
) -> None:
    loose.goto(start)
    loose.locator(f"{BANNER} a").click()
    loose.wait_for_url(shelf + end)
    expect(loose.locator(".md-version__current")).to_contain_text("Summer 2026")
    expect(loose.locator(BANNER)).to_have_count(0)


def test_it_follows_the_place_on_the_page(page: Page, shelf: str) -> None:
    page.goto("2026.1/guide/about/")
    expect(page.locator(f"{BANNER} a")).to_have_attribute("href", f"{shelf}latest/guide/about/")
    page.evaluate("location.hash = 'who-we-are'")
    expect(page.locator(f"{BANNER} a")).to_have_attribute("href", f"{shelf}latest/guide/about/#who-we-are")


@pytest.mark.parametrize("path", ["//evil.example/x", "http://evil.example/x"])
def test_no_address_leads_to_another_host(loose: Page, shelf: str, path: str) -> None:
    """A server may show a page at addresses that are not its own, above all the one for lost addresses."""
    there = {"status": 200, "headers": {"Access-Control-Allow-Origin": "*"}}
    loose.route("http://evil.example/**", lambda route: route.fulfill(**there))
    loose.goto("2026.1/guide/about/")
    link = loose.locator(f"{BANNER} a")
    expect(link).to_have_attribute("href", f"{shelf}latest/guide/about/")
    loose.evaluate("path => history.pushState(null, '', path)", f"{shelf}2026.1/{path}")
    loose.evaluate("dispatchEvent(new Event('hashchange'))")
    expect(link).to_have_text("nearest page there")
    assert str(link.get_attribute("href")).startswith(f"{shelf}latest/")


def test_it_knows_the_default_of_today_and_not_of_its_own_time(page: Page, shelf: str) -> None:
    """A version is built once, and the default may become another one later."""
    index = '<meta name="journeys-default" content="dev">'
    page.route(f"{shelf}index.html", lambda route: route.fulfill(body=index, content_type="text/html"))
    page.goto("latest/guide/about/")
    expect(page.locator(f"{BANNER} a")).to_have_attribute("href", f"{shelf}dev/guide/about/")
    page.goto("dev/guide/about/", wait_until="networkidle")
    expect(page.locator(BANNER)).to_have_count(0)


def test_names_of_versions_are_shown_as_they_are_written(page: Page, shelf: str) -> None:
    hostile = '<b>2026.2</b> &amp; "more"'
    versions = [
        {"version": "2026.2", "title": hostile, "aliases": ["latest"]},
        {"version": "2026.1", "title": "{current}", "aliases": []},
    ]
    page.route(f"{shelf}versions.json", lambda route: route.fulfill(body=json.dumps(versions)))
    page.goto("2026.1/")
    expect(page.locator(BANNER)).to_be_visible()
    assert told(page) == f"You are reading {{current}}. The current one is {hostile}: same page there"


def test_a_preview_before_the_first_version_leads_nowhere(loose: Page, shelf: str) -> None:
    loose.route(f"{shelf}versions.json", lambda route: route.fulfill(status=404))
    loose.goto("pr/12/")
    expect(loose.locator(BANNER)).to_be_visible()
    assert told(loose) == "You are reading the preview 12. No version is published yet."
    expect(loose.locator(f"{BANNER} a")).to_have_count(0)


def test_it_is_not_printed_and_its_link_is_reached_by_keyboard(page: Page) -> None:
    page.goto("2026.1/guide/about/")
    expect(page.locator(BANNER)).to_be_visible()
    page.locator(f"{BANNER} a").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(page.locator(f"{BANNER} a")).to_be_focused()
    outline = "link => getComputedStyle(link).outlineStyle"
    assert page.locator(f"{BANNER} a").evaluate(outline) == "solid"
    page.emulate_media(media="print")
    expect(page.locator(BANNER)).to_be_hidden()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("address", ["2026.1/guide/about/", "dev/journeys/mina/first/", "pr/12/"])
def test_it_has_no_violation_in_either_scheme(page: Page, scheme: str, address: str) -> None:
    page.goto(address)
    expect(page.locator(BANNER)).to_be_visible()
    page.add_style_tag(content="* { transition: none !important }")
    page.evaluate(f"document.body.dataset.mdColorScheme = '{'slate' if scheme == 'dark' else 'default'}'")
    assert [one for one in violations(page) if "jm-version" in one or "banner" in one] == []


@pytest.mark.parametrize("address", ["2026.1/guide/about/", "pr/12/journeys/mina/first/"])
def test_it_fits_on_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(address)
    expect(page.locator(BANNER)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360


# --- Where pages are loaded within each other, from right to left ---


def test_it_follows_pages_that_load_within_each_other(chromium: Browser, arabic: str) -> None:
    with watched(chromium, arabic) as page:
        page.goto("2026.1/journeys/mina/first/")
        link = page.locator(f"{BANNER} a")
        expect(link).to_have_attribute("href", f"{arabic}latest/journeys/mina/first/")
        page.evaluate("window.stays = true")
        for tab, there, title in ((1, "guide/about/", "About"), (2, "journeys/", None)):
            page.locator(".md-tabs__link").nth(tab).click()
            page.wait_for_url(f"{arabic}2026.1/{there}")
            expect(link).to_have_attribute("href", f"{arabic}latest/{there}")
            expect(page.locator("h1").first).to_have_text(title or "الرحلات")
            expect(page.locator(BANNER)).to_have_count(1)
        page.go_back()
        expect(link).to_have_attribute("href", f"{arabic}latest/guide/about/")
        assert page.evaluate("window.stays")
        link.click()
        page.wait_for_url(f"{arabic}latest/guide/about/")
        expect(page.locator(".md-version__current")).to_contain_text("Summer 2026")
        expect(page.locator(BANNER)).to_have_count(0)
        assert not page.evaluate("window.stays ?? false")


def test_it_runs_from_right_to_left_where_the_site_does(chromium: Browser, arabic: str) -> None:
    with watched(chromium, arabic) as page:
        page.goto("2026.1/guide/about/")
        banner = page.locator(BANNER)
        expect(banner).to_have_attribute("lang", "ar")
        expect(banner).to_have_css("direction", "rtl")
        assert told(page) == "أنت تقرأ الإصدار 2026.1. الإصدار الحالي هو Summer 2026: الصفحة نفسها هناك"
        assert [one for one in violations(page) if "jm-version" in one] == []


# --- Material's list of versions ---


@pytest.mark.parametrize(
    ("start", "title", "end"),
    [
        ("2026.1/guide/about/", "Summer 2026", "2026.2/guide/about/"),
        ("2026.1/guide/about/#who-we-are", "dev", "dev/guide/about/#who-we-are"),
        ("latest/journeys/mina/first/", "2026.1", "2026.1/journeys/mina/first/"),
        ("2026.1/journeys/mina/old-name/", "Summer 2026", "2026.2/journeys/mina/new-name/"),
        ("2026.1/journeys/mina/dropped/", "dev", "dev/journeys/mina/"),
        ("pr/12/guide/about/", "12", "pr/12/guide/about/"),
    ],
)
def test_another_version_is_chosen_on_the_same_page(
    loose: Page, shelf: str, start: str, title: str, end: str
) -> None:
    loose.goto(start)
    with loose.expect_navigation(url=shelf + end):
        select(loose, title)
    expect(loose.locator(".md-version__current")).to_contain_text(title)


def test_the_list_has_titles_and_aliases(page: Page) -> None:
    page.goto("latest/", wait_until="networkidle")
    shown = [" ".join(link.inner_text().split()) for link in page.locator(".md-version__link").all()]
    assert shown == ["dev", "Summer 2026latest", "2026.1"]


# --- The root ---


@pytest.mark.parametrize(
    ("address", "end"),
    [
        ("", "latest/"),
        ("2026.1/journeys/mina/new-name/", "latest/journeys/mina/new-name/"),
        ("2026.1/journeys/mina/nothing/?view=cx#tp-1", "latest/journeys/mina/?view=cx#tp-1"),
        ("guide/about/#who-we-are", "latest/guide/about/#who-we-are"),
        ("journeys/mina/old-name/", "latest/journeys/mina/new-name/"),
        # A version that was taken away, and the preview of a change that has landed.
        ("2024.4/guide/about/", "latest/guide/about/"),
        ("2024.4/guide/gone/", "latest/"),
        ("pr/7/guide/about/", "latest/guide/about/"),
        ("latest/journeys/gone/gone/", "latest/journeys/"),
        ("gone/", "latest/"),
        ("/evil.example/x", "latest/"),
        ("%2F%2Fevil.example/x", "latest/"),
        ("2026.1///evil.example/guide/about/", "latest/"),
        ("latest/%5C%5Cevil.example/x", "latest/"),
        (
            "javascript:alert(1)/x?next=//evil.example#//evil.example",
            "latest/?next=//evil.example#//evil.example",
        ),
    ],
)
def test_an_address_that_does_not_exist_leads_to_what_it_meant(
    loose: Page, shelf: str, address: str, end: str
) -> None:
    loose.goto(shelf + address)
    loose.wait_for_url(shelf + end)


def test_where_nobody_said_where_the_root_is_it_is_found(chromium: Browser, shelf: str) -> None:
    body = root_files("", "latest", [], "en")["404.html"]
    missing = f"{shelf}pr/7/guide/about/"
    with opened(chromium, base_url=shelf) as page:
        page.route(missing, lambda route: route.fulfill(status=404, body=body, content_type="text/html"))
        page.goto(missing)
        page.wait_for_url(f"{shelf}latest/guide/about/")


def test_without_a_script_a_lost_address_has_ways_out(chromium: Browser, shelf: str) -> None:
    with opened(chromium, base_url=shelf, java_script_enabled=False) as page:
        page.goto("2026.1/gone/")
        page.get_by_role("link", name="All versions").click()
        page.wait_for_url(f"{shelf}versions/")
        page.goto("2026.1/gone/")
        page.get_by_role("link", name="The current version").click()
        page.wait_for_url(f"{shelf}latest/")


def test_without_a_script_the_list_of_versions_is_one_step_away(plain: Page, shelf: str) -> None:
    for address in ("latest/journeys/mina/first/", "2026.1/guide/about/", "pr/12/"):
        plain.goto(address)
        assert told(plain) == "There are several versions of these pages. All versions"
        plain.locator(f"{BANNER} a").click()
        plain.wait_for_url(f"{shelf}versions/")
    plain.get_by_role("link", name="2026.1").click()
    plain.wait_for_url(f"{shelf}2026.1/")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [360, 1440])
def test_the_list_of_versions_has_no_violation(page: Page, scheme: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto("versions/")
    assert list(violations(page)) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("version", ["latest", "2026.2"])
def test_deep_links_into_data_work_under_a_version_and_its_alias(page: Page, version: str) -> None:
    found = [
        f"{version}/data/",
        f"{version}/journeys/mina/first/",
        f"{version}/search/search_index.json",
        f"{version}/sitemap.xml",
        f"{version}/data/touchpoints.csv",
        f"{version}/data/journey.schema.json",
    ]
    assert [page.request.get(address).status for address in found] == [200] * len(found)
    assert page.request.get(f"{version}/data/journey.schema.json").json()["type"] == "object"
