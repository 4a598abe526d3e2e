"""From drafts to journey files: what has a field, what is prose, what is more than a file holds."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_journeys.exchange.importing.draft import Draft, NoMapError, Said, Stage, Step
from mkdocs_journeys.exchange.importing.shaped import Shaped
from mkdocs_journeys.exchange.importing.shaping import shaped
from mkdocs_journeys.model.fields import JourneyFields
from mkdocs_journeys.model.registry import Registries
from mkdocs_journeys.reading.folder import REGISTRIES
from mkdocs_journeys.reading.registries import read_registry
from mkdocs_journeys.reading.source import Source
from mkdocs_journeys.reading.written import read_file

NONE = Registries(**{name: read_registry(name, None) for name in REGISTRIES})


def shape(*stages: Stage, **more: Any) -> Shaped:
    return shaped(Draft("Tent", "row 1", stages, **more), NONE)


def touchpoint(*said: Said) -> dict[str, Any]:
    (stage,) = shape(Stage("Buy", steps=(Step("Shop", said),))).fields["stages"]
    found: dict[str, Any] = stage["touchpoints"][0]
    return found


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("action", "Pays", "Pays"),
        ("action", "Pays\nLeaves", ["Pays", "Leaves"]),
        ("pains", "• Late\n2. Cold<br>Wet", ["Late", "Cold", "Wet"]),
        ("systems", "Till, card reader", ["Till", "card reader"]),
        ("channel", "Web / phone; letter", ["Web", "phone", "letter"]),
        ("metrics", "Sales\nReturns", [{"name": "Sales"}, {"name": "Returns"}]),
        ("wait", "2 weeks", "2 weeks"),
        ("drop_off", "12 %", "12 %"),
        ("moment_of_truth", "✓", True),
        ("moment_of_truth", "no", False),
        ("importance", "4", 4),
        ("quote", "“Late again”", "Late again"),
        ("thought", '"Why me?"', "Why me?"),
        ("thought", "„Schon wieder?“", "Schon wieder?"),
        ("thought", '"Yes" or "no"?', '"Yes" or "no"?'),
        ("thought", '"Yes", "no"', '"Yes", "no"'),
        ("action", '"Hello"', '"Hello"'),
    ],
)
def test_a_text_in_the_form_of_its_field(field: str, text: str, value: object) -> None:
    assert touchpoint(Said("Label", text, field)) == {"name": "Shop", field: value}


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("", "rain"),
        ("wait", "a while"),
        ("drop_off", "many"),
        ("importance", "very"),
        ("pains", "p" * 1_001),
        ("action", "a" * 5_001),
        ("feeling", "f" * 301),
        ("channel", "c" * 301),
        ("evidence", "what we heard"),
        ("nonsense", "x"),
    ],
)
def test_what_no_field_takes_is_in_the_prose(field: str, text: str) -> None:
    made = shape(Stage("Buy", steps=(Step("Shop", (Said("Label", text, field),)),)))
    assert made.fields["stages"] == [{"name": "Buy", "touchpoints": [{"name": "Shop"}]}]
    assert "".join(made.body.split()).endswith(f"##Buy-**Label**(Shop):{''.join(text.split())}")
    assert made.kept == ("Label",)


def test_a_long_moment_of_truth_is_marked_and_told() -> None:
    made = shape(Stage("Buy", steps=(Step("Shop", (Said("Moment", "The first look", "moment_of_truth"),)),)))
    assert made.fields["stages"][0]["touchpoints"] == [{"name": "Shop", "moment_of_truth": True}]
    assert made.body.endswith("- **Moment** (Shop): The first look\n")


def test_touchpoints_that_stand_in_lines_become_several_and_the_rest_is_of_the_stage() -> None:
    (stage,) = shape(
        Stage(
            "Buy",
            steps=(
                Step("• Shop\n• Till", (Said("Emotion", "glad", "emotion"), Said("A", "Pays", "action"))),
            ),
        )
    ).fields["stages"]
    assert stage == {
        "name": "Buy",
        "emotion": 1,
        "feeling": "glad",
        "action": "Pays",
        "touchpoints": ["Shop", "Till"],
    }


def test_what_only_touchpoints_have_makes_one() -> None:
    (stage,) = shape(Stage("Buy", (Said("Owner", "Web", "owner"), Said("Goal", "Sleep", "goal")))).fields[
        "stages"
    ]
    assert stage == {"name": "Buy", "goal": "Sleep", "touchpoints": [{"name": "Buy", "owner": "Web"}]}


def test_a_stage_of_the_lifecycle_is_lined_up_with_it() -> None:
    stages = shape(Stage("1. Awareness"), Stage("Packing")).fields["stages"]
    assert stages == [{"name": "1. Awareness", "stage": "awareness"}, {"name": "Packing"}]


@pytest.mark.parametrize(
    ("name", "language"),
    [("認知する", "ja"), ("了解", "zh"), ("الوعي", "ar"), ("Поиск", "ru"), ("Suche", None)],
)
def test_a_script_tells_the_language(name: str, language: str | None) -> None:
    made = shaped(Draft(name, "row 1", (Stage(name),)), NONE)
    assert made.fields.get("language") == language


def test_the_language_of_the_wiki_is_not_written() -> None:
    made = shaped(Draft("الوعي", "row 1", (Stage("الوعي"),)), NONE, language="ar-EG")
    assert "language" not in made.fields


def test_more_channels_than_a_file_may_name_are_in_the_prose() -> None:
    steps = tuple(Step(f"Step {n}", (Said("Channel", f"Channel {n}", "channel"),)) for n in range(60))
    made = shape(Stage("Buy", steps=steps))
    named = [each for each in made.fields["stages"][0]["touchpoints"] if "channel" in each]
    assert len(named) == 50
    assert made.body.count("**Channel**") == 10


MANY = tuple(Stage(f"S{n}") for n in range(61))
PAINFUL = tuple(
    Stage(f"S{n}", (Said("P", "\n".join(f"p{n}-{i}" for i in range(30)), "pains"),)) for n in range(11)
)


@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        (Draft("Tent", "row 1", MANY), "has 61 stages; one journey has at most 60"),
        (Draft("Tent", "row 1", MANY[:1], prose="word " * 60_000), "would be a file of 294 KiB"),
        (Draft("Tent", "row 1", PAINFUL), "Here are too many: a file may have 300 `pains` in all"),
    ],
)  # fmt: skip
def test_more_than_a_file_may_hold(draft: Draft, reason: str) -> None:
    with pytest.raises(NoMapError) as refusal:
        shaped(draft, NONE)
    assert reason in refusal.value.reason


def test_an_open_block_of_code_ends_before_the_next_stage() -> None:
    made = shape(Stage("Buy", (Said("Weather", "rain"),)), prose="```\ncode")
    assert made.body == "\n<!--\nImported, row 1.\n-->\n\n```\ncode\n```\n\n## Buy\n\n- **Weather**: rain\n"


def test_a_label_ends_no_comment() -> None:
    made = shape(Stage("Buy"), columns=(("--> <b>", "action"),))
    assert made.body == "\n<!--\nImported, row 1.\nIts headings: - -> <b> (action).\n-->\n"


FIELDS = st.sampled_from(
    ["", "action", "emotion", "pains", "channel", "owner", "wait", "goal", "metrics", "systems", "quote"]
)
CELLS = st.builds(Said, st.text(max_size=8), st.text(max_size=30), FIELDS)


@settings(max_examples=200, deadline=None)
@given(
    st.text(max_size=20),
    st.lists(
        st.tuples(st.text(max_size=12), st.text(max_size=12), st.lists(CELLS, max_size=4)),
        min_size=1,
        max_size=4,
    ),
)
def test_whatever_cells_hold_the_file_reads_clean(
    title: str, rows: list[tuple[str, str, list[Said]]]
) -> None:
    stages = tuple(Stage(stage, steps=(Step(name, tuple(said)),)) for stage, name, said in rows)
    source = Source("a/b.md")
    text = shaped(Draft(title, "row 1", stages), NONE).text
    assert isinstance(read_file(source, JourneyFields, text.encode()), JourneyFields)
    assert source.findings == []


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Trip of <Ada>", "- **Title**: Trip of \\<Ada>"),
        ("[Trip](https://a.example)", "- **Title**: Trip (https://a.example)"),
        ("A **trip**", ""),
    ],
)
def test_what_a_title_says_beyond_its_words_is_in_the_prose(title: str, kept: str) -> None:
    body = shaped(Draft(title, "row 1", (Stage("Buy"),)), NONE).body
    assert [line for line in body.split("\n") if "Title" in line] == ([kept] if kept else [])


def prose(*rows: tuple[str, str, str]) -> str:
    """What the body says of a map whose steps each have a stage, a name and a source."""
    found = [
        Stage(
            name,
            steps=tuple(Step(step, (Said("Source", source),)) for of, step, source in rows if of == name),
        )
        for name in dict.fromkeys(stage for stage, _, _ in rows)
    ]
    return shape(*found).body.partition("-->\n")[2]


def test_what_all_steps_say_is_told_once() -> None:
    rows = [("Find", "App", "Talk 3"), ("Find", "Map", "Talk 3"), ("Ride", "Bike", "Talk 3")]
    assert prose(*rows) == "\n- **Source**: Talk 3\n"


def test_numbers_may_agree_by_chance() -> None:
    assert prose(("Find", "App", "3"), ("Ride", "Bike", "3")) == (
        "\n## Find\n\n- **Source** (App): 3\n\n## Ride\n\n- **Source** (Bike): 3\n"
    )


def test_what_one_step_says_otherwise_is_told_of_each() -> None:
    rows = [("Find", "App", "Talk 3"), ("Find", "Map", "Talk 3"), ("Ride", "Bike", "Talk 4")]
    assert prose(*rows) == (
        "\n## Find\n\n- **Source** (App): Talk 3\n- **Source** (Map): Talk 3\n"
        "\n## Ride\n\n- **Source** (Bike): Talk 4\n"
    )


def test_what_the_only_step_says_stays_with_it() -> None:
    assert prose(("Find", "App", "Talk 3")) == "\n## Find\n\n- **Source** (App): Talk 3\n"
