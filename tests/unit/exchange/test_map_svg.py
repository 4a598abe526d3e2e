"""The map as SVG: the whole file, and what it does to hostile text."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.unit.exchange.drawn_journeys import ARABIC, HOSTILE_WORD, SMALL, journey_of, large, wiki_of

from mkdocs_journeys.exchange.drawn.shapes import Look
from mkdocs_journeys.exchange.drawn.wrapping import width
from mkdocs_journeys.exchange.map_svg import map_svg

HERE = Path(__file__).parent
SVG = "{http://www.w3.org/2000/svg}"
KNOWN = {"svg", "title", "desc", "g", "rect", "ellipse", "polygon", "polyline", "text"}


@pytest.mark.parametrize(("name", "text"), [("small", SMALL), ("arabic", ARABIC)])
def test_the_whole_file(tmp_path: Path, name: str, text: str, update: bool) -> None:
    wiki = wiki_of(tmp_path, shoes=text)
    svg, drawing = map_svg(wiki, journey_of(wiki, "shoes"))
    file = HERE / f"map.{name}.svg"
    if update:
        file.write_text(svg, "utf-8")
    assert svg == file.read_text("utf-8")
    assert drawing.is_rtl == (name == "arabic")


@pytest.mark.parametrize("text", ["word " * 900, HOSTILE_WORD, "<script>alert(1)</script>"], ids=len)
def test_no_text_breaks_out_of_its_element_or_its_column(tmp_path: Path, text: str) -> None:
    wiki = wiki_of(tmp_path, shoes=large(9, 2, text))
    svg, drawing = map_svg(wiki, journey_of(wiki, "shoes"))
    tree = ElementTree.fromstring(svg)  # noqa: S314  it is ours
    assert {element.tag.removeprefix(SVG) for element in tree.iter()} == KNOWN
    for line in tree.iter(f"{SVG}text"):
        look = Look(float(line.attrib["font-size"]), "", "font-weight" in line.attrib)
        reach = width(line.text or "", look) * (0.5 if line.get("text-anchor") == "middle" else 1)
        x = float(line.attrib["x"])
        assert x - (reach if line.get("text-anchor") else 0) >= 0
        assert x + (0 if line.get("text-anchor") == "end" else reach) <= drawing.width


def test_it_says_what_it_shows(tmp_path: Path) -> None:
    wiki = wiki_of(tmp_path, shoes=SMALL)
    tree = ElementTree.fromstring(map_svg(wiki, journey_of(wiki, "shoes"))[0])  # noqa: S314  it is ours
    assert (tree.get("role"), tree.get("aria-labelledby")) == ("img", "map-title map-text")
    title, text = tree[0], tree[1]
    assert (title.get("id"), title.text) == (
        "map-title",
        "The map of the journey “I buy shoes”: one column for each touchpoint.",
    )
    assert (text.get("id"), text.text) == (
        "map-text",
        "Mina · Shoes · Current state · Kept true by: Web team · 2 of 2 touchpoints validated. "
        "Look: 1 A friend's photo, 2 Web shop. Wear: 3 First run, 4 Letter. "
        "The feeling along the journey, from −2 (very bad) to +2 (very good). Solid where it is validated, "
        "dashed where it is not. Lowest: Web shop (−2). Highest: A friend's photo (+1). "
        "1 A friend's photo: curious +1 (validated). 2 Web shop: overwhelmed −2 (validated). "
        "3 First run: proud −1 to +2 (assumed). 4 Letter: +1 (assumed).",
    )


def test_a_map_that_is_taller_than_wide_gets_wider_columns(tmp_path: Path) -> None:
    wiki = wiki_of(tmp_path, low=large(12, 3, "a"), tall=large(12, 3, "word " * 60))
    low, tall = (map_svg(wiki, journey_of(wiki, name))[1] for name in ("low", "tall"))
    assert low.width == 2 * 28 + 120 + 12 * 104
    assert tall.width == 2 * 28 + 120 + 12 * 200
