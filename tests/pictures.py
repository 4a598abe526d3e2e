"""Takes the pictures of the README and the guide: `make pictures`. They show what the demo looks like now."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, FloatRect, sync_playwright
from tests.browser.chromium import MISSING, launch
from tests.browser.served import served
from tests.demo_story import tell
from tests.office import converted
from tests.site.apart import PROJECT, build_apart

JOURNEY = "journeys/mina/first-trail-shoes/"
PICTURE = PROJECT / "site_src/assets/readme-journey.png"
# Not the largest journey: its slide and its drawing can be read on a page of the guide.
EXPORTED = "mina/shoe-fitting"
SLIDE, DRAWING = PROJECT / "site_src/assets/guide-slide.png", PROJECT / "site_src/assets/guide-map.svg"
CHANGES, CHANGED = "changes/", PROJECT / "site_src/assets/guide-changes.png"
# Of a map: from its heading to below its curve.
WIDTH, HEIGHT = 1440, 1112
# Of a page of text.
NARROW = 1080
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


def take_page(
    browser: Browser, address: str, picture: Path, width: int, top: str, bottom: str | None = None
) -> bool:
    """A picture of a page from one thing on it to another, or as high as a screen. Whether they are there."""
    page = browser.new_page(
        viewport={"width": width, "height": HEIGHT}, color_scheme="light", reduced_motion="reduce"
    )
    page.goto(address, wait_until="networkidle")
    begin = page.locator(top).first.bounding_box()
    end = page.locator(bottom).first.bounding_box() if bottom else None
    if begin is None or (bottom and end is None):
        print(f"{address} does not have {top} and {bottom}")
        return False
    height = end["y"] - begin["y"] if end else HEIGHT
    clip = FloatRect(x=0, y=begin["y"] - 16, width=width, height=height)
    page.screenshot(path=picture, full_page=True, clip=clip, animations="disabled")
    size = picture.stat().st_size
    print(f"{picture.relative_to(PROJECT)}: {size // 1000} KB")
    return size <= MOST_BYTES


def main() -> int:
    take_exports()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder, "site")
        # With a past, so that there is something that changed.
        story = Path(folder, "story")
        story.mkdir()
        build_apart(tell(story), site, "mkdocs", "build")
        browser = launch(playwright)
        if browser is None:
            print(MISSING)
            return 1
        with served(site) as address:
            is_well = take_page(browser, address + JOURNEY, PICTURE, WIDTH, "#map")
            is_well &= take_page(browser, address + CHANGES, CHANGED, NARROW, "#trends", "#tell")
        browser.close()
    return 0 if is_well else 1


if __name__ == "__main__":
    sys.exit(main())
