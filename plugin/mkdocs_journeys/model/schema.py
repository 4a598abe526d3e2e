"""JSON Schemas of the files of a wiki, for editors and other programs. Made from the fields themselves."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from mkdocs_journeys.model.fields.forms import (
    DATE_SCHEMA,
    ID_SCHEMA,
    LENGTH_SCHEMA,
    NUMBER_SCHEMA,
    PERCENT_SCHEMA,
    STEP_SCHEMA,
    TEXT_SCHEMA,
    YES_NO_SCHEMA,
)
from mkdocs_journeys.model.fields.record import record_name
from mkdocs_journeys.model.kinds import FILE_KINDS, FileKind

JsonSchema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NOTHING = {"type": "null"}
_DEFS = "#/$defs/"
# Fields of which a record needs at least one.
_NEEDS_ONE: Mapping[str, tuple[str, ...]] = {
    "stage": ("stage", "name"),
    "touchpoint": ("name", "use"),
    "measure": ("use", "name"),
}
_REFERENCES = {
    "journeys": "A journey, as persona/journey.",
    "personas": "A persona: the name of its folder.",
}
# Forms that so many fields take that a schema defines them once.
_FORMS: Mapping[str, JsonSchema] = {
    "text": TEXT_SCHEMA,
    "texts": {"anyOf": [TEXT_SCHEMA, {"type": "array", "items": TEXT_SCHEMA}]},
    "number": NUMBER_SCHEMA,
    "percent": PERCENT_SCHEMA,
    "step": STEP_SCHEMA,
    "date": DATE_SCHEMA,
    "duration": LENGTH_SCHEMA,
    "yes-or-no": YES_NO_SCHEMA,
}
_FORM_WORDS: Mapping[str, str] = {
    "text": "A text. What YAML takes for a number or for yes or no is a text here too.",
    "texts": "A text, or a list of texts.",
    "number": "A number. A plus, commas between thousands and a percent sign may stand.",
    "percent": "A percent from 0 to 100. The sign may be left out.",
    "step": "A step of emotion: -2 is very negative, 2 is very positive. Half steps are allowed.",
    "date": "A year, a month or a day: 2026, 2026-06, 2026-06-14.",
    "duration": "A length of time: 10s, 5min, 2h, 3d, 2w, 6mo, 1y, or a range such as 2-3w.",
    "yes-or-no": "Yes or no.",
}
# What a schema says about a field beside its form.
_ABOUT = ("title", "description", "default", "x-reference")
# In which order the words of a schema are written. What stands in neither comes between.
_FIRST = ("$schema", "title", "description", "default", "type", "$ref", "enum", "required")
_LAST = ("anyOf", "items", "properties", "patternProperties", "additionalProperties", "$defs")


def schema(kind: str) -> JsonSchema:
    """The schema of one kind of file: of its frontmatter, or of the whole where it is YAML."""
    file = FILE_KINDS[kind]
    raw = file.record.model_json_schema(by_alias=True, mode="validation")
    definitions = {record_name(name): each for name, each in raw.pop("$defs", {}).items()}
    whole = _registry(file, definitions, raw) if file.is_registry else raw
    if kind == "journeys":
        whole["type"] = ["object", "null"]
    whole["$schema"] = DIALECT
    for name, keys in _NEEDS_ONE.items():
        if name in definitions:
            record = definitions[name].get("anyOf", [definitions[name]])[-1]
            record["anyOf"] = [{"required": [key]} for key in keys]
    tidied: JsonSchema = _tidied(whole)
    records = {name: _tidied(definition) for name, definition in definitions.items()}
    tidied["$defs"] = _used_forms(tidied, records) | {name: records[name] for name in sorted(records)}
    return tidied


@cache
def schema_text(kind: str) -> str:
    """The schema of a kind of file as it is written to a file."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"


def _used_forms(*parts: JsonSchema) -> JsonSchema:
    """The definitions of those forms that parts of a schema refer to."""
    used = set(re.findall(r'"#/\$defs/([a-z-]+)"', json.dumps(parts)))
    if "texts" in used:
        used.add("text")
    forms = {name: form for name, form in _FORMS.items() if name in used}
    return {
        name: {"description": _FORM_WORDS[name], **{key: _tidied(value) for key, value in form.items()}}
        for name, form in forms.items()
    }


def _registry(file: FileKind, definitions: JsonSchema, entry: JsonSchema) -> JsonSchema:
    """A mapping of ids to entries. An entry with nothing behind its id has its default name."""
    name = record_name(file.record.__name__)
    definitions[name] = entry
    return {
        "title": file.file,
        "description": f"{entry['description']} Each key is an id; a bare text behind it is the name.",
        "type": ["object", "null"],
        "propertyNames": {"pattern": ID_SCHEMA["pattern"]},
        "additionalProperties": {"anyOf": [{"$ref": f"{_DEFS}{name}"}, _NOTHING]},
    }


def _tidied(node: Any) -> Any:
    """A part of a schema in our own words and order."""
    if isinstance(node, list):
        return [_tidied(each) for each in node]
    if not isinstance(node, dict):
        return node
    found = _shared(node)
    if "$ref" in found:
        found["$ref"] = _DEFS + record_name(found["$ref"].removeprefix(_DEFS))
    required = found.get("required", ())
    fields = {key: _field(value, key in required) for key, value in found.get("properties", {}).items()}
    if fields:
        found["properties"] = fields
    tidied = {key: _tidied(found[key]) for key in sorted(found, key=_place)}
    if fields:
        tidied["properties"] = {key: _tidied(value) for key, value in fields.items()}
    return tidied


def _shared(node: JsonSchema) -> JsonSchema:
    """A part of a schema that refers to a form where it is one."""
    form = {key: value for key, value in node.items() if key not in _ABOUT}
    name = next((name for name, shared in _FORMS.items() if form == shared), None)
    about = {key: value for key, value in node.items() if key in _ABOUT}
    return {**about, "$ref": f"{_DEFS}{name}"} if name else dict(node)


def _place(key: str) -> tuple[int, int]:
    if key in _FIRST:
        return 0, _FIRST.index(key)
    return (2, _LAST.index(key)) if key in _LAST else (1, 0)


def _field(field: JsonSchema, is_required: bool) -> JsonSchema:
    """The schema of a field. A key with nothing behind it counts as left out, unless it is required."""
    found = {key: value for key, value in field.items() if key not in ("default", "anyOf")}
    if isinstance(field.get("default"), str | bool | int):
        found["default"] = field["default"]
    if "x-reference" in found:
        found["description"] = f"{found['description']} {_referred(found['x-reference'])}"
    choices = [each for each in field.get("anyOf", ()) if each != _NOTHING]
    if len(choices) == 1:
        found |= choices[0]
    elif choices:
        found["anyOf"] = choices
    found = _shared(found)
    return found if is_required else _or_nothing(found)


def _or_nothing(field: JsonSchema) -> JsonSchema:
    """The same, or nothing."""
    if "anyOf" in field:
        return {**field, "anyOf": [*field["anyOf"], _NOTHING]}
    about = {key: value for key, value in field.items() if key in _ABOUT}
    form = {key: value for key, value in field.items() if key not in _ABOUT}
    return {**about, "anyOf": [form, _NOTHING]}


def _referred(kind: str) -> str:
    """What a field names that refers to something else."""
    return _REFERENCES.get(kind, f"An id or name of {kind}.yml.")
