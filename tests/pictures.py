"""Takes the pictures of the README and the guide: `make pictures`. They show what the demo looks like now."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import FloatRect, sync_playwright
from tests.browser.chromium import MISSING, launch
from tests.browser.served import served
from tests.office import converted
from tests.site.apart import PROJECT, build_apart

JOURNEY = "journeys/mina/first-trail-shoes/"
PICTURE = PROJECT / "site_src/assets/readme-journey.png"
# Not the largest journey: its slide and its drawing can be read on a page of the guide.
EXPORTED = "mina/shoe-fitting"
SLIDE, DRAWING = PROJECT / "site_src/assets/guide-slide.png", PROJECT / "site_src/assets/guide-map.svg"
# From the heading of the map to below its curve.
BEGIN, WIDTH, HEIGHT = "#map", 1440, 1112
MOST_BYTES = 300_000


def exported(folder: Path, form: str) -> Path:
    """A journey of the demo in another form."""
    asked = ["export", "--format", form, "--to", str(folder / form), "-C", str(PROJECT), EXPORTED]
    subprocess.run([sys.executable, "-m", "mkdocs_journeys", *asked], check=True)
    return folder / form / f"{EXPORTED}.{form}"


def take_exports() -> None:
    """The pictures of the guide: the first slide, and the map as a drawing."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copyfile(exported(Path(folder), "svg"), DRAWING)
        shutil.copyfile(converted(exported(Path(folder), "pptx"), Path(folder), "png"), SLIDE)


def main() -> int:
    take_exports()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder)
        build_apart(PROJECT, site, "mkdocs", "build")
        browser = launch(playwright)
        if browser is None:
            print(MISSING)
            return 1
        with served(site) as address:
            page = browser.new_page(
                viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light", reduced_motion="reduce"
            )
            page.goto(address + JOURNEY, wait_until="networkidle")
            top = page.locator(BEGIN).first.bounding_box()
            if top is None:
                print(f"There is no {BEGIN} on {JOURNEY}")
                return 1
            clip = FloatRect(x=0, y=top["y"] - 16, width=WIDTH, height=HEIGHT)
            page.screenshot(path=PICTURE, full_page=True, clip=clip, animations="disabled")
        browser.close()
    size = PICTURE.stat().st_size
    print(f"{PICTURE.relative_to(PROJECT)}: {size // 1000} KB")
    return 0 if size <= MOST_BYTES else 1


if __name__ == "__main__":
    sys.exit(main())
