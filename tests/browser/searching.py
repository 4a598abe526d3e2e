"""Searching as a person does."""

from __future__ import annotations

from playwright.sync_api import Page


def search(page: Page, words: str) -> None:
    """Have these words in the box, in place of what stood there."""
    box = page.locator(".md-search__input")
    box.fill(words)
    # The theme reads its box when a key goes up, not when a text is put in.
    box.press("End")
