"""Any text survives its way through Mermaid into the picture."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from tests.unit.diagrams.made import journey

from mkdocs_journeys.diagrams.figure import stages_figure, touchpoints_figures
from mkdocs_journeys.diagrams.journey import journey_text
from mkdocs_journeys.diagrams.labels import encode, plain, shorten, wrapped
from mkdocs_journeys.diagrams.svg import render
from mkdocs_journeys.model.flow import flow

pytest.importorskip("merman")

# The breakages of FACTS.md first, then what was found since.
TEXTS = (
    "Add: cart",
    '"Quoted" first',
    "'single'",
    "Issue #12 and #58; and #quot;",
    "red, green, blue",
    "end",
    "end of the journey",
    "É1",
    "È1",
    "a; b",
    "1 < 2 > 0 & more &amp; &#58;",
    "`code` and **bold** and _so_ and ~~gone~~",
    "5: 3: 1",
    "[square] (round) {curly} [(both)] {{hexagon}}",
    "back\\slash and \\n and \\",
    "50 %% off",
    "%%{init: {'theme': 'dark'}}%%",
    "%% a comment",
    "---",
    "- a list",
    "1. a list",
    "+ a list",
    "$$x^2$$ and $5",
    "fa:fa-car",
    "@{shape: circle}",
    "<script>alert(1)</script>",
    "<br/>",
    "a | b || c",
    "a --> b -.-> c ==> d",
    "click here",
    "section one",
    "title one",
    "subgraph x",
    "style a fill",
    "classDef a",
    "graph TD",
    "accTitle: x",
    "::: class",
    "javascript:alert(1)",
    "x" * 80,
    "a very long text of more than a line, with words that go on and on until it has to be broken",
    "متجر (جديد): 3 خطوات",
    "商品を知る段階で、いろいろな店を見て回る",
    "😀 👩‍👩‍👧 Ｗide",
    "tab\tand  spaces",
    "private \ue03a and \ue0a0",
    "55\u00a0%",
    "ﬂ°°58¶ß",
    "o--o x--x",
    "?",
    "0",
)


def _words(svg: str | None) -> str:
    """All the text of a picture without spaces: where lines break is not what is asked here."""
    assert svg is not None
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own
    return "|".join("".join("".join(text.itertext()).split()) for text in root.iter("text")) + "|"


def _bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("text", TEXTS)
def test_a_stage_a_touchpoint_and_a_case_keep_their_text(text: str) -> None:
    made = journey(
        (text, [{"name": text, "id": "a", "emotion": 1, "next": [{"to": "b", "when": text}]}]),
        ("Second", [{"name": "B", "id": "b"}]),
        start=text,
    )
    picture = stages_figure(made, flow(made)).svg
    bare = _bare(text)
    assert _words(picture) == f"{bare}|{bare}|{bare}+1good|Second|"
    figures = touchpoints_figures(made, flow(made))
    assert figures[0] is not None
    assert _words(figures[0].svg) == f"{bare}|1.{bare}+1good|ToSecond:B|"


@pytest.mark.parametrize("text", [text for text in TEXTS if len(text) < 40])
def test_a_journey_diagram_keeps_its_text(text: str) -> None:
    made = journey((text, [{"name": text, "emotion": 0}]), title=text)
    words = _words(render(journey_text(made, text).text, "x"))
    assert sorted(words.replace("|", "")) == sorted((_bare(text) * 4).replace("|", ""))


@pytest.mark.parametrize("text", TEXTS)
def test_encoded_text_is_one_line_of_harmless_characters(text: str) -> None:
    assert not set(encode(text)) & set(':,"<>&`*_~%{}\\$@|\n')
    assert encode(text) == encode(f" {text}\n")


def test_control_characters_go_and_line_breaks_become_spaces() -> None:
    assert plain(" a\r\nb\u2028c\x00d\u202ee ") == "a b cde"


def test_long_text_is_cut_at_a_word() -> None:
    assert shorten("one two three", 9) == "one two…"
    assert shorten("one two", 9) == "one two"


def test_wrapped_text_breaks_at_spaces_only() -> None:
    assert wrapped("one two threefourfive", 8) == ("one two", "threefourfive")
    assert wrapped("one two three", 8, 1) == ("one two…",)
