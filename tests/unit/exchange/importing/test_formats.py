"""The two open formats: files that are not what they seem."""

from __future__ import annotations

import pytest

from mkdocs_journeys.exchange.importing import em_studio, open_map
from mkdocs_journeys.exchange.importing.draft import NoMapError, Persona, Said, Stage, Step


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("home:\n  path: /\n", "There is no document with `kind: cjm` in it."),
        ("kind: sbp\n", "There is no document with `kind: cjm` in it."),
        ("", "There is no document with `kind: cjm` in it."),
        ("kind: cjm\n", "document 1 has neither phases nor actions."),
        ("kind: [cjm\n", "The file is no YAML that can be read at line 2:"),
        (
            "kind: cjm\nphases: &a [1]\nactions: *a\n",
            "The file uses YAML references (`*name`), which are not read.",
        ),
        ("kind: cjm\nx: " + "[" * 20_000, "The file is nested too deep."),
        ("kind: !!python/object:os.system cjm\n", "The file is no YAML that can be read at line 1:"),
    ],
)
def test_yaml_that_is_no_map(text: str, reason: str) -> None:
    with pytest.raises(NoMapError) as refusal:
        em_studio.drafts_of(text, "Map")
    assert refusal.value.reason.startswith(reason)


def test_yaml_is_read_as_text_and_unknown_phases_are_kept() -> None:
    text = (
        "kind: cjm\nphases: [{id: a, name: no}]\nactions:\n"
        "  - {name: 1.10, phase: a, emotion_score: 2}\n  - {name: Later, phase: z}\n"
    )
    (draft,) = em_studio.drafts_of(text, "Map")
    assert [(stage.name, [step.said[0].text for step in stage.steps]) for stage in draft.stages] == [
        ("no", ["1.10"]),
        ("z", ["Later"]),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## Milestone: a\n### Step: b\n", True),
        ("## Milestone: a\n", False),
        ("## Milestones\n### Steps\n", False),
    ],
)
def test_which_markdown_is_an_open_map(text: str, expected: bool) -> None:
    assert open_map.is_open_map(text) is expected


def test_a_key_that_comes_twice_in_an_open_map_is_kept() -> None:
    text = (
        "---\nAn intro.\njourney: Tents\njourney: Camping\npersonas:\n"
        "  - name: Ada\n    role: camps\n    role: sings\n    type: primary\n---\n"
        "## Milestone: look\n- title: Look\n- title: Search\n"
        "### Step: ask\n- title: Ask\n- touchpoint: Till\n- touchpoint: Phone\n"
    )
    draft = open_map.draft_of(text, "Map")
    assert (draft.title, draft.persona) == ("Tents", Persona("Ada", "camps (primary)"))
    assert draft.said == (
        Said("", "An intro."),
        Said("journey", "Camping"),
        Said("role", "sings"),
        Said("Persona", "Ada. camps (primary)"),
    )
    step = Step("Till", (Said("step", "Ask"), Said("touchpoint", "Phone")))
    assert draft.stages == (Stage("Look", (Said("title", "Search"),), (step,)),)
