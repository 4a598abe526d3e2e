"""The JSON Schemas take what the program takes, and refuse what it refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from mkdocs_journeys.model.kinds import FILE_KINDS
from mkdocs_journeys.model.schema import schema, schema_text
from mkdocs_journeys.reading.registries import KINDS

WIKI = Path(__file__).parents[3] / "journeys"


class Loader(yaml.SafeLoader):
    """Roughly YAML 1.2, as editors have it: dates are texts, and only true and false are no texts."""


Loader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


def load(text: str) -> Any:
    return yaml.load(text, Loader)  # noqa: S506  a SafeLoader of our own


def frontmatter(path: Path) -> str:
    return path.read_text("utf-8").split("\n---\n")[0].removeprefix("---\n")


def faults(kind: str, text: str) -> list[str]:
    """Where a schema refuses something, as paths."""
    errors = Draft202012Validator(schema(kind)).iter_errors(load(text))
    return sorted("/".join(map(str, error.absolute_path)) for error in errors)


def demo_files() -> list[tuple[str, str]]:
    files = [("journeys", "journeys.yml")]
    files += [(path.stem, path.name) for path in WIKI.glob("*.yml") if path.stem != "journeys"]
    for path in WIKI.glob("*/*.md"):
        files.append(("persona" if path.name == "index.md" else "journey", f"{path.parent.name}/{path.name}"))
    return sorted(files)


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_each_schema_is_one(kind: str) -> None:
    Draft202012Validator.check_schema(schema(kind))


@pytest.mark.parametrize(("kind", "file"), demo_files())
def test_the_demo_wiki_is_taken(kind: str, file: str) -> None:
    path = WIKI / file
    assert faults(kind, frontmatter(path) if path.suffix == ".md" else path.read_text("utf-8")) == []


def test_the_demo_wiki_has_every_kind_of_file() -> None:
    assert {kind for kind, _ in demo_files()} == set(FILE_KINDS)


JOURNEY = "title: I buy\nstages:\n  - stage: awareness\n    touchpoints:\n      - name: Ad\n"


@pytest.mark.parametrize(
    "written",
    [
        "drop_off: 12%",
        "drop_off: {percent: 12, why: Too dear}",
        "emotion: −2",
        "emotion: [-2, 1.5]",
        "emotion: +1",
        "next: []",
        "next: {to: ad, share: 20%}",
        "moment_of_truth: yes",
        "entry: 45%",
        "entry: yes",
        "wait: 2-3w",
        "duration: 2 weeks",
        "importance: 3",
        "channel: [web, app]",
        "owner:",
        "more: {risk: [One, Two], other: One}",
        "x-board: {wall: 3}",
        "pains: Too dear",
        "pains: [{text: Too dear, severity: high}, Too far]",
        "opportunities: {text: Cheaper, impact: high, effort: 2, confidence: 80%, due: 4 Nov 2026}",
        "metrics: [sales, {name: Calls, value: 3, as_of: 2026-06}]",
    ],
)
def test_what_a_touchpoint_may_say(written: str) -> None:
    assert faults("journey", f"{JOURNEY}        {written}\n") == []


@pytest.mark.parametrize(
    "written",
    [
        "ownr: brand",
        "emotion: anxious",
        "emotion: 3",
        "emotion: 0.3",
        "emotion: [1]",
        "importance: 6",
        "status: gone",
        "certainty: sure",
        "drop_off: 120",
        "drop_off: {why: Too dear}",
        "moment_of_truth: perhaps",
        "wait: soon",
        "id: Photo Upload",
        "pains: {text: Too dear, severity: huge}",
        "opportunities: {text: Cheaper, due: soon}",
        'action: ""',
        "action: {text: Looks}",
        "image: ad.svg",
    ],
)
def test_what_a_touchpoint_may_not_say(written: str) -> None:
    assert faults("journey", f"{JOURNEY}        {written}\n") != []


@pytest.mark.parametrize(
    ("kind", "written", "where"),
    [
        ("journey", "stages: []", [""]),
        ("journey", "title: I buy\nstages: []\nstate: past", ["state"]),
        ("journey", "title: I buy\nstages: []\nowner_: x", [""]),
        ("journey", "title: I buy\nstages:\n  - goal: None", ["stages"]),
        ("persona", "name: Mina\nkind: friend", ["kind"]),
        ("persona", "name: Mina\ntraits: {Age: 27}", []),
        ("persona", "kind: customer", [""]),
        ("owners", "web-shop: {nme: Web}", ["web-shop"]),
        ("owners", "web-shop: Web\nstores:\nclub: {name: Club, x-room: 3}", []),
        ("owners", "Web Shop: Web", [""]),
        ("owners", "- web", [""]),
        ("evidence", "talks: {type: talk}", ["talks"]),
        ("evidence", "talks: {type: interview, from: staff, date: 2026-06-14}", []),
        ("metrics", "sales: {readings: [{date: 2026-01}]}", ["sales"]),
        ("journeys", "format: 2", ["format"]),
        ("journeys", "format: 1\ntoday: 2026-11-16\nlanes: [risk]", []),
        ("journeys", "langage: en", [""]),
    ],
)
def test_other_files(kind: str, written: str, where: list[str]) -> None:
    assert faults(kind, written) == where


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_no_name_of_a_type_shows(kind: str) -> None:
    written = schema_text(kind)
    assert "Fields" not in written
    assert '"$id"' not in written


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_every_field_has_a_title_and_a_description(kind: str) -> None:
    def fields(node: Any) -> Any:
        if isinstance(node, dict):
            yield from node.get("properties", {}).values()
            for each in node.values():
                yield from fields(each)
        elif isinstance(node, list):
            for each in node:
                yield from fields(each)

    assert [field for field in fields(schema(kind)) if not field["title"] or not field["description"]] == []


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_every_definition_is_used_and_every_use_is_defined(kind: str) -> None:
    whole = schema(kind)
    used = set(re.findall(r'"#/\$defs/([^"]+)"', json.dumps(whole)))
    assert used == set(whole["$defs"])


def test_a_field_that_refers_to_something_says_so() -> None:
    assert schema("journey")["properties"]["owner"] == {
        "title": "Owner",
        "description": "Who keeps it true. An id or name of owners.yml.",
        "x-reference": "owners",
        "anyOf": [{"$ref": "#/$defs/text"}, {"type": "null"}],
    }


def test_the_registries_are_those_that_reading_knows() -> None:
    assert {kind.name: kind.record for kind in FILE_KINDS.values() if kind.is_registry} == KINDS
