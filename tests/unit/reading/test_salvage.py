"""What is left of data without what is wrong with them."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from mkdocs_journeys.reading.salvage import take_out

WHOLE: dict[str, Any] = {
    "title": "T",
    "tags": ["a", ["b"]],
    "volume": {"people": "x"},
    "drop_off": "120%",
    "stages": [{"touchpoints": [{"name": ["x"], "emotion": "y"}]}],
}


@pytest.mark.parametrize(
    ("place", "is_missing", "answer", "changed"),
    [
        (("title",), False, (True, False), {"title": None}),
        (("tags", 1), False, (True, False), {"tags": None}),
        (("volume", "people"), False, (True, False), {"volume": {}}),
        (("drop_off", "percent"), False, (True, False), {"drop_off": None}),
        (
            ("stages", 0, "touchpoints", 0, "name"),
            False,
            (True, True),
            {"stages": [{"touchpoints": [{"emotion": "y"}]}]},
        ),
        (("stages", 0, "touchpoints", 0), False, (True, True), {"stages": [{}]}),
        (("gone", 1), False, (True, False), {}),
        (("name",), True, (True, False), {"name": "?"}),
        (("volume", "per"), True, (True, False), {"volume": None}),
        ((), False, (False, True), {}),
        (("people",), True, (False, True), {}),
    ],
)
def test_taking_out(
    place: tuple[str | int, ...], is_missing: bool, answer: tuple[bool, bool], changed: dict[str, Any]
) -> None:
    data = copy.deepcopy(WHOLE)
    assert take_out(data, place, is_missing=is_missing) == answer
    expected = {key: value for key, value in (WHOLE | changed).items() if value is not None}
    assert data == expected
