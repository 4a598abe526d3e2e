"""What numbers, percents, levels, and yes or no may look like."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mkdocs_journeys.model.values import numbers
from mkdocs_journeys.model.values.refusal import Refusal

Read = Callable[[object], object]
A_NUMBER = "a number such as 12, 0.5 or 1,203"
A_LEVEL = "1 to 5, or low, medium, high"
A_FRACTION = "a number from 0 to 1, or a percent"
A_PERCENT = "a percent from 0 to 100"
AN_IMPORTANCE = "a whole number from 1 to 5"


def refused(read: Read, written: object) -> tuple[str, str, str]:
    with pytest.raises(Refusal) as caught:
        read(written)
    return caught.value.message, caught.value.allowed, caught.value.suggestion


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12.0),
        ("+1", 1.0),
        ("-2", -2.0),
        ("−2", -2.0),
        ("−0.5", -0.5),
        ("38%", 38.0),
        ("38 %", 38.0),
        ("1,203", 1203.0),
        ("1,203,004.5", 1203004.5),
        ("10,125", 10125.0),
        ("-1,000", -1000.0),
        (" 7 ", 7.0),
        ("007", 7.0),
        ("٣", 3.0),
    ],
)
def test_a_number_is_read(written: str, value: float) -> None:
    assert numbers.number(written) == value


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        ("0,5", "0.5"),
        ("−2,5", "-2.5"),
        ("12,03", "12.03"),
        ("0,125", "0.125"),
        ("-0,125", "-0.125"),
        ("+0,500%", "+0.500%"),
        ("00,125", "00.125"),
        ("٠,١٢٥", "٠.١٢٥"),
        ("0,125,000", ""),
        ("0,125.5", ""),
        ("1,2034", "1.2034"),
        ("twelve", ""),
        ("1e5", ""),
        (".5", ""),
        ("5.", ""),
        ("1.203,50", ""),
        ("--2", ""),
        ("%", ""),
        ("1 203", ""),
        ("inf", ""),
        ("9" * 16, ""),
    ],
)
def test_a_number_is_refused_and_a_decimal_comma_is_explained(written: str, suggestion: str) -> None:
    assert refused(numbers.number, written) == (f"{written!r} is not a number", A_NUMBER, suggestion)


@pytest.mark.parametrize(
    ("read", "written", "value"),
    [
        (numbers.percent, "0", 0.0),
        (numbers.percent, "100%", 100.0),
        (numbers.positive, "0", 0.0),
        (numbers.positive, "1,203", 1203.0),
        (numbers.fraction, "0.8", 0.8),
        (numbers.fraction, "1", 1.0),
        (numbers.fraction, "80%", 0.8),
        (numbers.fraction, "100 %", 1.0),
        (numbers.level, "1", 1.0),
        (numbers.level, "3.5", 3.5),
        (numbers.level, "Low", 1.0),
        (numbers.level, "medium", 3.0),
        (numbers.level, "HIGH", 5.0),
        (numbers.importance, "5", 5),
        (numbers.importance, "2.0", 2),
        (numbers.yes_no, "Yes", True),
        (numbers.yes_no, "true", True),
        (numbers.yes_no, "on", True),
        (numbers.yes_no, "y", True),
        (numbers.yes_no, "NO", False),
        (numbers.yes_no, "false", False),
        (numbers.yes_no, "off", False),
        (numbers.yes_no, "n", False),
    ],
)
def test_a_value_in_its_range_is_read(read: Read, written: str, value: object) -> None:
    assert read(written) == value


@pytest.mark.parametrize(
    ("read", "written", "message", "allowed", "suggestion"),
    [
        (numbers.percent, "101", "101 is out of range", A_PERCENT, ""),
        (numbers.percent, "-1", "-1 is out of range", A_PERCENT, ""),
        (numbers.percent, "12,5", "'12,5' is not a number", A_PERCENT, "12.5"),
        (numbers.positive, "-3", "-3 is out of range", "a number, 0 or more", ""),
        (numbers.fraction, "80", "80 is out of range", A_FRACTION, "80%"),
        (numbers.fraction, "101", "101 is out of range", A_FRACTION, ""),
        (numbers.fraction, "120%", "120% is out of range", A_FRACTION, ""),
        (numbers.level, "0", "0 is out of range", A_LEVEL, ""),
        (numbers.level, "6", "6 is out of range", A_LEVEL, ""),
        (numbers.level, "hihg", "'hihg' is not a level", A_LEVEL, "high"),
        (numbers.importance, "2.5", "2.5 is not a whole number", AN_IMPORTANCE, ""),
        (numbers.importance, "0", "0 is out of range", AN_IMPORTANCE, ""),
        (numbers.yes_no, "yess", "'yess' is neither yes nor no", "yes or no", "yes"),
        (numbers.yes_no, "maybe", "'maybe' is neither yes nor no", "yes or no", ""),
        (numbers.yes_no, "1", "'1' is neither yes nor no", "yes or no", ""),
        (numbers.number, ["1"], "this takes one text, not a list", "one text", ""),
    ],
)
def test_a_value_out_of_its_range_is_refused(
    read: Read, written: object, message: str, allowed: str, suggestion: str
) -> None:
    assert refused(read, written) == (message, allowed, suggestion)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (-0.001, "0"),
        (-2.0, "−2"),
        (0.5, "0.5"),
        (1.25, "1.25"),
        (1203.0, "1,203"),
        (1234567.891, "1,234,567.89"),
        (10.0, "10"),
    ],
)
def test_a_number_is_shown_as_people_write_it(value: float, shown: str) -> None:
    assert numbers.show(value) == shown
