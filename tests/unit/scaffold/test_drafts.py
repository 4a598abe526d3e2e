"""Drafts of new journeys and personas: they read clean, and check clean but for honest to-dos."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.trees import TODAY, plant, read_tree

from mkdocs_journeys.checks.checking import Checked, checked
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.fields.persona import PersonaFields
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.reading.reader import read
from mkdocs_journeys.scaffold.drafts import journey_draft, kinds, persona_draft

KINDS = ("purchase", "onboarding", "support", "renewal", "day-in-the-life", "service-blueprint")
PERSONA = persona_draft("Mina", "customer", "Runs on Sundays")
OWNERS = "store: Our stores\n"
# Nobody but the team knows who answers for what.
TO_DO = {"JM301"}


def wiki(root: Path, draft: str, **registries: str) -> Path:
    files = {f"{name}.yml": text for name, text in registries.items()}
    return plant(root, {**files, "mina/index.md": PERSONA, "mina/draft.md": draft})


def catalog_with(root: Path, draft: str, **registries: str) -> Catalog:
    reading = read(wiki(root, draft, **registries), TODAY)
    assert reading.findings == ()
    return reading.catalog


def lifecycles(root: Path, kind: str, stages: str) -> list[str | None]:
    """The stages of the lifecycle that a draft names in a wiki with others."""
    lifecycle = list(read_tree(root, {"stages.yml": stages}).catalog.registries.stages)
    catalog = catalog_with(root, journey_draft("I buy", kind, lifecycle), stages=stages)
    return [stage.fields.stage for stage in catalog.journeys["mina/draft"].stages]


def draft_of(root: Path, kind: str, owner: str = "store") -> str:
    stages = read_tree(root, {}).catalog.registries.stages
    return journey_draft("I buy my first shoes", kind, list(stages), owner=owner, owners=["store"])


def test_the_kinds() -> None:
    assert tuple(kinds()) == KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_checks_clean_but_for_honest_to_dos(tmp_path: Path, kind: str) -> None:
    folder = wiki(tmp_path, draft_of(tmp_path, kind), owners=OWNERS)
    found: Checked = checked(folder, TODAY)
    grave = {each.code for each in found.findings if each.level is not Level.INFO}
    assert grave <= TO_DO
    assert found.journeys == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_is_a_whole_journey(tmp_path: Path, kind: str) -> None:
    journey = catalog_with(tmp_path, draft_of(tmp_path, kind), owners=OWNERS).journeys["mina/draft"]
    fields = journey.fields
    assert (fields.title, fields.status, fields.owner) == ("I buy my first shoes", "draft", "store")
    assert all((fields.scenario, fields.goal, fields.start, fields.end, fields.questions, journey.body))
    assert 4 <= len(journey.stages) <= 6
    assert all(stage.touchpoints for stage in journey.stages)
    told = [step for stage in kinds()[kind]["stages"] for step in stage["touchpoints"]]
    assert [(step.name, *step.fields.action, *step.fields.thought) for step in journey.touchpoints] == [
        (step["name"], step["action"], step["thought"]) for step in told
    ]
    # What nobody has asked the customers is not made up.
    assert not any(step.fields.emotion or step.fields.pains for step in journey.touchpoints)
    is_blueprint = kind == "service-blueprint"
    assert all(bool(step.fields.backstage) == is_blueprint for step in journey.touchpoints)


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_is_tidy(tmp_path: Path, kind: str) -> None:
    text = draft_of(tmp_path, kind)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\n\n\n" not in text
    assert not [line for line in text.split("\n") if line != line.rstrip() or len(line) > 110]


def test_an_owner_that_nobody_has_named_is_asked_for(tmp_path: Path) -> None:
    text = draft_of(tmp_path, "purchase", owner="")
    assert "\n# Who keeps this map true: store\nowner:\n" in text
    stages = list(read_tree(tmp_path, {}).catalog.registries.stages)
    assert "\n# Who keeps this map true\nowner:\n" in journey_draft("I", "purchase", stages)
    many = journey_draft("I", "purchase", stages, channels=[f"way-{n}" for n in range(9)])
    assert "# Where it happens: way-0, way-1, way-2, way-3, way-4, way-5, ...\n        channel:\n" in many


@pytest.mark.parametrize("text", [PERSONA, *(journey_draft("I buy", kind, []) for kind in KINDS)])
def test_no_comment_is_in_the_way_of_what_is_filled_in(text: str) -> None:
    """Behind a value, a # would seem to cut the text off, which is an error."""
    assert not [line for line in text.split("\n") if "#" in line.strip()[1:]]


@pytest.mark.parametrize(
    ("stages", "found"),
    [
        ("", [None] * 5),
        ("decision: {position: during}\n", [None, None, "decision", None, None]),
        (
            "find: {position: before}\nbuy: {position: during}\nuse: {position: after}\n",
            ["find", "find", "buy", "use", "use"],
        ),
        (
            "see: {position: before}\nweigh: {position: before}\nbuy: {position: during}\n"
            "use: {position: after}\ntell: {position: after}\nleave: {position: after}\n",
            ["see", "weigh", "buy", "use", "tell"],
        ),
        ("retention: Keeping\nnew: {position: after}\n", [None, None, None, "retention", "new"]),
    ],
)
def test_the_wikis_own_lifecycle_is_used(tmp_path: Path, stages: str, found: list[str | None]) -> None:
    assert lifecycles(tmp_path, "purchase", stages or "{}\n") == found


@pytest.mark.parametrize(
    "text",
    [
        *(
            "I buy: shoes",
            "I buy #1",
            "*wow*",
            "- a",
            '"Yes" or no',
            "it's",
            "a, b",
            "C:\\x",
            "[x]",
            "ja: nein",
        ),
        *(
            "أشتري حذائي",
            "我买鞋",
            "I 🥾",
            "yes",
            "1.10",
            "2026-01-01",
            "&amp",
            "{{ x }}",
            "[[ x ]]",
            "a:",
            "%a",
        ),
    ],
)
def test_a_text_stands_in_a_file_as_it_was_typed(tmp_path: Path, text: str) -> None:
    stages = list(read_tree(tmp_path, {}).catalog.registries.stages)
    catalog = catalog_with(tmp_path, journey_draft(text, "purchase", stages))
    assert catalog.journeys["mina/draft"].fields.title == text


def test_a_persona(tmp_path: Path) -> None:
    text = persona_draft('Mina "the runner": yes', "prospect", "Runs: often", ["store"])
    persona = read_tree(tmp_path, {"mina/index.md": text})
    assert persona.findings == ()
    fields = persona.catalog.personas["mina"].fields
    assert fields == PersonaFields(name='Mina "the runner": yes', kind="prospect", role="Runs: often")
    assert "# Where they are: store\nchannels:\n" in text
    assert "\n# Who they are in a few words.\nrole:\n" in persona_draft("Mina", "customer")
