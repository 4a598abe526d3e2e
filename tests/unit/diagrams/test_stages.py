"""The diagram of stages, compared whole."""

from __future__ import annotations

import pytest
from tests.unit.diagrams.made import journey

from mkdocs_journeys.diagrams.alternative import of_stages
from mkdocs_journeys.diagrams.facts import Going, Loss, StageLine, StagesAlternative
from mkdocs_journeys.diagrams.figure import stages_figure
from mkdocs_journeys.diagrams.words import DiagramWords
from mkdocs_journeys.model.flow import flow
from mkdocs_journeys.model.journey import Journey


def _shop() -> Journey:
    return journey(
        ("Look", [{"name": "Ad", "emotion": 0.5, "drop_off": {"percent": 40, "why": "Bored"}}]),
        (
            "Buy",
            [
                {"name": "Shop", "id": "shop", "emotion": -2, "drop_off": {"percent": 50, "to": "Rival"}},
                {
                    "name": "Till",
                    "emotion": -1,
                    "drop_off": 0,
                    "next": [
                        {"to": "home", "when": "It fits"},
                        {"to": "ben/return#form", "when": "It doesn't", "share": 10},
                    ],
                },
            ],
        ),
        ("Use", [{"name": "Home", "id": "home", "next": [{"to": "shop", "when": "More"}]}]),
        start="A need",
        end="Done",
    )


SHOP = """\
flowchart TB
	start("A need")
	s1["Look<br/>+0.5 good<br/>40 of 100 leave"]
	s2["Buy<br/>−1.5 very bad#44; low −2<br/>30 of 100 leave#58; Rival"]
	s3["Use<br/>Who leaves#58; not measured"]
	j1("On to#58; Returns")
	finish("Done")
	start --> s1
	s1 --> s2
	s2 -->|"It fits"| s3
	s3 -.->|"back#58; More"| s2
	s2 -->|"It doesn't (10#37;)"| j1
	s3 --> finish
	classDef n2 fill:#b5400a,color:#ffffff,stroke:#b5400a
	class s2 n2
	classDef p1 fill:#b9ddee,color:#1f2328,stroke:#0b6a94
	class s1 p1
	classDef away fill:none,stroke:#767f8c
	class j1 away
	classDef first fill:none,stroke:#767f8c
	class start first
	classDef last fill:none,stroke:#767f8c
	class finish last
"""


def test_stages_with_start_end_branches_loops_leavers_and_other_journeys() -> None:
    made = _shop()
    assert stages_figure(made, flow(made), names={"ben/return": "Returns"}).source == SHOP


def test_the_alternative_holds_the_same_facts() -> None:
    made = _shop()
    assert of_stages(made, flow(made), {"ben/return": "Returns"}) == StagesAlternative(
        "A need",
        (
            StageLine(
                0,
                "stage-1",
                "Look",
                0.5,
                1,
                100.0,
                40.0,
                (Loss("tp1", "Ad", 40.0, "Bored", None),),
                (Going("Buy", 1),),
                False,
                0.5,
            ),
            StageLine(
                1,
                "stage-2",
                "Buy",
                -1.5,
                -2,
                60.0,
                30.0,
                (Loss("shop", "Shop", 50.0, None, "Rival"),),
                (
                    Going("Use", 2, when="It fits"),
                    Going("Returns", None, "form", "ben/return", "It doesn't", 10.0),
                ),
                False,
                -2.0,
            ),
            StageLine(
                2,
                "stage-3",
                "Use",
                None,
                None,
                27.0,
                None,
                (),
                (Going("Buy", 1, when="More", is_loop=True),),
                False,
            ),
        ),
        "Done",
        True,
    )


def _many(count: int) -> Journey:
    stages = [(f"S{at}", [{"name": f"T{at}", "drop_off": 10}]) for at in range(1, count + 1)]
    return journey(*stages, start="Here", end="There")


@pytest.mark.parametrize("count", range(1, 16))
def test_there_are_at_most_twelve_nodes(count: int) -> None:
    made = _many(count)
    source = stages_figure(made, flow(made)).source
    nodes = [line for line in source.splitlines() if line.endswith(('"]', '")'))]
    assert len(nodes) <= 12
    assert all(word in source for word in ("Here", "There", "10 of 100 leave", f"S{count}"))


def test_stages_beyond_twelve_are_drawn_as_one_that_says_so() -> None:
    made = _many(14)
    lines = stages_figure(made, flow(made)).source.splitlines()
    assert lines[1] == '\ts1["Starts#58; Here<br/>S1<br/>10 of 100 leave"]'
    assert lines[12] == '\ts12["3 stages#58; S12#44; S13#44; S14<br/>9 of 100 leave<br/>Ends#58; There"]'
    assert lines[13:] == [f"\ts{at} --> s{at + 1}" for at in range(1, 12)]


def test_stages_without_touchpoints_stand_between_their_neighbours() -> None:
    made = journey(("A", ["a"]), ("B", []), ("C", ["c"]), ("D", []), end="Done")
    assert stages_figure(made, flow(made)).source.partition("\tclassDef")[0] == (
        'flowchart TB\n\ts1["A"]\n\ts2["B"]\n\ts3["C"]\n\ts4["D"]\n\tfinish("Done")\n'
        "\ts1 --> s2\n\ts2 --> s3\n\ts3 --> s4\n\ts4 --> finish\n"
    )


def test_the_words_can_be_of_any_language() -> None:
    words = DiagramWords(
        moods=("سيئ جدًا", "سيئ", "عادي", "جيد", "جيد جدًا"), signed=lambda value: f"{value:+.0f}"
    )
    made = journey(("الفكرة", [{"name": "a", "emotion": 2}]))
    assert '\ts1["الفكرة<br/>\u200e+2 جيد جدًا"]\n' in stages_figure(made, flow(made), words=words).source


def test_who_comes_into_a_stage_is_known_where_a_step_leads_both_on_and_out_of_it() -> None:
    found = journey(
        (
            "Try",
            [
                {"name": "A", "id": "a", "drop_off": 0, "next": [{"to": "b", "share": 60}, "c"]},
                {"name": "B", "id": "b", "drop_off": 50},
            ],
        ),
        ("Buy", [{"name": "C", "id": "c", "drop_off": 0}]),
    )
    facts = stages_figure(found, flow(found)).alternative
    assert [(line.arriving, line.leaving) for line in facts.stages] == [(100, 30), (70, 0)]
