"""A wiki as JSON: what the files say in one spelling, what follows from it, and the schema of both."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.trees import read_tree

from mkdocs_journeys.model.fields.record import record_name
from mkdocs_journeys.model.fields.shape import nested
from mkdocs_journeys.model.kinds import FILE_KINDS
from mkdocs_journeys.pages.catalog_json import catalog_json, catalog_whole
from mkdocs_journeys.pages.catalog_schema import catalog_schema, catalog_schema_text
from mkdocs_journeys.pages.links import Links
from mkdocs_journeys.pages.site import build
from mkdocs_journeys.pages.wiki import Options
from mkdocs_journeys.reading.reader import read

PROJECT = Path(__file__).parents[3]
GOLDEN = PROJECT / "tests" / "golden"
VALIDATOR = Draft202012Validator(catalog_schema())
FILES = {
    "owners.yml": "shop: {name: The shop, lead: Ada, email: ada@example.org, chat: '#shop', url: https://example.org}\n",
    "mina/index.md": "---\nname: Mina\n---\nShe runs.\n",
    "mina/buy.md": """\
        ---
        title: I buy
        reviewed: 14 Jun 2026
        compares_to: mina/draft
        stages:
          - name: Look
            touchpoints:
              - {name: Ad, channel: Posters, emotion: "+1", entry: yes}
              - {name: Till, owner: The Shop, drop_off: 38%, next: [Ad, "mina/draft#start"]}
        ---
        """,
    "mina/draft.md": """\
        ---
        title: I dream
        status: draft
        stages: [{name: Start, touchpoints: [Start]}]
        ---
        """,
}


def errors(data: Any) -> list[str]:
    return [f"{list(error.absolute_path)}: {error.message}" for error in VALIDATOR.iter_errors(data)]


def test_the_files_are_told_in_one_spelling_and_what_follows_apart(tmp_path: Path) -> None:
    reading = read_tree(tmp_path, FILES)
    assert reading.errors == ()
    whole = json.loads(catalog_json(reading.catalog))
    assert [*whole] == [
        *(
            "$schema",
            "kind",
            "version",
            "settings",
            "registries",
            "unlisted",
            "personas",
            "journeys",
            "computed",
        )
    ]
    assert whole["version"] == 1
    assert whole["unlisted"] == {"channels": {"posters": "Posters"}}
    assert whole["personas"] == {"mina": {"name": "Mina", "prose": "She runs.\n"}}
    assert whole["journeys"]["mina/buy"] == {
        "title": "I buy",
        "compares_to": ["mina/draft"],
        "reviewed": "2026-06-14",
        "stages": [
            {
                "name": "Look",
                "touchpoints": [
                    {"name": "Ad", "channel": ["posters"], "emotion": 1, "entry": "yes"},
                    {
                        "name": "Till",
                        "owner": "shop",
                        "drop_off": {"percent": 38},
                        "next": [{"to": "Ad"}, {"to": "mina/draft#start"}],
                    },
                ],
            }
        ],
    }
    told = whole["computed"]["journeys"]["mina/buy"]
    assert told["experience"] == {"mean": 1, "low": 1, "known": 1}
    assert told["ownership"] == {"owned": 1, "unowned": 1}
    assert [step["id"] for step in told["stages"][0]["touchpoints"]] == ["ad", "till"]
    assert [way["to"] for way in told["stages"][0]["touchpoints"][1]["onward"]] == ["ad", "start"]
    assert whole["computed"]["names"]["channels"] == {"posters": "Posters"}


def site_json(tmp_path: Path, files: dict[str, str] = FILES, **options: Any) -> str:
    site = build(read_tree(tmp_path, files), Options(Links().link, **options))
    (asset,) = [asset for asset in site.assets if asset.address == "data/journeys.json"]
    return asset.data.decode()


def test_on_the_site_there_is_no_trace_of_hidden_drafts(tmp_path: Path) -> None:
    shown = site_json(tmp_path)
    assert "draft" not in shown.replace('"draft"', "")
    assert json.loads(shown)["journeys"]["mina/buy"]["stages"][0]["touchpoints"][1]["next"] == [{"to": "Ad"}]
    assert errors(json.loads(shown)) == []
    assert "mina/draft" in site_json(tmp_path, drafts=True)


def test_neither_prose_nor_settings_name_hidden_drafts(tmp_path: Path) -> None:
    files = {
        **FILES,
        "journeys.yml": "rules: {no-scope: off, mina/draft: {no-scope: off}, mina/buy: {no-scope: off}}\n",
        "mina/index.md": "---\nname: Mina\n---\nShe [dreams](draft.md#tp-start).\n",
        "mina/buy.md": dedent(FILES["mina/buy.md"])
        + "See [her dream][1] and [all](index.md).\n\n[1]: draft.md\n",
    }
    whole = json.loads(site_json(tmp_path, files))
    assert whole["settings"] == {"rules": {"no-scope": "off", "mina/buy": {"no-scope": "off"}}}
    assert whole["personas"]["mina"]["prose"] == "She dreams.\n"
    assert whole["journeys"]["mina/buy"]["prose"] == "See [her dream][1] and [all](index.md).\n\n[1]: #\n"


def test_the_people_behind_owners_can_be_hidden(tmp_path: Path) -> None:
    assert json.loads(site_json(tmp_path, people=False))["registries"]["owners"] == {
        "shop": {"name": "The shop", "url": "https://example.org"}
    }
    assert "ada@example.org" in site_json(tmp_path)


def test_the_schema_lies_on_the_site(tmp_path: Path) -> None:
    site = build(read_tree(tmp_path, FILES), Options(Links().link))
    (asset,) = [asset for asset in site.assets if asset.address == "data/catalog.schema.json"]
    assert asset.data.decode() == catalog_schema_text()


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(catalog_schema())


@pytest.mark.parametrize(
    "wiki",
    [*(path / "journeys" for path in sorted(GOLDEN.iterdir()) if path.is_dir()), PROJECT / "journeys"],
    ids=lambda path: path.parent.name,
)
def test_every_wiki_fits_the_schema(wiki: Path) -> None:
    if wiki.is_dir():
        assert errors(catalog_whole(read(wiki).catalog)) == []


def test_the_schema_names_every_field_of_every_record() -> None:
    waiting = [file.record for file in FILE_KINDS.values()]
    seen = set()
    while waiting:
        record = waiting.pop()
        if record in seen:
            continue
        seen.add(record)
        waiting += nested(record).values()
        told = catalog_schema()["$defs"][record_name(record.__name__)]["properties"]
        assert {*record.keys()} == {*told} - {"prose"}


@pytest.mark.parametrize(
    ("way", "value"),
    [
        (("version",), 2),
        (("kind",), "other"),
        (("extra",), {}),
        (("personas", "mina"), {"name": 1}),
        (("journeys", "mina/buy", "stages"), {}),
        (("journeys", "mina/buy", "stages", 0, "touchpoints", 0, "channel"), "posters"),
        (("journeys", "mina/buy", "stages", 0, "touchpoints", 0, "emotion"), "+1"),
        (("journeys", "mina/buy", "stages", 0, "touchpoints", 0, "emotion"), 3),
        (("journeys", "mina/buy", "stages", 0, "touchpoints", 0, "moment_of_truth"), "yes"),
        (("journeys", "mina/buy", "stages", 0, "touchpoints", 1, "drop_off"), 38),
        (("journeys", "mina/buy", "reviewed"), "14 Jun 2026"),
        (("journeys", "mina/buy", "onwer"), "shop"),
        (("computed", "today"), None),
    ],
)
def test_the_schema_refuses_what_is_never_written(
    tmp_path: Path, way: tuple[Any, ...], value: object
) -> None:
    whole: Any = catalog_whole(read_tree(tmp_path, FILES).catalog)
    assert errors(whole) == []
    here = whole
    for step in way[:-1]:
        here = here[step]
    here[way[-1]] = value
    assert len(errors(whole)) == 1
