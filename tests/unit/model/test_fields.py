"""What holds for the definition of all fields."""

from __future__ import annotations

import pytest

from mkdocs_journeys.checks.reference.fields import records
from mkdocs_journeys.model.fields.shape import fields_of


@pytest.mark.parametrize("name", records())
def test_each_field_says_what_it_means(name: str) -> None:
    silent = [key for key, info in fields_of(records()[name]).items() if not (info.description or "").strip()]
    assert silent == []


@pytest.mark.parametrize("name", records())
def test_each_meaning_is_a_sentence(name: str) -> None:
    found = [info.description or "" for info in fields_of(records()[name]).values()]
    assert [each for each in found if not (each[0].isupper() or each[0] == "`")] == []
    assert [each for each in found if not each.endswith(".")] == []


@pytest.mark.parametrize("name", records())
def test_the_short_form_of_a_record_is_one_of_its_fields(name: str) -> None:
    record = records()[name]
    assert record.shorthand is None or record.shorthand in fields_of(record)
