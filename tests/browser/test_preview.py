"""The preview in a browser: a save is seen without touching the page, under the strict policy."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect
from tests.browser.watched import watched
from tests.preview.conftest import wiki
from tests.preview.edits import TRIP
from tests.preview.test_commands import PAGE, serving


def test_the_page_loads_itself_again(chromium: Browser, tmp_path: Path) -> None:
    file = wiki(tmp_path) / "journeys/mina/trip.md"
    with (
        serving(tmp_path, "mkdocs", "serve", "--livereload") as (address, _),
        watched(chromium, address) as page,
    ):
        page.goto(address + PAGE)
        expect(page.get_by_text("She sees it.").first).to_be_attached()
        file.write_text(TRIP.replace("She sees it.", "She paints it."), "utf-8")
        expect(page.get_by_text("She paints it.").first).to_be_attached(timeout=30_000)
        file.write_text("---\ntitle: [\n---\n", "utf-8")
        expect(page.locator(".jm-broken-page")).to_be_visible(timeout=30_000)
        file.write_text(TRIP, "utf-8")
        expect(page.locator(".jm-grid").first).to_be_attached(timeout=30_000)
        page.goto(f"{address}pain-points/")
        file.write_text(TRIP.replace("It is loud", "It is shrill"), "utf-8")
        expect(page.get_by_text("It is shrill").first).to_be_attached(timeout=30_000)
