"""Journey diagrams: what Mermaid itself drops or refuses is read all the same."""

from __future__ import annotations

import pytest

from mkdocs_journeys.exchange.importing.draft import Draft, NoMapError, Said
from mkdocs_journeys.exchange.importing.mermaid import draft_of, is_journey, kind_of


def tasks(lines: str) -> list[tuple[str, dict[str, str]]]:
    """The tasks of a diagram, each with what it says by field."""
    draft = draft_of(f"journey\n{lines}", "Diagram")
    return [
        (step.name, {said.field or said.label: said.text for said in step.said})
        for stage in draft.stages
        for step in stage.steps
    ]


@pytest.mark.parametrize(
    ("line", "task", "says"),
    [
        ("Opens it: 4: Ada", "Opens it", {"emotion": "4", "With": "Ada"}),
        ("Opens it:4", "Opens it", {"emotion": "4"}),
        ("Leaves at 9:30: 2: Ada", "Leaves at 9:30", {"emotion": "2", "With": "Ada"}),
        ("Reads https://x.example/a: 3: Ada", "Reads https://x.example/a", {"emotion": "3", "With": "Ada"}),
        ("Reads C# guide; twice: 5: Ada;", "Reads C# guide; twice", {"emotion": "5", "With": "Ada"}),
        ("開く：5：アダ", "開く", {"emotion": "5", "With": "アダ"}),
        ("Waits: -1: Ada, ", "Waits", {"emotion": "-1", "With": "Ada"}),
        ("Waits: 3.5: Ada, Bo", "Waits", {"emotion": "3.5", "With": "Ada, Bo"}),
        ("Waits: 2: tired", "Waits", {"emotion": "2", "feeling": "tired"}),
        ("Waits: 2: Ada, tired", "Waits", {"emotion": "2", "feeling": "tired", "With": "Ada"}),
        ('Waits: 2: "Why, though?"', "Waits", {"emotion": "2", "thought": '"Why, though?"'}),
        ("Waits: 1: The list has no order", "Waits", {"emotion": "1", "pains": "The list has no order"}),
        ("Waits: 5: Web (items, total)", "Waits", {"emotion": "5", "With": "Web (items, total)"}),
        ("title page opens: 3: Ada", "title page opens", {"emotion": "3", "With": "Ada"}),
    ],
)  # fmt: skip
def test_a_task(line: str, task: str, says: dict[str, str]) -> None:
    assert tasks(line) == [(task, says)]


def test_who_acts_most_often_is_the_persona() -> None:
    draft = draft_of("journey\nA: 3: Ada\nB: 3: Ada, Bo\nC: 3: Ada\n", "Diagram")
    assert draft.persona.name == "Ada"
    assert tasks("A: 3: Ada\nB: 3: Ada, Bo\nC: 3: Ada") == [
        ("A", {"emotion": "3"}),
        ("B", {"emotion": "3", "With": "Bo"}),
        ("C", {"emotion": "3"}),
    ]


def about(text: str) -> tuple[str, tuple[Said, ...]]:
    draft: Draft = draft_of(text, "Diagram")
    return draft.title, draft.said


@pytest.mark.parametrize(
    ("head", "title", "said"),
    [
        ("journey", "Diagram", ()),
        ("\ufeffjourney\r\n  TITLE Buying: a tent\r", "Buying: a tent", ()),
        ("---\ntitle: Buying\n---\njourney", "Buying", ()),
        ("title One\njourney\ntitle Two", "Two", (Said("Title", "One"),)),
        ("%%{init: {}}%%\njourney\n%% From talks", "Diagram", (Said("Comment", "From talks"),)),
        ("journey\naccDescr {\n  Two\n  lines\n}", "Diagram", (Said("", "Two lines", "summary"),)),
        ("journey\naccTitle: Tent", "Diagram", (Said("Title for screen readers", "Tent"),)),
        ("journey\nsection Empty", "Diagram", ()),
        ("journey\nNo score here", "Diagram", (Said("Line without a score", "No score here"),)),
    ],
)
def test_what_is_said_of_the_whole(head: str, title: str, said: tuple[Said, ...]) -> None:
    assert about(f"{head.removeprefix(chr(0xFEFF))}\nWaits: 3: Bo\n") == (title, said)


def test_a_section_with_a_colon_and_one_without_tasks() -> None:
    draft = draft_of("journey\nsection Ask: first\nA: 3\nsection Later\n", "Diagram")
    assert [stage.name for stage in draft.stages] == ["Ask: first"]
    assert draft.said == (Said("Section without a task", "Later"),)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("flowchart LR\n A --> B", "flowchart"),
        ("%% Customer journey\ngraph TD\n A --> B", "graph"),
        ("sequenceDiagram\n A->>B: journey", "sequenceDiagram"),
        ("journey\n section A\n graph reads: 3: Ada", ""),
        ("journey\n A: 3", ""),
    ],
)
def test_other_diagrams_are_no_maps(text: str, kind: str) -> None:
    assert kind_of(text) == kind
    assert is_journey(text) == (not kind)
    if kind:
        with pytest.raises(NoMapError, match=f"This is a {kind} of Mermaid's"):
            draft_of(text, "Diagram")


def test_a_diagram_without_tasks_is_no_map() -> None:
    with pytest.raises(NoMapError, match="There is no task with a score in it"):
        draft_of("journey\n title Empty\n section A\n", "Diagram")
