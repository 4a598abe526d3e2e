"""The JSON Schema of a wiki's JSON file, made from the fields themselves and from the types of the facts.

It is stricter than those of the files, which take what people write in any spelling: here a list is a list, a
number a number, and a record is written out.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from mkdocs_journeys.model.fields import Record
from mkdocs_journeys.model.fields.forms import DATE_SCHEMA
from mkdocs_journeys.model.fields.record import record_name
from mkdocs_journeys.model.kinds import FILE_KINDS
from mkdocs_journeys.model.schema import DIALECT, JsonSchema
from mkdocs_journeys.pages.catalog_data import PROSE
from mkdocs_journeys.pages.catalog_facts import CatalogFacts
from mkdocs_journeys.pages.catalog_json import COMPUTED, KIND, SEAL, VERSION

_DEFS = "#/$defs/"
_NOTHING = {"type": "null"}
_TEXT = {"type": "string"}
# Of which forms a number binds, and of which a text.
_OF_NUMBERS = ("minimum", "maximum", "multipleOf")
_OF_TEXTS = ("pattern",)
_DATE: JsonSchema = {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"}
_ENTRY: JsonSchema = {"anyOf": [{"type": "number", "minimum": 0, "maximum": 100}, {"const": "yes"}]}


def catalog_schema() -> JsonSchema:
    """The schema of what `catalog_json` writes."""
    definitions: JsonSchema = {}
    for file in FILE_KINDS.values():
        _add(definitions, file.record)
    for name in ("journey", "persona"):
        prose = {**_TEXT, "title": "Prose", "description": "The Markdown below the fields of the file."}
        definitions[name]["properties"][PROSE] = prose
    facts = TypeAdapter(CatalogFacts).json_schema(mode="serialization")
    definitions |= {name: _on_one_line(each) for name, each in facts.pop("$defs").items()}
    definitions["CatalogFacts"] = _on_one_line(facts)
    registries = {file.name: _by_id(file.record) for file in FILE_KINDS.values() if file.is_registry}
    parts = {
        "$schema": {**_TEXT, "description": "The address of this schema."},
        "kind": {"const": KIND, "description": "What kind of file this is."},
        SEAL: {"type": "string", "description": "Tells whether the file was changed since it was written."},
        "version": {"const": VERSION, "description": "Rises when programs that read the file must change."},
        "settings": _named(FILE_KINDS["journeys"].record, "What journeys.yml says."),
        "registries": {
            **_closed(registries, ()),
            "description": "The registries that have a file, each with its entries by id.",
        },
        "unlisted": {
            "type": "object",
            "description": "Names of what journeys name and no registry lists, by kind and id.",
            "propertyNames": {"enum": list(registries)},
            "additionalProperties": {"type": "object", "additionalProperties": _TEXT},
        },
        "personas": {**_by_id(FILE_KINDS["persona"].record), "description": "The personas by id."},
        "journeys": {
            **_by_id(FILE_KINDS["journey"].record),
            "description": "The journeys by id, which is persona/journey.",
        },
        COMPUTED: {
            "$ref": f"{_DEFS}CatalogFacts",
            "description": "What follows from all that. Who writes such a file may leave it out.",
        },
    }
    required = [name for name in parts if name not in ("$schema", SEAL, COMPUTED)]
    return {
        "$schema": DIALECT,
        "title": "A wiki of customer journeys",
        "description": f"What `journeys export --format json` writes, version {VERSION}.",
        **_closed(parts, required),
        "$defs": {name: definitions[name] for name in sorted(definitions)},
    }


@cache
def catalog_schema_text() -> str:
    """The schema as it is written to a file."""
    return json.dumps(catalog_schema(), ensure_ascii=False, indent=2) + "\n"


def _closed(properties: JsonSchema, required: Any) -> JsonSchema:
    return {
        "type": "object",
        "properties": properties,
        **({"required": list(required)} if required else {}),
        "additionalProperties": False,
    }


def _named(record: type[Record], description: str) -> JsonSchema:
    return {"$ref": f"{_DEFS}{record_name(record.__name__)}", "description": description}


def _by_id(record: type[Record]) -> JsonSchema:
    return {
        "type": "object",
        "additionalProperties": {"$ref": f"{_DEFS}{record_name(record.__name__)}"},
    }


def _add(definitions: JsonSchema, record: type[Record]) -> None:
    """A record and all that it holds, under the names of the files' schemas."""
    raw = record.model_json_schema(by_alias=True, mode="validation")
    held = raw.pop("$defs", {})
    for name, each in {**held, record.__name__: raw}.items():
        definitions[record_name(name)] = _exact(each)


def _on_one_line(fact: JsonSchema) -> JsonSchema:
    """A fact with its docstring as a text."""
    return {**fact, "description": " ".join(fact["description"].split())}


def _exact(node: Any) -> Any:
    """A part of a schema as values are exported: in one form of those that people may write."""
    if isinstance(node, list):
        return [_exact(each) for each in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return {**node, "$ref": _DEFS + record_name(node["$ref"].removeprefix(_DEFS))}
    if "yes" in node.get("enum", ()):
        return {**_about(node), "type": "boolean"}
    if "anyOf" in node:
        return _chosen(node)
    found = {key: _exact(value) for key, value in node.items() if key not in ("properties", "default")}
    if "properties" in node:
        found["properties"] = {key: _exact(value) for key, value in node["properties"].items()}
    return _of_one_type(found)


def _chosen(node: JsonSchema) -> JsonSchema:
    """Of several forms the one that is exported: the list, the record written out."""
    choices = [each for each in node["anyOf"] if each != _NOTHING]
    about = _about(node)
    if len(choices) == 1:
        return {**_exact(choices[0]), **about}
    first, *_, last = choices
    if last.get("type") == "array" and last.get("items") == first and "minItems" not in last:
        return {**_exact(last), **about}
    if last.get("type") == "object" and "properties" in last and "description" in first:
        return {**_exact(last), **about}
    if {"yes"} & set(last.get("enum", ())):
        return {**_ENTRY, **about}
    return {**about, "anyOf": [_exact(each) for each in choices]}


def _about(node: JsonSchema) -> JsonSchema:
    return {key: value for key, value in node.items() if key in ("title", "description", "x-reference")}


def _of_one_type(node: JsonSchema) -> JsonSchema:
    """The first of several types: that in which reading keeps the value."""
    types = node.get("type")
    if not isinstance(types, list):
        return node
    if node.get("pattern") == DATE_SCHEMA["pattern"]:
        return {**_about(node), **_DATE}
    unfit = _OF_TEXTS if types[0] == "number" else _OF_NUMBERS
    return {**{key: value for key, value in node.items() if key not in unfit}, "type": types[0]}
