"""What is measured on a page: a function in JavaScript each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page


def probe(page: Page, name: str, argument: Any = None) -> Any:
    """What the function in a file of this folder answers on a page."""
    return page.evaluate((Path(__file__).parent / f"{name}.js").read_text(encoding="utf-8"), argument)
