"""The PowerPoint file: real shapes and text, titles as titles, what is read out, and no harm by any text."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from pptx import Presentation
from pypdf import PdfReader
from tests.office import as_pdf
from tests.unit.exchange.drawn_journeys import ARABIC, HOSTILE_WORD, SMALL, journey_of, large, wiki_of

from mkdocs_journeys.exchange.map_files import slide_files
from mkdocs_journeys.exchange.slides.powerpoint import powerpoint
from mkdocs_journeys.exchange.slides.slide import Slide

DAY = datetime.date(2026, 6, 1)


def made(root: Path, written: str | dict[str, Any]) -> bytes:
    wiki = wiki_of(root, shoes=written)
    (file,) = slide_files(wiki, [journey_of(wiki, "shoes")])
    assert file.path == "mina/shoes.pptx"
    return file.make()


def opened(data: bytes) -> Any:
    return Presentation(io.BytesIO(data))


def shapes_of(page: Any) -> Iterator[tuple[str, str, str]]:
    """What each shape is, what it is called, and what it says."""
    for shape in page.shapes:
        yield shape.shape_type.name, shape.name, shape.text_frame.text if shape.has_text_frame else ""


def test_titles_are_titles_and_the_rest_are_shapes_with_text(tmp_path: Path) -> None:
    file = opened(made(tmp_path, SMALL))
    assert (file.slide_width, file.slide_height) == (12_192_000, 6_858_000)
    assert [page.shapes.title.text for page in file.slides] == [
        *("“I buy shoes”", "Look · Shoes", "Wear · Shoes"),
        "Pain points · Opportunities · Shoes",
    ]
    found = list(shapes_of(file.slides[0]))
    assert {kind for kind, _, _ in found} == {"PLACEHOLDER", "AUTO_SHAPE", "TEXT_BOX", "LINE", "GROUP"}
    for expected in (
        ("AUTO_SHAPE", "Stage: Look", "Look"),
        ("AUTO_SHAPE", "2", "2"),
        ("TEXT_BOX", "Touchpoint 2: Web shop", "Web shop\nmoment of truth"),
        ("TEXT_BOX", "2: overwhelmed −2", "overwhelmed −2"),
        ("TEXT_BOX", "Pain points 2", "48 shoes\ncritical"),
        ("TEXT_BOX", "Owner", "Web team\nwith Stores"),
    ):
        assert expected in found


def test_the_curve_is_a_group_of_lines_that_says_what_it_shows(tmp_path: Path) -> None:
    page = opened(made(tmp_path, SMALL)).slides[0]
    (curve,) = (shape for shape in page.shapes if shape.shape_type.name == "GROUP")
    assert curve.name == "Feeling"
    told = curve._element._nvXxPr.cNvPr.get("descr")
    assert told.startswith("The feeling along the journey, from −2 (very bad) to +2 (very good).")
    assert told.endswith("3 First run: proud −1 to +2 (assumed). 4 Letter: +1 (assumed).")
    dashed = [shape for shape in curve.shapes if shape.line.dash_style is not None]
    kinds = {shape.shape_type.name for shape in curve.shapes}
    assert (kinds, len(dashed)) == ({"FREEFORM", "LINE"}, 2)


def test_each_shape_has_a_number_of_its_own(tmp_path: Path) -> None:
    for page in opened(made(tmp_path, SMALL)).slides:
        numbers = page.shapes._spTree.xpath(".//p:cNvPr/@id")
        assert len(numbers) == len(set(numbers)) > 5


def test_notes_name_the_sources(tmp_path: Path) -> None:
    first = opened(made(tmp_path, SMALL)).slides[0]
    assert first.notes_slide.notes_text_frame.text == (
        "Mina · Shoes · Current state · Kept true by: Web team · 2 of 2 touchpoints validated\n"
        "Evidence:\n"
        "• Twelve talks (interview, Apr 2026). Stands behind the touchpoints 1, 2."
    )


def test_all_text_is_marked_with_its_language_in_the_notes_too(tmp_path: Path) -> None:
    for page in opened(made(tmp_path, ARABIC)).slides:
        frames = [shape.text_frame for shape in page.shapes if shape.has_text_frame]
        frames.append(page.notes_slide.notes_text_frame)
        runs = [run for frame in frames for paragraph in frame.paragraphs for run in paragraph.runs]
        assert {run._r.rPr.get("lang") for run in runs} == {"ar"}
        notes = page.notes_slide.notes_text_frame.paragraphs
        assert {(each._p.pPr.get("rtl"), each._p.pPr.get("algn")) for each in notes} == {("1", "r")}


def test_arabic_is_written_from_right_to_left(tmp_path: Path) -> None:
    page = opened(made(tmp_path, ARABIC)).slides[0]
    frames = [shape.text_frame for shape in page.shapes if shape.has_text_frame and shape.text_frame.text]
    properties = [paragraph._p.pPr for frame in frames for paragraph in frame.paragraphs]
    assert {each.get("rtl") for each in properties} == {"1"}
    assert {each.get("algn") for each in properties} == {"r", "l", "ctr"}
    assert page.shapes.title.text_frame.paragraphs[0]._p.pPr.get("algn") == "r"
    chevrons = [shape for shape in page.shapes if shape.name.startswith("المرحلة: ")]
    assert [shape._element.spPr.xfrm.get("flipH") for shape in chevrons] == ["1", "1"]


def test_the_same_journey_makes_the_same_bytes(tmp_path: Path) -> None:
    assert made(tmp_path, SMALL) == made(tmp_path, SMALL)


@pytest.mark.parametrize(
    "text",
    [HOSTILE_WORD, "=1+1", "_x0041_ {{x}} ${y}", "\ud800\x00\x0b\x1b[31m\u202e&#0;]]>"],
    ids=("endless", "formula", "escapes", "controls"),
)
def test_no_text_breaks_the_file(text: str) -> None:
    slide = Slide(text, (), text)
    data = powerpoint([slide], text, "en", is_rtl=False, day=DAY)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(parts.read(name))  # noqa: S314  it is ours
    kept = text if text.isprintable() else "[31m&#0;]]>"
    (page,) = opened(data).slides
    assert (page.shapes.title.text, page.notes_slide.notes_text_frame.text) == (kept, kept)


@pytest.mark.parametrize(
    ("name", "written", "told"),
    [
        ("small", SMALL, "Opens one shoe"),
        ("arabic", ARABIC, ""),
        ("forty", large(40, 3), "40 she compares"),
        ("endless", large(9, 2, HOSTILE_WORD), "abcdefghij"),
    ],
)
def test_libreoffice_opens_it(tmp_path: Path, name: str, written: str | dict[str, Any], told: str) -> None:
    data = made(tmp_path, written)
    file = tmp_path / f"{name}.pptx"
    file.write_bytes(data)
    pages = PdfReader(as_pdf(file, tmp_path)).pages
    slides = opened(data).slides
    assert len(pages) == len(slides)
    found = [" ".join(page.extract_text().split()) for page in pages]
    assert told in " ".join(found)
    if name != "arabic":  # its letters come back in the forms in which they are drawn
        for page, slide in zip(found, slides, strict=True):
            assert slide.shapes.title.text[:20] in page
