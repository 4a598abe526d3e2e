"""A page that is watched: it may ask nobody but the site, and nothing on it may fail."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Request
from tests.browser.opened import opened

SIZE = {"width": 1440, "height": 900}


@contextmanager
def watched(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """A page of 1440 x 900 in a context of its own, at a site's address."""
    wrong: list[str] = []

    def asked(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            wrong.append(f"asks for {request.url}")

    def told(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            wrong.append(f"{message.type} in the console: {message.text}")

    with opened(browser, **{"base_url": address, "viewport": SIZE} | options) as page:
        page.context.on("request", asked)
        page.context.on("console", told)
        page.context.on("weberror", lambda error: wrong.append(f"fails: {error.error}"))
        yield page
        assert wrong == []
