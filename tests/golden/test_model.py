"""Wikis in; catalog and findings out, compared whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.findings import as_text
from tests.golden.cases import CASES, GoldenCase
from tests.golden.dump import dump

from mkdocs_journeys.model.fields import JourneyFields, PersonaFields, Record, SettingsFields
from mkdocs_journeys.model.fields.shape import fields_of, nested
from mkdocs_journeys.reading.nodes import Mapping, Node, Sequence
from mkdocs_journeys.reading.opening import open_registry
from mkdocs_journeys.reading.registries import KINDS
from mkdocs_journeys.reading.written import Job, read_files


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_catalog_and_findings(case: GoldenCase, update: bool) -> None:
    reading = case.read()
    case.compare("findings.txt", as_text(reading.findings) + "\n", update)
    case.compare("model.json", dump(reading.catalog), update)


def keys_in(kind: type[Record], node: Node) -> set[tuple[str, str]]:
    """The keys that are written below a node, each with the record that it belongs to."""
    if isinstance(node, Sequence):
        return {found for item in node.items for found in keys_in(kind, item)}
    if not isinstance(node, Mapping):
        return {(kind.__name__, kind.shorthand or "")}
    found = set()
    for entry in node.entries:
        found.add((kind.__name__, entry.key.text))
        inner = nested(kind).get(entry.key.text)
        if inner is not None:
            found |= keys_in(inner, entry.value)
    return found


def root_of(path: Path, kind: type[JourneyFields] | type[PersonaFields]) -> Node | None:
    ((source, _),) = read_files([Job(path, "", kind)])
    return source.root


def all_keys(kind: type[Record]) -> set[tuple[str, str]]:
    found = {(kind.__name__, key) for key in fields_of(kind)}
    for inner in nested(kind).values():
        found |= all_keys(inner)
    return found


def test_one_golden_wiki_uses_every_field_of_the_format() -> None:
    folder = next(case.folder for case in CASES if case.name == "everything") / "journeys"
    written: set[tuple[str, str]] = set()
    wanted: set[tuple[str, str]] = set()
    files: list[tuple[type[Record], Node | None]] = [
        (JourneyFields, root_of(folder / "mina" / "trip.md", JourneyFields)),
        (PersonaFields, root_of(folder / "mina" / "index.md", PersonaFields)),
        (SettingsFields, open_registry(folder / "journeys.yml", "").root),
    ]
    for name, kind in KINDS.items():
        root = open_registry(folder / f"{name}.yml", "").root
        assert isinstance(root, Mapping)
        files += [(kind, entry.value) for entry in root.entries]
    for kind, root in files:
        assert root is not None
        written |= keys_in(kind, root)
        wanted |= all_keys(kind)
    assert wanted - written == set()
