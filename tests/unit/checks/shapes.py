"""What documents of other people's formats may hold, as far as we write them: put down by hand.

No package on the index carries the schema of SARIF or of JUnit. These are narrower than the real ones: what
we write is all that they let through.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

Schema = dict[str, Any]


def _object(required: Schema, **optional: Schema) -> Schema:
    return {
        "type": "object",
        "properties": {**required, **optional},
        "required": list(required),
        "additionalProperties": False,
    }


def _list(items: Schema, least: int = 0) -> Schema:
    return {"type": "array", "items": items, "minItems": least}


_TEXT: Schema = {"type": "string", "minLength": 1}
_SAID = _object({"text": _TEXT})
_NUMBER: Schema = {"type": "integer", "minimum": 1}
_LEVEL: Schema = {"enum": ["none", "note", "warning", "error"]}
_URI: Schema = {"type": "string", "pattern": r"^(?:[A-Za-z0-9._~/?#\[\]@!$&'()*+,;=:-]|%[0-9A-F]{2})+$"}
_WHOLE_URI: Schema = {**_URI, "format": "uri", "minLength": 9}
_FILE: Schema = {
    "oneOf": [
        _object({"uri": {**_URI, "not": {"pattern": r"^([a-z]+:|/)"}}, "uriBaseId": {"const": "%SRCROOT%"}}),
        _object({"uri": {**_URI, "pattern": "^file:///"}}),
    ]
}
_REGION = _object({"startLine": _NUMBER, "startColumn": _NUMBER}, endLine=_NUMBER, endColumn=_NUMBER)
_RULE = _object(
    {"id": _TEXT, "defaultConfiguration": _object({"level": _LEVEL})},
    name=_TEXT,
    shortDescription=_SAID,
    fullDescription=_SAID,
    help=_object({"text": _TEXT, "markdown": _TEXT}),
    helpUri=_WHOLE_URI,
)
_LOCATION = _object(
    {"physicalLocation": _object({"artifactLocation": _FILE, "region": _REGION})},
    logicalLocations=_list(_object({"fullyQualifiedName": _TEXT, "kind": {"const": "member"}}), 1),
)
_REPLACEMENT = _object({"deletedRegion": _REGION, "insertedContent": _object({"text": {"type": "string"}})})
_CHANGE = _object({"artifactLocation": _FILE, "replacements": _list(_REPLACEMENT, 1)})
_RESULT = _object(
    {
        "ruleId": _TEXT,
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": _LEVEL,
        "message": _SAID,
        "locations": {**_list(_LOCATION, 1), "maxItems": 1},
        "partialFingerprints": {"type": "object", "additionalProperties": _TEXT, "minProperties": 1},
    },
    fixes=_list(_object({"description": _SAID, "artifactChanges": _list(_CHANGE, 1)}), 1),
)
_DRIVER = _object(
    {"name": _TEXT, "fullName": _TEXT, "version": _TEXT, "rules": {**_list(_RULE), "uniqueItems": True}}
)
_RUN = _object(
    {
        "tool": _object({"driver": _DRIVER}),
        "invocations": _list(_object({"executionSuccessful": {"type": "boolean"}}), 1),
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "originalUriBaseIds": {
            "type": "object",
            "additionalProperties": _object({"description": _SAID}),
        },
        "results": _list(_RESULT),
    }
)
SARIF = _object({"$schema": _WHOLE_URI, "version": {"const": "2.1.0"}, "runs": _list(_RUN, 1)})

# Of each element: its attributes (all of them required) and the elements in it.
_COUNTS = {"tests", "failures", "errors"}
_TOLD = {"type", "message"}
JUNIT: Mapping[str, tuple[set[str], set[str]]] = {
    "testsuites": ({"name", *_COUNTS}, {"testsuite"}),
    "testsuite": ({"name", "file", "skipped", *_COUNTS}, {"testcase"}),
    "testcase": ({"name", "classname"}, {"failure", "skipped"}),
    "failure": (_TOLD, set()),
    "skipped": (_TOLD, set()),
}


def faults_of_junit(root: Element) -> Iterator[str]:
    """How a document differs from what build servers read: its parts, and its sums."""
    if root.tag != "testsuites":
        yield f"begins with {root.tag}"
    for element in root.iter():
        attributes, parts = JUNIT[element.tag]
        if set(element.attrib) != attributes or not all(element.attrib.values()):
            yield f"{element.tag} has {element.attrib}"
        if {part.tag for part in element} - parts or (element.tag == "testcase" and len(element) > 1):
            yield f"{element.tag} holds {[part.tag for part in element]}"
    for element in (root, *root.iter("testsuite")):
        real = {
            "tests": sum(1 for _ in element.iter("testcase")),
            "failures": sum(1 for _ in element.iter("failure")),
            "errors": 0,
            "skipped": sum(1 for _ in element.iter("skipped")),
        }
        for name, number in real.items():
            if element.get(name, str(number)) != str(number):
                yield f"{element.tag} says {element.get(name)} {name}, and has {number}"
    for suite in root.iter("testsuite"):
        names = [case.get("name") for case in suite]
        if len(names) != len(set(names)):
            yield f"two cases of {suite.get('name')} have one name"
