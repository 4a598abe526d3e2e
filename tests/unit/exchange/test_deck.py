"""The slides of a journey: which there are, that all is on them, and that nothing leaves its slide."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.unit.exchange.drawn_journeys import ARABIC, HOSTILE_WORD, SMALL, journey_of, large, wiki_of

from mkdocs_journeys.exchange.drawn import colours
from mkdocs_journeys.exchange.drawn.shapes import Box, Picture, Shape, text_height
from mkdocs_journeys.exchange.slides import deck as module
from mkdocs_journeys.exchange.slides.deck import TooManySlidesError, deck
from mkdocs_journeys.exchange.slides.slide import (
    BOTTOM,
    LEAST_SIZE,
    TOP,
    WIDTH,
    Slide,
    paragraphs,
    title_size,
)

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
def test_all_that_is_written_stands_on_the_slides_of_the_stages_or_in_their_notes(
    tmp_path: Path, name: str
) -> None:
    written = CASES[name]
    assert isinstance(written, dict)
    slides = [slide for slide in slides_of(tmp_path, written) if slide.title.startswith("Stage ")]
    told = "".join("".join(part for slide in slides for part in (*texts(slide), slide.notes)).split())
    for stage in written["stages"]:
        for step in stage["touchpoints"]:
            for key in ("name", "owner", "feeling"):
                assert "".join(step[key].split()) in told
            for key in ("action", "thought", "backstage"):
                assert "".join(step[key].split()) in told
            for key in ("pains", "opportunities"):
                assert "".join(step[key][0]["text"].split()) in told


def test_texts_that_are_taller_than_a_slide_stand_in_the_notes(tmp_path: Path) -> None:
    words = [" ".join(f"{sign}{number}" for number in range(700)) for sign in "vw"]
    written = {
        "title": "I read",
        "stages": [{"name": "All", "touchpoints": [{"name": "It", "action": words}]}],
    }
    _, slide = slides_of(tmp_path, written)
    begun = [text.removeprefix("• ") for text in texts(slide) if text.startswith("• ")]
    assert begun[0] == words[0]
    assert words[1].startswith(begun[1])
    assert 100 < len(begun[1]) < len(words[1])
    assert slide.notes.startswith(f"1 It\n• Doing: {words[0]} · {words[1]}\n• Owner: No owner\n\nMina ·")
    assert [*texts(slide)][-1] == "More in the notes: Doing, Owner"


def test_a_text_that_fits_stands_in_no_notes(tmp_path: Path) -> None:
    written = {
        "title": "I read",
        "stages": [{"name": "All", "touchpoints": [{"name": "It", "action": "Do"}]}],
    }
    _, slide = slides_of(tmp_path, written)
    assert slide.notes.startswith("Mina ·")
    assert [*texts(slide)][-1] == "No owner"


def test_the_slides_of_a_small_journey(tmp_path: Path) -> None:
    slides = slides_of(tmp_path, SMALL)
    notes = (
        "Mina · Shoes · Current state · Kept true by: Web team · 2 of 2 touchpoints validated\nEvidence:\n"
    )
    talks = notes + "• Twelve talks (interview, Apr 2026). Stands behind the touchpoints 1, 2."
    assert [(slide.title, slide.notes) for slide in slides] == [
        ("“I buy shoes”", talks),
        (
            "Look · Shoes",
            "2 Web shop\n• Channel: Web · App\n• Why they leave: Too many · to A supermarket\n"
            "• Metrics: Sales · 3% · target 4% or more · not yet met\n"
            f"• Open questions: Which six? · Stores\n\n{talks}",
        ),
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
        "Pain points · Opportunities · Shoes (1 of 2)",
        "Pain points · Opportunities · Shoes (2 of 2)",
    ]


CROWDED: dict[str, Any] = {
    "title": "I choose",
    "stages": [
        {
            "name": "Choose",
            "goal": "Find one",
            "quote": ["So many.", "I closed it."],
            "emotion": -1,
            "touchpoints": [
                {
                    "name": f"Step {number}",
                    "action": f"{number} looks at everything that there is, and then once more",
                    "thought": f"{number} wonders",
                    "needs": [f"{number} less", "more"],
                    "emotion": -1,
                    "handover": f"{number} nothing",
                    "owner": "Shop",
                    "pains": [
                        {"text": f"{number} is slow and nobody knows why", "severity": severity}
                        for severity in ("low", "critical" if number == 5 else "medium")
                    ],
                    "opportunities": [{"text": f"{number} could be fast", "impact": number, "effort": 2}],
                }
                for number in range(1, 6)
            ],
        }
    ],
}


def test_a_crowded_stage_has_one_slide_with_what_matters_most_and_the_rest_in_its_notes(
    tmp_path: Path,
) -> None:
    _, slide, lists = slides_of(tmp_path, CROWDED)
    assert (slide.title, lists.title) == ("Choose · Shoes", "Pain points · Opportunities · Shoes")
    told = [*texts(slide)]
    names = [name for name in told if name in ("Goal", "Doing", "Feeling", "Pain points", "Opportunities")]
    assert names == ["Goal", "Doing", "Feeling", "Pain points", "Opportunities"]
    # What hurts most stands first; what helps most too.
    pains = [text for text in told if text.endswith("nobody knows why")]
    assert pains[0].startswith("5")
    assert 1 < len(pains) < 10
    said = "In their words, Thinking, Needs, Pain points, Opportunities, Handover"
    assert told[-1] == f"More in the notes: {said}"
    lines = slide.notes.split("\n")
    assert lines[:2] == ["Choose", "• In their words: “I closed it.”"]
    assert lines[lines.index("3 Step 3") :][:7] == [
        "3 Step 3",
        "• Thinking: “3 wonders”",
        "• Needs: 3 less · more",
        "• Pain points: 3 is slow and nobody knows why · low",
        "• Pain points: 3 is slow and nobody knows why · medium",
        "• Opportunities: 3 could be fast · Impact 3 of 5 · Effort 2 of 5 · idea",
        "• Handover: 3 nothing",
    ]


def test_a_stage_with_very_many_touchpoints_is_divided_evenly(tmp_path: Path) -> None:
    slides = [slide for slide in slides_of(tmp_path, large(25, 1)) if slide.title.startswith("Stage 1")]
    assert [slide.title for slide in slides] == [f"Stage 1 · Shoes ({n} of 3)" for n in (1, 2, 3)]
    of_each = [
        sum(isinstance(shape, Box) and shape.name.startswith("Touchpoint ") for shape in slide.shapes)
        for slide in slides
    ]
    assert of_each == [9, 8, 8]


def test_a_list_that_is_too_long_is_divided_evenly(tmp_path: Path) -> None:
    slides = [slide for slide in slides_of(tmp_path, large(25, 1)) if slide.title.startswith("Pain points")]
    hurting = [sum(" hurts " in text for text in texts(slide)) for slide in slides]
    helping = [sum(" helps " in text for text in texts(slide)) for slide in slides]
    assert hurting == helping == [9, 8, 8]


@pytest.mark.parametrize("written", [SMALL, ARABIC, CROWDED, large(25, 1)], ids=range(4))
def test_nothing_but_numbers_of_touchpoints_is_smaller_than_ten_points_where_it_is_presented(
    tmp_path: Path, written: str | dict[str, Any]
) -> None:
    for slide in slides_of(tmp_path, written):
        if slide.title.startswith(("“", "«")):  # the whole map
            continue
        for shape in slide.shapes:
            if isinstance(shape, Box) and shape.form not in ("oval", "diamond"):
                assert all(line.look.size >= LEAST_SIZE for line in shape.lines), shape.name


def test_where_nothing_hurts_and_nothing_is_planned_there_is_no_list(tmp_path: Path) -> None:
    written = {"title": "I look", "stages": [{"name": "Look"}]}
    assert [slide.title for slide in slides_of(tmp_path, written)] == ["“I look”", "Look · Shoes"]


def test_where_nothing_is_planned_pain_points_have_the_whole_slide(tmp_path: Path) -> None:
    step = {"name": "Shop", "pains": [f"It is dear {number}" for number in range(3)]}
    slide = slides_of(tmp_path, {"title": "I buy", "stages": [{"name": "Buy", "touchpoints": [step]}]})[-1]
    assert slide.title == "Pain points · Shoes"
    assert max(bounds(shape)[2] for shape in slide.shapes) > 0.8 * WIDTH
    assert list(texts(slide)).count("Opportunities") == 0


def test_the_line_of_the_zero_runs_through_no_number(tmp_path: Path) -> None:
    steps = [{"name": "Look", "emotion": -1}, {"name": "Ask", "emotion": -2}]
    slide = slides_of(tmp_path, {"title": "I buy", "stages": [{"name": "Buy", "touchpoints": steps}]})[1]
    words = {shape.name: shape for shape in slide.shapes if isinstance(shape, Box)}
    assert (words["1: −1"].fill, words["2: −2"].fill) == (colours.PAPER, None)
    assert words["1: −1"].width < words["2: −2"].width / 4


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
