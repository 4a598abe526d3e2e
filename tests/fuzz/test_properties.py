"""A small part of the fuzzing, the same inputs each time. `make fuzz` tries many more."""

from __future__ import annotations

import pytest
from tests.fuzz.parts import PARTS, tried


@pytest.mark.usefixtures("small_heap")
@pytest.mark.parametrize("name", PARTS)
def test_it_holds_for_some_inputs(name: str) -> None:
    part = PARTS[name]
    assert tried(part, None, part.some) >= part.some
