"""A page that is watched: it may ask nobody but the site, and nothing on it may fail."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Request

SIZE = {"width": 1440, "height": 900}
# Milliseconds. A page of the demo is there in less than one second, where nothing else runs.
PATIENCE = 30_000


@contextmanager
def watched(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """A page of 1440 x 900 in a context of its own, at a site's address."""
    context = browser.new_context(**{"base_url": address, "viewport": SIZE} | options)
    context.set_default_timeout(PATIENCE)
    wrong: list[str] = []

    def asked(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            wrong.append(f"asks for {request.url}")

    def told(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            wrong.append(f"{message.type} in the console: {message.text}")

    context.on("request", asked)
    context.on("console", told)
    context.on("weberror", lambda error: wrong.append(f"fails: {error.error}"))
    yield context.new_page()
    context.close()
    assert wrong == []
