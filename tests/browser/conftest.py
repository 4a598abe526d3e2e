"""The demo wiki, built and served, and a Chromium that looks at it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright
from tests.browser.chromium import MISSING, launch
from tests.browser.opened import PATIENCE
from tests.browser.served import served
from tests.browser.stress import build_stress
from tests.browser.watched import watched
from tests.demo_story import tell
from tests.site.apart import build_apart

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the demo wiki with a past, built in strict mode."""
    folder = tmp_path_factory.mktemp("demo")
    build_apart(tell(tmp_path_factory.mktemp("story")), folder, "mkdocs", "build")
    return folder


@pytest.fixture(scope="session")
def address(demo: Path) -> Iterator[str]:
    """Where the demo wiki is served."""
    with served(demo) as address:
        yield address


@pytest.fixture(scope="session")
def stress_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the wiki of extremes is served."""
    folder = build_stress(tmp_path_factory.mktemp("stress"))
    with served(folder) as address:
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
    """A page of the demo. It may ask nobody but us, and nothing on it may fail."""
    with watched(chromium, address) as page:
        yield page


@pytest.fixture
def stress_page(chromium: Browser, stress_address: str) -> Iterator[Page]:
    """A page of the wiki of extremes."""
    with watched(chromium, stress_address) as page:
        yield page
