"""A page in a context of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from playwright.sync_api import Browser, Page, TimeoutError

# Milliseconds. A page of the demo is there in less than one second, where nothing else runs.
PATIENCE = 30_000
_TRIES = 10
_TRY = 3_000


@contextmanager
def opened(browser: Browser, **options: Any) -> Iterator[Page]:
    """The page. Its context takes Playwright's options, and is closed also where a test fails."""
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    try:
        yield context.new_page()
    finally:
        for page in context.pages:
            _leave(page)
        context.close()


def _leave(page: Page) -> None:
    """Close a page. Chromium forgets that it was to close one that just begins to show another address."""
    for _ in range(_TRIES):
        if page.is_closed():
            break
        with suppress(TimeoutError), page.expect_event("close", timeout=_TRY):
            page.close(run_before_unload=True)  # else it waits for ever
