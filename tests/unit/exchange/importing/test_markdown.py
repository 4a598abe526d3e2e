"""Markdown: which of its parts are maps, what they are called, and where the text around them goes."""

from __future__ import annotations

import pytest

from mkdocs_journeys.exchange.importing.columns import Columns
from mkdocs_journeys.exchange.importing.draft import Draft, NoMapError, Said
from mkdocs_journeys.exchange.importing.markdown import drafts_in

TABLE = "| Stage | Action | Emotion |\n| --- | --- | --- |\n| Buy | Pays | glad |\n"
DIAGRAM = "```mermaid\njourney\n  section Buy\n    Pays: 4: Ada\n```\n"


def drafts(text: str) -> tuple[Draft, ...]:
    return drafts_in(text, "Notes", Columns())


def shape(draft: Draft) -> list[tuple[str, list[str]]]:
    return [(stage.name, [step.name for step in stage.steps]) for stage in draft.stages]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (TABLE, ["Notes"]),
        (f"# Tents\n\n## How\n\n{TABLE}", ["Tents"]),
        (f"# Tents\n\n## One\n\n{TABLE}\n## Two\n\n{TABLE}", ["One", "Two"]),
        (f"{DIAGRAM}", ["Notes"]),
        (f"# Tents\n\n{DIAGRAM}\n## More\n\n{TABLE}", ["Tents", "More"]),
        (f"{DIAGRAM}\n<!--\n{DIAGRAM}-->\n", ["Notes"]),
    ],
)
def test_maps_and_what_they_are_called(text: str, titles: list[str]) -> None:
    assert [draft.title for draft in drafts(text)] == titles


def test_several_tables_tell_of_one_map() -> None:
    one = "| Stage | Action |\n| --- | --- |\n| Look | asks |\n| Buy | pays |\n"
    two = one.replace("Action", "Emotion").replace("asks", "glad").replace("pays", "sad")
    (draft,) = drafts(f"# Tents\n\n## Doing\n\n{one}\n## Feeling\n\n{two}")
    assert [
        [(said.field, said.text) for said in step.said] for stage in draft.stages for step in stage.steps
    ] == [
        [("action", "asks")],
        [("action", "pays")],
    ]
    assert [[(said.field, said.text) for said in stage.said] for stage in draft.stages] == [
        [("emotion", "glad")],
        [("emotion", "sad")],
    ]
    assert len(drafts(f"## One\n\n{one}\n## Two\n\n{one.replace('pays', 'steals')}")) == 2


def test_a_table_of_counted_steps_has_one_stage() -> None:
    (draft,) = drafts(
        "# Tents\n\n| # | Action | Emotion |\n| --- | --- | --- |\n| 1 | asks | glad |\n| 2 | pays | sad |\n"
    )
    assert [(stage.name, len(stage.steps)) for stage in draft.stages] == [("Tents", 2)]


def test_counted_sections_of_a_page_about_a_journey() -> None:
    text = "# Tent journey\n\n## 1. Look\n\n- Thinks: is it dry?\n- Asks.\n\n## 2. Buy\n\n- Pays.\n"
    (draft,) = drafts(text)
    assert [(stage.name, stage.prose) for stage in draft.stages] == [("Look", "- Asks."), ("Buy", "- Pays.")]
    with pytest.raises(NoMapError):
        drafts(text.replace("Tent journey", "Tent"))


def test_a_section_for_each_map_is_no_section_for_each_stage() -> None:
    table = "| | Look | Buy |\n| --- | --- | --- |\n| Action | asks | pays |\n| Emotion | glad | sad |\n"
    found = drafts(f"# Tents\n\n## As it is\n\n{table}\n## To be\n\n{table}")
    assert [(draft.title, draft.future, len(draft.stages)) for draft in found] == [
        ("As it is", False, 2),
        ("To be", True, 2),
    ]


@pytest.mark.parametrize(
    "diagram",
    [
        DIAGRAM,
        DIAGRAM.replace("```", "~~~"),
        "::: mermaid\njourney\n  section Buy\n    Pays: 4: Ada\n:::\n",
        '<div class="mermaid">\njourney\n  section Buy\n    Pays: 4: Ada\n</div>\n',
        "{% mermaid journey %}\n  section Buy\n    Pays: 4: Ada\n{% endmermaid %}\n",
        "```mermaid\n```\njourney\n  section Buy\n    Pays: 4: Ada\n```\n```\n",
    ],
)
def test_a_diagram_stands_in_marks_of_many_kinds(diagram: str) -> None:
    (draft,) = drafts(f"Before.\n\n{diagram}\nBehind.\n")
    assert shape(draft) == [("Buy", ["Pays"])]
    assert draft.prose == "Before.\n\nBehind."


def test_the_text_around_a_map_goes_along() -> None:
    one, two = drafts(
        f"---\ntags: x\n---\nIntro.\n\n## One\n\n{TABLE}\nOf one.\n\n## Two\n\n{TABLE}\n## End\n\nLast.\n"
    )
    assert one.prose == "- tags: x\n\nIntro.\n\nOf one."
    assert two.prose == "## End\n\nLast."


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("**Persona:** Ada, who camps", "Ada"),
        ("- **Persona / actor**: Ada Lund (30)", "Ada Lund"),
        ("Persona: Ada", "Ada"),
        ("**対象:** 学生（二十歳）", "学生"),
        ("## Persona\n\nAda", "Ada"),
        ("| Persona | Age |\n|---|---|\n| Ada | 30 |", ""),
        ("**Mood:** Ada", ""),
    ],
)
def test_a_line_above_says_whose_map_it_is(line: str, name: str) -> None:
    (draft,) = drafts(f"{line}\n\n{TABLE}")
    assert draft.persona.name == name


@pytest.mark.parametrize(
    ("lines", "said", "prose"),
    [
        ("Goal: Sleep well", [("Goal", "Sleep well", "goal")], ""),
        (
            "- **Goal:** Sleep *well*\n- **Scenario** – She camps\n\nRain.",
            [("Goal", "Sleep well", "goal"), ("Scenario", "She camps", "scenario")],
            "Rain.",
        ),
        ("**目标：** 睡觉", [("目标", "睡觉", "goal")], ""),
        ("Goal: Sleep\nDate: today", [("Goal", "Sleep", "goal")], "Date: today"),
        ("Goal: Sleep\nwell", [], "Goal: Sleep\nwell"),
        ("Goal: Sleep\nand then: wake", [], "Goal: Sleep\nand then: wake"),
        ("Goal: Sleep\n\nGoal: Wake", [("Goal", "Sleep", "goal")], "Goal: Wake"),
        ("Goal: Sleep\n#why", [], "Goal: Sleep\n#why"),
        ("**Goal:**\n\nSleep", [], "**Goal:**\n\nSleep"),
        ("---\nx: y\ngoal: 'Sleep'\nz: y\n---", [], "- x: y\n- goal: 'Sleep'\n- z: y"),
    ],
)
def test_single_lines_above_say_what_the_customer_wants(
    lines: str, said: list[tuple[str, str, str]], prose: str
) -> None:
    (draft,) = drafts(f"{lines}\n\n{TABLE}")
    assert draft.said == tuple(Said(*each) for each in said)
    assert draft.prose == prose
    assert draft.columns[3:] == tuple((label, field) for label, _, field in said)


@pytest.mark.parametrize(
    ("below", "prose"),
    [
        (TABLE, ""),
        ("## Look\n\n- Action: asks\n- Emotion: glad\n\n## Buy\n\n- Action: pays\n- Emotion: sad\n", ""),
        (f"## Why\n\nRain.\n\n{TABLE}", "## Why\n\nRain."),
    ],
)
def test_a_line_right_above_a_map_or_a_heading_says_what_the_customer_wants(below: str, prose: str) -> None:
    (draft,) = drafts(f"# Tent\n\nGoal: Sleep\n{below}")
    assert (draft.said, draft.prose) == ((Said("Goal", "Sleep", "goal"),), prose)


def test_sections_that_count_stages() -> None:
    text = (
        "# Journey of a tent\n\n## Stage 1: Look\n\n**Pain points:**\n- No price\n- Dark\n\n"
        "They come twice.\n\n"
        "## Phase 2 — Buy\n\n| Row | Content |\n| --- | --- |\n| Touchpoint | Till |\n| Feeling | glad |\n"
    )
    (draft,) = drafts(text)
    look, buy = draft.stages
    assert (look.name, [(said.field, said.text) for said in look.said], look.prose) == (
        "Look",
        [("pains", "No price\nDark")],
        "They come twice.",
    )
    assert (buy.name, [step.name for step in buy.steps]) == ("Buy", ["Till"])
    assert draft.headings == ("Stage 1: Look", "Phase 2 — Buy")


def test_sections_that_say_what_customers_do_and_feel() -> None:
    text = (
        "# Tent\n\n## Look\n\n- **Action**: asks\n- *Emotion*: glad\n\n**Thought**\n> How\n> much?\n\n"
        "## Buy\n\nAction: pays\nFeelings: sad\n\n## End\n\nx\n"
    )
    (draft,) = drafts(text)
    assert [(stage.name, [(said.field, said.text) for said in stage.said]) for stage in draft.stages] == [
        ("Look", [("action", "asks"), ("emotion", "glad"), ("thought", "How\nmuch?")]),
        ("Buy", [("action", "pays"), ("emotion", "sad")]),
    ]
    assert draft.prose == "## End\n\nx"


def test_signs_of_items_and_quotes_are_text_behind_the_beginning_of_a_line() -> None:
    text = (
        "# Tent\n\n## Look\n\n- Action: asks\n- Emotion: glad\n- Pains:\n  - load > 3 s - or 2. never\n"
        "  - > 5 clicks\n\n**Thought**\n> Web -> shop?\n\n## Buy\n\n- Action: pays\n- Emotion: sad\n"
    )
    (draft,) = drafts(text)
    assert [(said.field, said.text) for said in draft.stages[0].said[2:]] == [
        ("pains", "load > 3 s - or 2. never\n> 5 clicks"),
        ("thought", "Web -> shop?"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# Journey\n\nWords alone.\n",
        "| Route | Page | Next |\n| --- | --- | --- |\n| / | home | /a |\n",
        "| Persona | Goal | Pain points |\n| --- | --- | --- |\n| Ada | Sleep | Rain |\n",
        "| Phase | Deliverable | Owner |\n| --- | --- | --- |\n| 1 | Plan | Ann |\n",
        "| Stage | Emotion |\n| --- | --- |\n|  |  |\n",
        "## Look\n\nx\n\n## Buy\n\ny\n",
    ],
)
def test_what_is_no_map(text: str) -> None:
    with pytest.raises(NoMapError) as refusal:
        drafts(text)
    assert refusal.value.reason == "Nothing in it looks like a map."


def test_the_reason_names_a_diagram_of_another_kind() -> None:
    with pytest.raises(NoMapError) as refusal:
        drafts("# User journey\n\n```mermaid\nflowchart LR\n  A --> B\n```\n")
    assert refusal.value.reason == (
        "Its diagram is a flowchart: how things connect, not how they feel. Nothing else is a map."
    )


def test_a_table_of_steps_counts_where_the_page_is_about_journeys() -> None:
    table = "| Phase | Behind the scenes |\n| --- | --- |\n| Buy | Packs |\n"
    assert [shape(draft) for draft in drafts(f"# Customer journey\n\n{table}")] == [[("Buy", [""])]]
    with pytest.raises(NoMapError):
        drafts(f"# Release plan\n\n{table}")


def test_rows_above_the_headings_of_a_table_are_kept() -> None:
    text = (
        "# Tents\n\n| Ada's tent | | |\n| --- | --- | --- |\n| Persona: | Ada, who camps | |\n"
        "| Stage | Action | Emotion |\n| Buy | Pays | glad |\n"
    )
    (draft,) = drafts(text)
    assert (draft.title, draft.persona.name, draft.prose) == ("Ada's tent", "Ada", "# Tents")
    assert draft.said == (Said("Persona", "Ada, who camps"),)
    (plain,) = drafts(f"# Tents\n\n{TABLE}")
    assert (plain.title, plain.said, plain.prose) == ("Tents", (), "")


def test_cells_behind_the_last_column_are_kept() -> None:
    text = TABLE.replace("| glad |", "| glad | rain | a \\| b |") + "| Use | Sleeps | sad | |\n"
    (draft,) = drafts(text)
    assert [step.said[-1].text for stage in draft.stages for step in stage.steps] == ["glad", "sad"]
    assert draft.said == (Said("Beyond the last column", "line 3: rain | a | b"),)
    labels = "## Stage 1: Look\n\n- **Action**: asks\n\n## Stage 2: Buy\n\n"
    (draft,) = drafts(
        f"{labels}| Row | Content |\n| --- | --- |\n| Touchpoint | Till | big |\n| Feeling | glad |\n"
    )
    assert draft.stages[1].said == (Said("Beyond the last column", "line 9: big"),)


def test_what_a_title_or_heading_says_beyond_its_words_is_kept() -> None:
    (draft,) = drafts(f"# The [**tent**](https://a.example) of <Ada>\n\n{TABLE}")
    assert (draft.title, draft.prose) == ("The tent of", "# The [**tent**](https://a.example) of <Ada>")
    (draft,) = drafts(f"# The **tent** of Ada\n\n{TABLE}")
    assert (draft.title, draft.prose, draft.said) == ("The tent of Ada", "", ())
    (draft,) = drafts(TABLE.replace("Emotion", "[Emotion](https://a.example)"))
    assert draft.said == (Said("Heading", "Emotion (https://a.example)"),)
    sections = "## Stage 1: Look <b>\n\n- **Action**: asks\n\n## Stage 2: Buy\n\n- **Action**: pays\n"
    (draft,) = drafts(sections)
    assert [stage.said[0] for stage in draft.stages] == [
        Said("Heading", "Stage 1: Look <b>"),
        Said("Action", "pays", "action"),
    ]


STEPS = "| Touchpoint | Action | Emotion |\n| --- | --- | --- |\n"


def stages(text: str) -> list[tuple[str, list[str], str]]:
    """The stages of the one map in a text: their names, those of their steps, and the prose of each."""
    (draft,) = drafts(text)
    return [(stage.name, [step.name for step in stage.steps], stage.prose) for stage in draft.stages]


def test_a_table_of_steps_below_each_heading_makes_a_stage_of_it_with_its_notes() -> None:
    find = f"## Find\n\n{STEPS}| App | looks | 2 |\n| Map | looks | 3 |\n\nSlow on Mondays.\n"
    ride = f"## Ride\n\n{STEPS}| Bike | rides | 5 |\n\nIt rained.\n\n- and hailed\n"
    assert stages(f"# Renting\n\n{find}\n{ride}\n## Sources\n\nTen talks.\n") == [
        ("Find", ["App", "Map"], "Slow on Mondays."),
        ("Ride", ["Bike"], "It rained.\n\n- and hailed"),
    ]


def test_sections_that_are_called_journeys_are_maps_of_their_own() -> None:
    ada = f"## Journey of Ada\n\n{STEPS}| App | looks | 2 |\n"
    assert [draft.title for draft in drafts(f"{ada}\n## Journey of Bo\n\n{STEPS}| Bike | rides | 5 |\n")] == [
        "Journey of Ada",
        "Journey of Bo",
    ]


def test_headings_within_a_stage_that_have_labels_are_its_touchpoints() -> None:
    app = "### App\n\n- Action: looks\n- Emotion: happy\n\nNote on the app.\n"
    bike = "### Bike\n\n- Action: rides\n- Emotion: sad\n\n### Pains\n\n- Rain\n\n### Else\n\nNobody knows.\n"
    assert stages(f"# Renting\n\n## Find\n\n{app}\n## Ride\n\n{bike}") == [
        ("Find", ["App"], "### App\n\nNote on the app."),
        ("Ride", ["Bike"], "### Else\n\nNobody knows."),
    ]


@pytest.mark.parametrize(("second", "persona"), [("Me", "Me"), ("My sister", "")])
def test_the_persona_whom_all_stages_name_is_the_one_of_the_map(second: str, persona: str) -> None:
    find = "## Stage 1: Find\n\n- **Actor**: Me\n- **Emotion**: happy\n"
    (draft,) = drafts(f"{find}\n## Stage 2: Ride\n\n- **Emotion**: sad\n- **Actor**: {second}\n")
    assert draft.persona.name == persona
