"""The demo wiki, built and served, and a Chromium that looks at it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, Request, sync_playwright
from tests.browser.chromium import MISSING, launch
from tests.browser.served import served
from tests.site.apart import PROJECT, build_apart


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the demo wiki, built in strict mode."""
    folder = tmp_path_factory.mktemp("demo")
    build_apart(PROJECT, folder, "mkdocs", "build")
    return folder


@pytest.fixture(scope="session")
def address(demo: Path) -> Iterator[str]:
    """Where the demo wiki is served."""
    with served(demo) as address:
        yield address


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """A browser. In CI its absence is a failure; elsewhere the test is left out."""
    browser = launch(playwright)
    if browser is None:
        if os.environ.get("CI"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    yield browser
    browser.close()


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """A page of 1440 x 900 in a context of its own. It may ask nobody but us, and no script may fail."""
    context = chromium.new_context(base_url=address, viewport={"width": 1440, "height": 900})
    asked: list[str] = []
    failed: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            asked.append(request.url)

    context.on("request", note)
    context.on("weberror", lambda error: failed.append(str(error.error)))
    page = context.new_page()
    yield page
    context.close()
    assert asked == []
    assert failed == []
