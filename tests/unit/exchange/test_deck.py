"""The slides of a journey: which there are, that all is on them, and that nothing leaves its slide."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.unit.exchange.drawn_journeys import ARABIC, HOSTILE_WORD, SMALL, journey_of, large, wiki_of

from mkdocs_journeys.exchange.drawn.shapes import Box, Picture, Shape, text_height
from mkdocs_journeys.exchange.slides import deck as module
from mkdocs_journeys.exchange.slides.deck import TooManySlidesError, deck
from mkdocs_journeys.exchange.slides.slide import BOTTOM, TOP, WIDTH, Slide, paragraphs, title_size

LONG = "Rindfleischetikettierungsüberwachungsaufgabe " * 80
CASES: dict[str, str | dict[str, Any]] = {
    "small": SMALL,
    "arabic": ARABIC,
    "one": large(1, 1),
    "eighteen": large(18, 5),
    "forty": large(40, 3),
    "forty in one stage": large(40, 1),
    "long": large(7, 2, LONG),
    "endless": large(12, 2, HOSTILE_WORD),
    "many stages": large(30, 30, "a long name of a stage " * 10),
}


def slides_of(root: Path, written: str | dict[str, Any]) -> tuple[Slide, ...]:
    wiki = wiki_of(root, shoes=written)
    return deck(wiki, journey_of(wiki, "shoes"))


def texts(slide: Slide) -> Iterator[str]:
    for shape in slide.shapes:
        if isinstance(shape, Box):
            yield from (line.text for line in paragraphs(shape.lines))


def bounds(shape: Shape) -> tuple[float, float, float, float]:
    """Left, top, right, bottom."""
    if isinstance(shape, Box):
        return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
    strokes = shape.strokes if isinstance(shape, Picture) else (shape,)
    points = [point for stroke in strokes for point in stroke.points]
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)


@pytest.mark.parametrize("written", CASES.values(), ids=CASES)
def test_nothing_leaves_its_slide_and_each_text_fits_its_box(
    tmp_path: Path, written: str | dict[str, Any]
) -> None:
    for slide in slides_of(tmp_path, written):
        for shape in slide.shapes:
            left, top, right, bottom = bounds(shape)
            assert left >= 0
            assert top >= TOP
            assert right <= WIDTH
            assert bottom <= BOTTOM + 6
            if isinstance(shape, Box) and not shape.is_centred:
                assert text_height(shape.lines) <= shape.height + 0.01


@pytest.mark.parametrize("name", ["eighteen", "forty in one stage", "long", "endless"])
def test_all_that_is_written_stands_on_the_slides_of_the_stages(tmp_path: Path, name: str) -> None:
    written = CASES[name]
    assert isinstance(written, dict)
    slides = [slide for slide in slides_of(tmp_path, written) if slide.title.startswith("Stage ")]
    # A text that goes on over slides is in several pieces: what counts is that each piece is there.
    told = "".join("".join(part for slide in slides for part in texts(slide)).split())
    for stage in written["stages"]:
        for step in stage["touchpoints"]:
            for key in ("name", "owner", "feeling"):
                assert "".join(step[key].split()) in told
            for key in ("action", "thought", "backstage"):
                whole = "".join(step[key].split())
                assert whole[:200] in told
                assert whole[-20:] in told


def test_a_text_that_goes_on_over_slides_loses_nothing(tmp_path: Path) -> None:
    words = " ".join(f"w{number}" for number in range(700))
    written = {
        "title": "I read",
        "stages": [{"name": "All", "touchpoints": [{"name": "It", "action": words}]}],
    }
    found = [text for slide in slides_of(tmp_path, written)[1:] for text in texts(slide)]
    assert " ".join(text for text in found if text.startswith("w")) == words


def test_the_slides_of_a_small_journey(tmp_path: Path) -> None:
    slides = slides_of(tmp_path, SMALL)
    notes = (
        "Mina · Shoes · Current state · Kept true by: Web team · 2 of 2 touchpoints validated\nEvidence:\n"
    )
    talks = notes + "• Twelve talks (interview, Apr 2026). Stands behind the touchpoints 1, 2."
    assert [(slide.title, slide.notes) for slide in slides] == [
        ("“I buy shoes”", talks),
        ("Look · Shoes", talks),
        ("Wear · Shoes", f"{notes}no evidence yet"),
        ("Pain points · Opportunities · Shoes", talks),
    ]
    assert list(texts(slides[3])) == [
        "Pain points",
        *("2", "48 shoes", "critical · Web shop", "The path is wet", "Wear"),
        "Opportunities",
        *("2", "Mark six", "Impact 5 of 5 · Effort 2 of 5 · idea · HR-204 · Owner: Stores · Web shop"),
    ]
    pictures = [shape for shape in slides[0].shapes if isinstance(shape, Picture)]
    assert [picture.name for picture in pictures] == ["Feeling"]
    assert pictures[0].text.endswith("4 Letter: +1 (assumed).")


def test_a_journey_with_many_columns_goes_on_over_slides(tmp_path: Path) -> None:
    titles = [slide.title for slide in slides_of(tmp_path, large(18, 3, "look"))]
    assert titles == [
        "“I look” (1 of 2)",
        "“I look” (2 of 2)",
        *("Stage 1 · Shoes", "Stage 2 · Shoes", "Stage 3 · Shoes"),
        "Pain points · Opportunities · Shoes",
    ]


def test_where_nothing_hurts_and_nothing_is_planned_there_is_no_list(tmp_path: Path) -> None:
    written = {"title": "I look", "stages": [{"name": "Look"}]}
    assert [slide.title for slide in slides_of(tmp_path, written)] == ["“I look”", "Look · Shoes"]


def test_arabic_begins_on_the_right(tmp_path: Path) -> None:
    boxes = [shape for shape in slides_of(tmp_path, ARABIC)[0].shapes if isinstance(shape, Box)]
    first, second = (next(box for box in boxes if box.name.endswith(name)) for name in ("المتجر", "الشبكة"))
    assert WIDTH > first.x > second.x > 0


def test_more_slides_than_anybody_shows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_SLIDES", 4)
    assert len(slides_of(tmp_path, SMALL)) == 4
    monkeypatch.setattr(module, "MOST_SLIDES", 3)
    with pytest.raises(TooManySlidesError):
        slides_of(tmp_path, SMALL)


@pytest.mark.parametrize(("length", "size"), [(10, 24), (120, 16), (300, 11)])
def test_a_long_title_is_smaller(length: int, size: float) -> None:
    assert title_size("a word " * (length // 7)) == size
