"""Pictures: what is in them, what is not, and what is refused."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.unit.diagrams.made import journey

from mkdocs_journeys.diagrams import svg
from mkdocs_journeys.diagrams.fence import MAX_BYTES, check_fence, draw_fence
from mkdocs_journeys.diagrams.figure import stages_figure
from mkdocs_journeys.diagrams.refusal import DiagramRefusal
from mkdocs_journeys.diagrams.sanitise import rebuilt
from mkdocs_journeys.model.flow import flow

pytest.importorskip("merman")

CHART = 'flowchart TB\n\ta["One"] --> b["Two"]\n'
EIGHTY = "A very long name of a stage that somebody wrote with eighty characters or more"

SVG = """\
<svg class="jm-diagram jm-diagram--flowchart" id="x" viewBox="4 4 71.15 107" width="72" height="107" \
font-size="13" direction="ltr" role="img" aria-labelledby="x-title" text-anchor="middle">\
<title id="x-title">Two boxes</title>"""


def test_a_picture_has_a_size_a_role_and_a_name() -> None:
    found = svg.render(CHART, "x", "Two boxes")
    assert found is not None
    assert found.startswith(SVG)
    assert not re.search(
        r"<(?:style|script|foreignObject|a)\b|\b(?:style|on\w+|href|src)=|http://(?!www.w3)", found
    )
    assert re.findall(r'\bid="([^"]*)"', found) == ["x", "x-title", "x-1"]
    assert "url(#x-1)" in found


@pytest.mark.parametrize("count", [1, 5, 12])
@pytest.mark.parametrize(
    "name", ["A", EIGHTY, "مرحلة " * 12, "商品を知る段階" * 10, "Donaudampfschifffahrt" * 4]
)
def test_stages_in_a_row_fit_on_a_phone(count: int, name: str) -> None:
    stages = [(f"{at} {name}", [{"name": "t", "emotion": at % 5 - 2, "drop_off": 5}]) for at in range(count)]
    made = journey(*stages, start=name, end=name)
    found = stages_figure(made, flow(made)).svg
    assert found is not None
    width, size = re.search(r' width="(\d+)" height="\d+" font-size="(\d+)"', found).groups()  # type: ignore[union-attr]
    assert int(width) <= svg.PHONE_WIDTH
    assert int(size) >= 12


def test_the_mood_of_a_stage_is_a_class_without_colour() -> None:
    made = journey(("A", [{"name": "a", "emotion": -2}]))
    found = stages_figure(made, flow(made)).svg
    assert found is not None
    assert 'class="node n2"' in found
    assert not re.search(r"(?:fill|stroke)=|#b5400a", found)


def test_without_merman_there_is_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(svg, "_engine", lambda: None)
    assert svg.render(CHART, "x") is None
    assert not svg.is_available()


def test_a_text_that_is_no_diagram_is_refused_with_its_reason() -> None:
    with pytest.raises(DiagramRefusal, match=r"The diagram can't be drawn: .*\.$"):
        svg.render("flowchart TB\n\ta[One --> b", "x")


@pytest.mark.parametrize("wrong", ["", "1a", "a b", 'a"', "é"])
def test_an_id_is_ascii(wrong: str) -> None:
    with pytest.raises(ValueError, match="not an id"):
        svg.render(CHART, wrong)


def test_threads_get_the_same_picture() -> None:
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _: svg.render(CHART, "x"), range(64)))
    assert len(found) == 1


def test_two_processes_with_different_hash_seeds_give_the_same_bytes() -> None:
    program = (
        "from tests.unit.diagrams.test_stages import _shop\n"
        "from mkdocs_journeys.diagrams.figure import stages_figure, touchpoints_figures\n"
        "from mkdocs_journeys.model.flow import flow\n"
        "made = _shop()\n"
        "print(stages_figure(made, flow(made)), touchpoints_figures(made, flow(made)))\n"
    )
    root = Path(__file__).parents[3]
    paths = os.pathsep.join([str(root), str(root / "plugin")])
    found = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "42")
    }
    assert len(found) == 1
    assert next(iter(found)).startswith(b"Figure(svg='<svg ")


HOSTILE = """\
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
viewBox="0 0 9 9" onload="x()">
<style>@import "http://evil"</style><script>x()</script><image href="http://evil"/><use xlink:href="#a"/>
<a href="javascript:x()"><rect width="9" height="9"/></a><animate attributeName="x"/>
<rect width="9.123456" height="9" fill="url(http://evil)" onclick="x()"
style="fill:url(//evil);font-size:8px"/>
<path d="M0,0&quot;" marker-end="url(http://evil#a)"/><path d="M0,0.123456L-0.0001,1"/>
<foreignObject x="0" y="0" width="8" height="8"><div xmlns="http://www.w3.org/1999/xhtml">
<img src="x" onerror="x()"/>Hello &lt;b></div></foreignObject>
<text font-size="8px"><tspan onclick="x()">A</tspan></text></svg>"""


def test_only_allowed_elements_and_attributes_are_built_anew() -> None:
    assert ElementTree.tostring(rebuilt(HOSTILE, 15), encoding="unicode") == (
        '<svg viewBox="0 0 9 9" data-kind="" data-title="">'
        '<rect font-size="12" height="9" width="9.12" /><path />'
        '<path d="M0,0.12L0,1" /><text x="4" y="4" text-anchor="middle" dominant-baseline="central">'
        'Hello &lt;b&gt;</text><text font-size="12"><tspan>A</tspan></text></svg>'
    )


def test_a_document_type_is_refused() -> None:
    with pytest.raises(DiagramRefusal, match="document type"):
        rebuilt("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>", 15)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (CHART, None),
        ("sequenceDiagram\n A->>B: a<br/>b", None),
        ("flowchart TB\n a --> b\n linkStyle 0 stroke:#099;", None),
        ("", "The diagram is empty."),
        ("---\ntitle: x\n---\nflowchart TB", "Line 1 of the diagram begins with front matter"),
        ("flowchart TB\n%%{init: {}}%%\n a", "Line 2 of the diagram has a directive"),
        ("flowchart TB\n a\n click a call f()", "Line 3 of the diagram has links or scripts"),
        ('flowchart TB\n a\n click a href "http://x"', "Line 3 of the diagram has links or scripts"),
        ("sequenceDiagram\n link A: x @ http://x", "Line 2 of the diagram has links or scripts"),
        ('flowchart TB\n a["<b>x</b>"]', "Line 2 of the diagram has HTML in a label"),
        ('flowchart TB\n a["<img src=x>"]', "Line 2 of the diagram has HTML in a label"),
        ('flowchart TB\n a@{ img: "http://x" }', "Line 2 of the diagram has a picture or an icon"),
        ('flowchart TB\n a@{ label: "@{ a@b", icon: x }', "Line 2 of the diagram has a picture or an icon"),
        ("flowchart TB\n a@{ shape: rect }\n img", None),
        ('flowchart TB\n a["< b <3>"]', "Line 2 of the diagram has HTML in a label"),
        ('flowchart TB\n a["x <b <3>"]', "Line 2 of the diagram has HTML in a label"),
        ('flowchart TB\n a["x <b <br / >"]', "Line 2 of the diagram has HTML in a label"),
        ('flowchart TB\n a["a < b"]\n b["c > d"]', None),
        ("flowchart TB\n\n \n click a", "Line 4 of the diagram has links or scripts"),
        ("\n ---  \nflowchart TB", "Line 1 of the diagram begins with front matter"),
        ('flowchart TB\n a["$$x$$"]', "Line 2 of the diagram has mathematics"),
        ("x" * (MAX_BYTES + 1), f"The diagram has {MAX_BYTES + 1} bytes, and {MAX_BYTES} are allowed"),
    ],
)
def test_fences(source: str, message: str | None) -> None:
    found = check_fence(source)
    assert found is None if message is None else (found or "").startswith(message)


@pytest.mark.usefixtures("small_heap")
@pytest.mark.parametrize("line", ["@{", "<a", "< ", "<br ", " ", "%%", "%% ", "href ", "\n", "click", "$ "])
def test_a_long_fence_is_judged_at_once(line: str) -> None:
    source = ("graph TD\n" + f"{line * 9_900}"[:9_900] + "\n") * 5
    began = time.process_time()
    check_fence(source[:MAX_BYTES])
    check_fence(("graph TD\n<br%%" + (line * 9)[:9] + "\n" + f"{line:<9}\n" * 5_000)[:MAX_BYTES])
    assert time.process_time() - began < 0.3


OTHER_KINDS = (
    "sequenceDiagram\n A->>B: Hello\n Note over A: x",
    "stateDiagram-v2\n [*] --> A\n A --> B : go",
    "classDiagram\n class A{\n +x() bool\n }\n A <|-- B",
    "erDiagram\n A ||--o{ B : has",
    'pie title P\n "A" : 3\n "B" : 1',
    "gantt\n dateFormat YYYY-MM-DD\n section S\n A :a1, 2014-01-01, 30d",
    "timeline\n title T\n 2002 : A : B",
    "mindmap\n root((m))\n  A",
    "quadrantChart\n x-axis L --> H\n A: [0.3, 0.6]",
    "gitGraph\n commit\n branch b\n commit",
    "flowchart LR\n A([a]) ==> B{b}\n subgraph s\n B --> C[(c)]\n end\n style A fill:#f00",
)


@pytest.mark.parametrize("source", OTHER_KINDS, ids=[source.split()[0] for source in OTHER_KINDS])
def test_fences_of_any_kind_are_drawn_without_style_and_small_type(source: str) -> None:
    found = draw_fence(source, "x", "A fence")
    assert found is not None
    assert f'class="jm-diagram jm-diagram--{re.findall("jm-diagram--([a-z]+)", found)[0]}' in found
    assert not re.search(r"\bstyle=|<style|<foreignObject|#f00|xlink", found)
    assert all(float(size) >= 12 for size in re.findall(r'font-size="([\d.]+)(?:px)?"', found))


def test_a_slice_and_its_line_in_the_legend_have_one_class() -> None:
    found = draw_fence('pie\n "A" : 3\n "B" : 1', "x")
    assert found is not None
    assert re.findall(r"<(\w+) [^>]*series-(\d)", found) == [
        ("path", "0"),
        ("path", "1"),
        ("rect", "0"),
        ("rect", "1"),
    ]


def test_a_refused_fence_says_what_to_change() -> None:
    with pytest.raises(DiagramRefusal, match="Line 1 of the diagram has a directive"):
        draw_fence("%%{init: {}}%%\nflowchart TB", "x")
    with pytest.raises(DiagramRefusal, match="too large"):
        draw_fence("flowchart TB\n" + "".join(f" a{at} --> a{at + 1}\n" for at in range(900)), "x")


def test_a_fence_may_name_itself_and_one_without_a_name_is_read_as_its_text() -> None:
    named = draw_fence("flowchart TB\n accTitle: How it goes\n a --> b", "x")
    assert named is not None
    assert 'aria-labelledby="x-title" text-anchor="middle"><title id="x-title">How it goes</title>' in named
    nameless = draw_fence("flowchart TB\n a --> b", "x")
    assert nameless is not None
    assert "role=" not in nameless
