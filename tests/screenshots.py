"""Takes a picture of each kind of page into screenshots/: `make screenshots`. They are to be looked at."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from tests.browser.chromium import MISSING, launch
from tests.browser.kinds import DEMO, SCHEMES
from tests.browser.opened import opened
from tests.browser.served import served
from tests.site.apart import PROJECT, build_apart

FOLDER = PROJECT / "screenshots"
WIDTHS = (390, 768, 1440)


def take(browser: Browser, address: str) -> int:
    """A picture of each kind of page, at each width, in each scheme; answers how many."""
    taken = 0
    for scheme in SCHEMES:
        with opened(browser, base_url=address, color_scheme=scheme, reduced_motion="reduce") as page:
            for kind, path in DEMO.items():
                page.goto(path, wait_until="networkidle")
                for width in WIDTHS:
                    page.set_viewport_size({"width": width, "height": 900})
                    name = f"{kind.replace(' ', '-')}-{width}-{scheme}.png"
                    page.screenshot(path=FOLDER / name, full_page=True, animations="disabled")
                    taken += 1
    return taken


def main() -> int:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        build_apart(PROJECT, Path(folder), "mkdocs", "build")
        browser = launch(playwright)
        if browser is None:
            print(MISSING)
            return 1
        with served(Path(folder)) as address:
            print(f"{take(browser, address)} pictures in {FOLDER.relative_to(PROJECT)}/")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
