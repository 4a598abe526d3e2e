"""In a browser, over all hostile files: nothing of a text runs, loads, asks or leads away.

Each of the two defences holds by itself: the sanitiser (with the escaping templates) where the policy is
taken out of every page, and the policy where prose reaches the pages as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, expect
from tests.browser.opened import opened
from tests.browser.searching import search
from tests.browser.weakened import REDIRECT, weakened
from tests.hostile.inputs import Hostile, on_disk
from tests.hostile.whole import Built, built, wiki

RUNS = "window.beacon = (id) => console.error('beacon', id || location.pathname, Error().stack)"
# Schemes of all addresses on a page, and names that only the theme may take.
PROBE = """() => [
  ...[...document.links].map(a => a.protocol)
    .filter(p => !['http:', 'https:', 'mailto:', 'tel:'].includes(p)),
  ...[...document.querySelectorAll('article [id^=__], article [name]')]
    .filter(e => !e.closest('form.jm-tools')).map(e => e.outerHTML.slice(0, 99)),
  ...[...document.querySelectorAll('article :is(iframe, object, embed, base, style, link[rel=stylesheet])')]
    .filter(e => !(e.href || '').startsWith(location.origin)).map(e => e.outerHTML.slice(0, 99)),
  ...(document.forms instanceof HTMLCollection && typeof document.querySelector === 'function'
    ? [] : ['the document is another']),
]"""
CLICK = """() => document.querySelectorAll('a[href^="javascript:" i]').forEach(link => link.click())"""
# What no text of a hostile page goes without.
HOSTILE = re.compile(rb"beacon|evil|javascript:|__proto|/etc/")
RAW = ("markup", "addresses", "attributes", "clobbering", "bidi")
# No policy of a page can stop what leads away from it.
LEADS_AWAY = ("meta-refresh", "meta-refresh-script", "close-everything")


class Watch:
    """What pages did that they may not do."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.faults: list[str] = []
        self.stopped: set[str] = set()

    def asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:", "about:", "chrome-error:")):
            self.faults.append(f"asks for {request.url}")

    def failed(self, request: Request) -> None:
        """A request that the policy stopped never left."""
        if "csp" in (request.failure or "").lower():
            fault = f"asks for {request.url}"
            if fault in self.faults:
                self.faults.remove(fault)
            self.stopped.add(request.url)

    def told(self, message: ConsoleMessage) -> None:
        if message.text.startswith("beacon"):
            self.faults.append(message.text)

    def asks_back(self, dialog: Dialog) -> None:
        self.faults.append(f"shows {dialog.message}")
        dialog.dismiss()


@contextmanager
def watching(browser: Browser, address: str) -> Iterator[tuple[Page, Watch]]:
    watch = Watch(address)
    with opened(browser, base_url=address) as page:
        page.context.add_init_script(RUNS)
        page.context.on("request", watch.asked)
        page.context.on("requestfailed", watch.failed)
        page.context.on("console", watch.told)
        page.context.on("dialog", watch.asks_back)
        yield page, watch


def addresses(site: Path, *below: str) -> list[str]:
    """The pages that a hostile text reaches."""
    made = ((path, path.read_bytes()) for path in site.rglob("index.html"))
    reached = (path for path, html in made if HOSTILE.search(html) and REDIRECT not in html)
    pages = sorted(f"{path.parent.relative_to(site).as_posix()}/" for path in reached if path.parent != site)
    return ["", *(page for page in pages if page.startswith(below or ""))]


def visit(page: Page, watch: Watch, address: str) -> None:
    """Open a page and look at it. It must still be there afterwards."""
    page.goto(address, wait_until="load")
    if unquote(page.url.split("#")[0]) != f"{watch.address}{address}":
        watch.faults.append(f"{address} leads to {page.url}")


def test_the_sanitiser_alone_stops_all(chromium: Browser, hostile_site: Built) -> None:
    with (
        weakened(hostile_site.site, without_policy=True, without_theme=True) as address,
        watching(chromium, address) as (page, watch),
    ):
        visited = addresses(hostile_site.site)
        for each in visited:
            visit(page, watch, each)
            watch.faults += [f"{each} has {found}" for found in page.evaluate(PROBE)]
        assert watch.faults == []
        assert len(visited) > 300


def test_the_policy_alone_stops_what_runs_or_loads(chromium: Browser, tmp_path: Path) -> None:
    raw = [each for each in on_disk() if each.kind in RAW and not _leads_away(each)]
    found = built(wiki(tmp_path / "wiki", raw), "--raw")
    assert found.code == 0, found.log
    with weakened(found.site, without_theme=True) as address, watching(chromium, address) as (page, watch):
        for each in addresses(found.site, *(f"journeys/{kind}/" for kind in RAW)):
            visit(page, watch, each)
            page.evaluate(CLICK)
        assert watch.faults == []
        # Else the payloads would have done nothing without the policy either.
        assert len(watch.stopped) > 5


def test_payloads_work_where_nothing_stops_them(chromium: Browser, tmp_path: Path) -> None:
    raw = [each for each in on_disk() if each.id in ("markup/script.md", "markup/img-onerror.md")]
    found = built(wiki(tmp_path / "wiki", raw), "--raw")
    with (
        weakened(found.site, without_policy=True, without_theme=True) as address,
        watching(chromium, address) as (page, watch),
    ):
        for each in ("script", "img-onerror"):
            visit(page, watch, f"journeys/markup/{each}/")
        assert len([fault for fault in watch.faults if fault.startswith("beacon")]) >= 2


def _leads_away(hostile: Hostile) -> bool:
    return hostile.name.removesuffix(".md") in LEADS_AWAY


def test_what_has_moved_leads_to_another_page_of_the_site(chromium: Browser, hostile_site: Built) -> None:
    site = hostile_site.site
    moved = [path for path in site.rglob("index.html") if REDIRECT in path.read_bytes()]
    assert len(moved) > 2
    with weakened(site, without_theme=True) as address, watching(chromium, address) as (page, watch):

        def is_there(url: str) -> bool:
            path = site / unquote(url).removeprefix(address) / "index.html"
            return path.is_file() and path not in moved

        for each in moved:
            page.goto(f"{each.parent.relative_to(site).as_posix()}/", wait_until="commit")
            page.wait_for_url(is_there)
        assert watch.faults == []


def test_one_finds_and_goes_about_as_ever(chromium: Browser, hostile_site: Built) -> None:
    with weakened(hostile_site.site) as address, watching(chromium, address) as (page, watch):
        page.goto("journeys/clobbering/search-id/")
        search(page, "brontosaurus")
        # The index of so much text takes its time where other tests run beside this one.
        first = page.locator(".md-search-result__item").first
        expect(first).to_contain_text("brontosaurus")
        for words in ("beacon", "script onerror", "<img src=x>", "evil.example", "__proto__"):
            search(page, words)
            page.wait_for_timeout(150)
        search(page, "beacon")
        page.locator(".md-search-result__link").first.click()
        expect(page.locator("article h1")).to_be_visible()
        page.goto("journeys/fields/journey/")
        page.goto("")
        page.locator('article a[href*="anna/plain"]').first.click()
        expect(page.locator("article h1")).to_contain_text("I buy a book")
        assert watch.faults == []
