"""The picture and the PDF of a map, made by a real browser; and the SVG in one."""

from __future__ import annotations

import os
import struct
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader
from tests.browser.chromium import MISSING
from tests.browser.opened import opened
from tests.unit.exchange.drawn_journeys import ARABIC, SMALL, journey_of, large, wiki_of

from mkdocs_journeys.exchange.chromium import Kind, find_browser
from mkdocs_journeys.exchange.map_files import browser_files
from mkdocs_journeys.exchange.map_svg import map_svg

# Each line of text with the edges of the drawing, in its own units.
OUTSIDE = """() => {
  const whole = document.documentElement.viewBox.baseVal
  return [...document.querySelectorAll("text")].filter(text => {
    const box = text.getBBox()
    return box.x < 0 || box.y < 0 || box.x + box.width > whole.width || box.y + box.height > whole.height
  }).map(text => text.textContent)
}"""
ASKED_FOR = "() => performance.getEntriesByType('resource').length"


def made(root: Path, text: str, kind: Kind) -> tuple[bytes, float, float]:
    """The file, and how large the drawing is."""
    browser = find_browser()
    if browser is None:
        if os.environ.get("CI"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    wiki = wiki_of(root, shoes=text)
    drawing = map_svg(wiki, journey_of(wiki, "shoes"))[1]
    (file,) = browser_files(wiki, [journey_of(wiki, "shoes")], browser, kind)
    assert file.path == f"mina/shoes.{kind}"
    return file.make(), drawing.width, drawing.height


@pytest.mark.parametrize("text", [SMALL, ARABIC], ids=["small", "arabic"])
def test_a_picture_has_two_dots_for_each_pixel(tmp_path: Path, text: str) -> None:
    data, width, height = made(tmp_path, text, "png")
    assert data.startswith(b"\x89PNG\r\n")
    assert struct.unpack(">II", data[16:24]) == (2 * round(width), 2 * round(height))


def test_a_pdf_is_one_page_of_the_size_of_the_map_with_text_in_it(tmp_path: Path) -> None:
    data, width, height = made(tmp_path, SMALL, "pdf")
    file = tmp_path / "map.pdf"
    file.write_bytes(data)
    found = PdfReader(file)
    (page,) = found.pages
    assert float(page.mediabox.width) == pytest.approx(0.75 * width, abs=2)
    assert float(page.mediabox.height) == pytest.approx(0.75 * height, abs=2)
    assert found.metadata is not None
    assert found.metadata.title == "I buy shoes"
    text = " ".join(page.extract_text().split())
    for words in ("“I buy shoes”", "Asks where it was", "overwhelmed −2", "48 shoes", "with Stores"):
        assert words in text


@pytest.mark.parametrize(
    "written",
    [SMALL, ARABIC, large(40, 3), large(9, 2, "Rindfleischetikettierung " * 40)],
    ids=("small", "arabic", "forty", "long"),
)
def test_no_text_of_an_svg_leaves_the_drawing(
    chromium: Browser, tmp_path: Path, written: str | dict[str, Any]
) -> None:
    wiki = wiki_of(tmp_path, shoes=written)
    file = tmp_path / "map.svg"
    file.write_text(map_svg(wiki, journey_of(wiki, "shoes"))[0], "utf-8")
    with opened(chromium) as page:
        page.goto(file.as_uri())
        assert page.locator("text").count() > 20
        assert page.evaluate(OUTSIDE) == []
        assert page.evaluate(ASKED_FOR) == 0
