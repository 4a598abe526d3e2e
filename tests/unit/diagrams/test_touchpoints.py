"""The diagrams of touchpoints and the `journey` diagram, compared whole."""

from __future__ import annotations

import pytest
from tests.unit.diagrams.made import Step, journey

from mkdocs_journeys.diagrams import figure
from mkdocs_journeys.diagrams.figure import touchpoints_figures
from mkdocs_journeys.diagrams.journey import JourneyText, journey_text
from mkdocs_journeys.model.flow import flow

MADE = journey(
    ("Look", [{"name": "Ad", "entry": 60}, {"name": "Friend", "entry": True, "next": [{"to": "shop"}]}]),
    (
        "Buy",
        [
            {"name": "Shop", "id": "shop", "emotion": -2, "owner": "stores", "drop_off": 25},
            {"name": "Thinking: yes?", "channel": "none", "emotion": 1, "next": [
                {"to": "bag"}, {"to": "shop", "when": "No"}]},
            {"name": "Old till", "status": "retired", "emotion": 0},
        ],
    ),
    ("Use", [{"name": "Bag", "id": "bag", "next": [{"to": "ben/return"}]}]),
    title="I buy",
)  # fmt: skip

LOOK = """\
flowchart TB
	s1t1["1#46; Ad<br/>A way in#58; 60#37;"]
	to1("To Buy#58; Shop")
	s1t2["2#46; Friend<br/>A way in"]
	s1t1 --> to1
	s1t2 --> to1
	classDef away fill:none,stroke:#767f8c
	class to1 away
"""

BUY = """\
flowchart TB
	from1("From Look")
	s2t1["3#46; Shop<br/>−2 very bad<br/>25#37; of those here leave"]
	s2t2{{"4#46; Thinking#58; yes?<br/>+1 good"}}
	to1("To Use#58; Bag")
	from1 --> s2t1
	s2t1 --> s2t2
	s2t2 --> to1
	s2t2 -.->|"back#58; No"| s2t1
	classDef n2 fill:#b5400a,color:#ffffff,stroke:#b5400a
	class s2t1 n2
	classDef p1 fill:#b9ddee,color:#1f2328,stroke:#0b6a94
	class s2t2 p1
	classDef away fill:none,stroke:#767f8c
	class from1,to1 away
"""

USE = """\
flowchart TB
	from1("From Buy#58; Thinking#58; yes?")
	s3t1["6#46; Bag"]
	to1("On to#58; ben/return")
	from1 --> s3t1
	s3t1 --> to1
	classDef away fill:none,stroke:#767f8c
	class from1,to1 away
"""


def test_touchpoints_with_ways_in_branches_loops_and_steps_without_contact() -> None:
    found = touchpoints_figures(MADE, flow(MADE))
    assert [figure and figure.source for figure in found] == [LOOK, BUY, USE]


def test_a_stage_that_nobody_goes_through_has_no_diagram() -> None:
    made = journey(("A", ["a"]), ("B", [{"name": "b", "status": "retired"}]))
    assert [figure is None for figure in touchpoints_figures(made, flow(made))] == [False, True]


def test_as_many_ways_are_drawn_as_can_be_drawn_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figure, "render", lambda *_: "<svg/>")
    monkeypatch.setattr(figure, "MAX_WAYS", 7)
    first: list[Step] = [{"name": "a", "next": [{"to": "b", "when": "x"}]}, {"name": "b", "id": "b"}]
    wide: list[Step] = [{"name": "c", "next": [{"to": "d"}, {"to": "e"}]}, {"name": "d", "id": "d"}]
    made = journey(("A", first), ("B", wide), ("C", [{"name": "e", "id": "e"}]))
    found = [each for each in touchpoints_figures(made, flow(made)) if each]
    assert [each.source.count("--") for each in found] == [2, 4, 1]
    # One of the first two has a label, which makes them four of seven: the second stage has no room.
    assert [each.svg for each in found] == ["<svg/>", None, "<svg/>"]
    assert [line.name for line in found[1].alternative.touchpoints] == ["c", "d"]


def test_the_journey_diagram_scores_emotions_and_names_what_has_none() -> None:
    assert journey_text(MADE, "Anna", {"stores": "Stores, all"}.get) == JourneyText(  # type: ignore[arg-type]
        "journey\n\ttitle I buy\n\tsection Buy\n"
        "\t\tShop: 1 : Anna, Stores#44; all\n\t\tThinking#58; yes?: 4 : Anna\n"
        "\t%% no emotion, so no score: Ad\n\t%% no emotion, so no score: Friend\n"
        "\t%% no emotion, so no score: Bag\n",
        ("Ad", "Friend", "Bag"),
    )
