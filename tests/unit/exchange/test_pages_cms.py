"""`.pages.yml`: every field has its form, a form keeps what it opens, and what it writes reads clean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.trees import TODAY, catalog_of, journey, plant

from mkdocs_journeys.checks.reference.fields import records
from mkdocs_journeys.exchange.pages_cms import HEAD, pages_cms, unfit
from mkdocs_journeys.exchange.pages_cms_fields import LEFT_OUT, Forms
from mkdocs_journeys.exchange.pages_cms_fit import losses
from mkdocs_journeys.model.fields.shape import fields_of
from mkdocs_journeys.reading.reader import read

GOLDEN = Path(__file__).parent / "pages_cms.yml"
FILES: Mapping[str, str | bytes] = {
    "journeys.yml": "lanes: [{id: risk, name: Risk for us}, {id: قلق}]\n",
    "stages.yml": "awareness: {name: Notice}\n",
    "owners.yml": 'web: {name: "Web: \\"Shop\\" <b>"}\nnoch-größer: {lead: Ö}\n',
    "channels.yml": "store: {place: offline}\n",
    "touchpoints.yml": "till: {name: Till, owner: web}\n",
    "evidence.yml": "diary: {type: diary}\n",
    "metrics.yml": "wait: {unit: min}\n",
    "campaigns.yml": "# In spring only.\nspring: {name: Spring}\n",
    "mina/index.md": "---\nname: Mina\nshare: 34%\ntraits: {Age: '34'}\n---\nShe runs.\n",
    "mina/fits.md": journey("title: I buy\nowner: web\nstages: [{name: One, touchpoints: [{use: till}]}]"),
    "mina/short.md": journey("title: I buy\nstages: [{name: One, touchpoints: [Till]}]"),
    "منى/index.md": "---\nname: منى\nquote: Short\n---\n",
}


def config(root: Path, files: Mapping[str, str | bytes] = FILES) -> dict[str, Any]:
    catalog = catalog_of(root, files)
    texts = {name: _text(root, name) for name in files if not name.endswith(".png")}
    text = pages_cms(catalog, "wiki/journeys", texts)
    assert text.startswith(HEAD)
    made: dict[str, Any] = yaml.safe_load(text)
    return made


def _text(root: Path, name: str) -> str:
    return (root / "journeys" / name).read_text("utf-8")


def test_the_whole_file(tmp_path: Path, update: bool) -> None:
    catalog = catalog_of(tmp_path, FILES)
    made = pages_cms(catalog, "wiki/journeys", {name: _text(tmp_path, name) for name in FILES})
    if update:
        GOLDEN.write_text(made, "utf-8")
    assert made == GOLDEN.read_text("utf-8")


def items(made: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {item["name"]: item for group in made["content"] for item in group["items"]}


def test_files_that_a_form_cannot_keep_are_edited_as_text(tmp_path: Path) -> None:
    found = items(config(tmp_path))
    assert list(found) == [
        *("persona-mina", "journeys-mina", "journeys-878f0755"),
        *(f"list-{name}" for name in ("stages", "owners", "channels", "touchpoints", "evidence", "metrics")),
        *("list-journeys", "text-mina", "text-878f0755"),
        *(f"yaml-{name}" for name in ("stages", "owners", "channels", "touchpoints", "evidence")),
        *(f"yaml-{name}" for name in ("metrics", "campaigns", "journeys")),
    ]
    assert found["journeys-mina"]["exclude"] == ["index.md", "short.md"]
    assert found["journeys-878f0755"]["path"] == "wiki/journeys/منى"
    assert [field["name"] for field in found["list-owners"]["fields"]] == ["web"]


def test_names_and_paths_are_what_the_editor_takes(tmp_path: Path) -> None:
    made = config(tmp_path)
    found = items(made)
    groups = [group["name"] for group in made["content"]]
    names = [*found, *groups, *made["components"], *(field["name"] for _, field in every_field(made))]
    assert [name for name in names if not re.fullmatch(r"[a-zA-Z0-9-_]+", name)] == []
    assert len({*found, *groups}) == len(found) + len(groups)
    assert [item["path"] for item in found.values() if re.search(r"^/|/$", item["path"])] == []


def every_field(made: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each field of each form, with the name of its component or of its entry in the menu."""
    for name, component in made["components"].items():
        yield from ((name, field) for field in component.get("fields", ()))
    for name, item in items(made).items():
        yield from ((name, field) for field in item.get("fields", ()))


def test_every_field_of_the_definition_has_a_form_or_a_reason(tmp_path: Path) -> None:
    files = {**FILES, "campaigns.yml": "spring: {name: Spring}\n"}
    entries = {"journeys-mina": "journey", "persona-mina": "persona", "list-journeys": "settings"}
    found = {(entries.get(name, name), field["name"]) for name, field in every_field(config(tmp_path, files))}
    wanted = {(name, key) for name, record in records().items() for key in fields_of(record)}
    assert wanted - found == set(LEFT_OUT)
    assert all(LEFT_OUT.values())


def test_each_field_says_what_it_is_and_has_one_type(tmp_path: Path) -> None:
    made = config(tmp_path)
    types = {"string", "text", "number", "select", "object"}
    own = ("list-owners", "list-stages", "list-channels", "list-touchpoints", "list-evidence", "list-metrics")
    for where, field in every_field(made):
        assert ("type" in field) != ("component" in field), (where, field)
        assert field.get("type", "object") in types
        assert field.get("component", "owner") in made["components"]
        assert field["label"]
        assert where in own or field["description"]
        re.compile(field.get("pattern", {}).get("regex", ""))


# --- What a form keeps ---


@pytest.mark.parametrize(
    ("written", "lost"),
    [
        ("title: A\nx-own: 1\nunknown: {a: b}\n", ()),
        ("title: A # why\n", ("comments",)),
        ("# why\ntitle: A\n", ("comments",)),
        ("title: A\n# why\n", ("comments",)),
        ('title: "A # b"\nsummary: |\n  # no comment\n', ()),
        ("summary: >\n  A #1\ngoal: a#b\n", ()),
        ("goal:\ntags:\n", ()),
        ("tags: one\n", ("tags: one value for a list",)),
        ("tags: [one]\n", ()),
        ("tags: [2026]\n", ("tags: 2026",)),
        ("tags: ['2026']\n", ()),
        ("tags: []\n", ("tags: an empty list",)),
        ("title: true\n", ("title: true",)),
        ("title: yes\n", ()),
        ("title: [A]\n", ("title: a list or fields for one value",)),
        ("owner: web\n", ()),
        ("owner: Web Shop\n", ("owner: Web Shop",)),
        ("informed: [web]\n", ()),
        ("informed: web\n", ("informed: one value for a list",)),
        ("status: Live\n", ("status: Live",)),
        ("reviewed: 2026-06\n", ()),
        ("reviewed: 2026\n", ("reviewed: 2026",)),
        ("reviewed: soon\n", ("reviewed: soon",)),
        ("parent: mina/fits\n", ("parent: a text for a record",)),
        ("parent: {journey: mina/fits, x-own: 1}\n", ()),
        ("questions: [{text: A, x-own: 1}]\n", ("questions.x-own: no form",)),
        ("questions: [A, B]\n", ("questions: a text for a record",)),
        ("volume: {people: '1,840'}\n", ("volume.people: 1,840",)),
        ("volume: {people: 1840}\n", ()),
        ("volume: {people: -1}\n", ("volume.people: -1",)),
        ("stages: [{emotion: -1.5}]\n", ()),
        ("stages: [{emotion: [-2, 1]}]\n", ("stages.emotion: a list or fields for one value",)),
        ("stages: [{emotion: 3}]\n", ("stages.emotion: 3",)),
        ("stages: [{more: {risk: [A]}}]\n", ()),
        ("stages: [{more: {risk: [A], قلق: [B]}}]\n", ("stages.more.قلق: no form",)),
        ("stages: [{touchpoints: [{moment_of_truth: yes}]}]\n", ()),
        (
            "stages: [{touchpoints: [{moment_of_truth: true}]}]\n",
            ("stages.touchpoints.moment_of_truth: true",),
        ),
        ("stages: [{touchpoints: [{next: []}]}]\n", ("stages.touchpoints.next: an empty list",)),
        ("stages: [{touchpoints: [{entry: 30%}, {entry: yes}]}]\n", ()),
        ("stages: [{touchpoints: [{channel: [none]}]}]\n", ()),
        ("- A\n", (": a text for a record",)),
        ("\ufefftitle: A\n", ("the mark at its beginning",)),
        ("", ()),
    ],
)
def test_what_a_form_would_lose(tmp_path: Path, written: str, lost: tuple[str, ...]) -> None:
    forms = Forms(catalog_of(tmp_path, FILES))
    fields = forms.fields(records()["journey"])
    assert losses(written, fields, forms.components) == lost


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("---\ntitle: A\n---\n", True),
        ("---\ntitle: A\n---", True),
        ("---\ntitle: A\n\n---\n\nProse\n---\n", True),
        ("---\ntitle: A\n--- \nProse\n", False),
        ("--- \ntitle: A\n---\nProse\n", False),
        ("---\ntitle: A\n...\nProse\n", False),
        ("---\ntitle: A\n...\nProse\n---\nMore\n", False),
        ("\ufeff---\ntitle: A\n---\n", False),
    ],
)
def test_a_form_must_see_where_the_fields_end(tmp_path: Path, text: str, fits: bool) -> None:
    forms = Forms(catalog_of(tmp_path, FILES))
    found = unfit("mina/a.md", text, forms.fields(records()["journey"]), forms)
    assert found == (() if fits else ("all fields: the editor does not see where they end",))


# --- What a form writes ---


class Editor:
    """Fills in every field of a form, as somebody with much time, and writes the file as the editor does."""

    def __init__(self, made: dict[str, Any]) -> None:
        self._components = made["components"]
        self._made: Counter[str] = Counter()

    def file(self, item: dict[str, Any]) -> str:
        values = {field["name"]: self._value(field) for field in item["fields"]}
        body = values.pop("body", None)
        text = yaml.dump(values, sort_keys=False, allow_unicode=True, width=80)
        return text if body is None else f"---\n{text}---\n{body}"

    def _value(self, field: dict[str, Any]) -> Any:
        component = self._components.get(field.get("component"), {})
        whole = {**component, **field}
        options = {**component.get("options", {}), **field.get("options", {})}
        if field["name"] in SAMPLES and whole["type"] == "string":
            one: Any = SAMPLES[field["name"]]
        elif whole["type"] == "object":
            one = {inner["name"]: self._value(inner) for inner in whole["fields"]}
            self._number(one, field.get("component", ""))
        elif whole["type"] == "select":
            first = options["values"][0]
            one = first["value"] if isinstance(first, dict) else first
        elif whole["type"] == "number":
            one = options.get("max", 2)
        else:
            one = _fitting(field)
        if whole["type"] in ("string", "select"):
            assert re.search(whole.get("pattern", {}).get("regex", ""), one)
        return [one] if whole.get("list") or options.get("multiple") else one

    def _number(self, record: dict[str, Any], kind: str) -> None:
        """Ids are there once."""
        self._made[kind] += 1
        if "id" in record and self._made[kind] > 1:
            record["id"] += f"-{self._made[kind]}"


# What refers to something that no list names, and would otherwise clash or name nothing.
SAMPLES = {
    "to": "an-id",
    "formerly": "once",
    "pains": "an-id",
    "language": "en",
    "src": "images/till.png",
    "stage": "one",
}
BY_WORDS = {
    "date": "2026-06-14",
    "duration": "2d",
    "percent": "38%",
    "yes or percent": "30%",
    "address": "https://shop.example/a?b=c",
    "id": "an-id",
    "name on GitHub": "@shop/web",
}


def _fitting(field: dict[str, Any]) -> str:
    said = field.get("pattern", {}).get("message", "").removeprefix("This takes: ").removesuffix(".")
    return BY_WORDS.get(said, "Yes: \"quite\" a text, with - signs # and {braces} 'in' it")


def test_what_a_full_form_writes_reads_clean_and_fits_again(tmp_path: Path) -> None:
    files = {name: text for name, text in FILES.items() if not name.startswith(("campaigns", "mina/short"))}
    made = config(tmp_path, files)
    editor = Editor(made)
    written = {
        "mina/index.md": editor.file(items(made)["persona-mina"]),
        "mina/new.md": editor.file(items(made)["journeys-mina"]),
        "journeys.yml": editor.file(items(made)["list-journeys"]),
        "owners.yml": editor.file(items(made)["list-owners"]),
        "stages.yml": editor.file(items(made)["list-stages"]),
        "channels.yml": editor.file(items(made)["list-channels"]),
        "evidence.yml": editor.file(items(made)["list-evidence"]),
        "metrics.yml": editor.file(items(made)["list-metrics"]),
    }
    picture: dict[str, str | bytes] = {"mina/images/till.png": b"", "images/till.png": b""}
    reading = read(plant(tmp_path, picture | written), TODAY)
    assert [(each.file, each.key, each.message) for each in reading.findings] == []
    assert "mina/new" in reading.catalog.journeys
    # The lanes are others now; the forms of this journey had those of before.
    again = config(tmp_path, {**files, **written, **picture, "journeys.yml": FILES["journeys.yml"]})
    assert [name for name in items(made) if name not in items(again)] == []
    assert items(again)["journeys-mina"]["exclude"] == ["index.md"]
