"""Feelings in words, emoji, signs and numbers, on one scale from -2 to 2."""

from __future__ import annotations

import pytest

from mkdocs_journeys.exchange.importing.emotions import FIVE, Scale, felt, is_feeling, scale_of


@pytest.mark.parametrize(
    ("text", "emotion"),
    [
        *(("happy", 1), ("Very frustrated", -2), ("slightly worried", -0.5), ("not happy", -0.5)),
        *(("neutral", 0),),
        *(("neugierig", 1), ("wütend", -2), ("inquiète", -1), ("ansiosa", -1), ("orgulhoso", 1)),
        *(("非常满意", 2), ("困惑", -1), ("やや下（迷い）", -0.5), ("不安", -1)),
        *(("тревога", -1), ("довольна", 1)),
        *(("🙂", 1), ("😡 so what", -2), ("困る😕", -1), ("❤️", 2)),
        *(("Anxious+", -1.5), ("Confident++", 2), ("++", 2), ("-- ", -2), ("±", 0), ("◎", 2)),
        *(("4", 1), ("3.5", 0.5), ("4,5", 1.5), ("4/5", 1), ("9 / 10", 1.5), ("80/100", 1)),
        *(("Proud (3.5/5)", 0.5),),
        *(("Annoyed (-1)", -1), ("★★★★☆", 1), ("★☆☆☆☆", -2)),
        *((":)", 1), (":-((", -1), ("well ;-) :/", 0.5), (":D.", 2), ("ends:)", None), (":o", None)),
        *(("2 to 4", [-1, 1]), ("2→4", [-1, 1]), ("1–5", [-2, 2]), ("😟→🙂 2→4", [-1, 1])),
        *(("calm -> furious", [1, -2]), ("不安 → 安心", [-1, 1]), ("angry (-2), then glad (+1)", [-2, 1])),
        *(("calm, angry", -0.5), ("happy → happy", 1)),
        *(("the lamp is on", None), ("", None), ("Customer", None)),
    ],
)  # fmt: skip
def test_what_a_cell_says(text: str, emotion: float | list[float] | None) -> None:
    found = felt(text)
    assert (found.written if found else None) == emotion


@pytest.mark.parametrize(
    ("texts", "labels", "scale"),
    [
        (["1", "5"], [], FIVE),
        (["3"], [], FIVE),
        ([], [], FIVE),
        (["0", "5"], [], (0, 5)),
        (["-1", "2"], [], (-2, 2)),
        (["−2", "+1"], [], (-2, 2)),
        (["-4", "2"], [], (-5, 5)),
        (["7", "2"], [], (1, 10)),
        (["0", "9"], [], (0, 10)),
        (["40", "90"], [], (0, 100)),
        (["500", "20"], [], (0, 500)),
        (["2", "3"], ["Mood (1-10)"], (1, 10)),
        (["2", "1"], ["Gefühl -2..2"], (-2, 2)),
        (["2 to 4", "glad"], [], FIVE),
    ],
)
def test_the_scale_of_numbers(texts: list[str], labels: list[str], scale: Scale) -> None:
    assert scale_of(texts, labels) == scale


@pytest.mark.parametrize(
    ("text", "scale", "emotion"),
    [("10", (1, 10), 2), ("1", (1, 10), -2), ("-2", (-2, 2), -2), ("50", (0, 100), 0), ("-5", (-5, 5), -2)],
)
def test_a_number_on_its_scale(text: str, scale: Scale, emotion: float) -> None:
    found = felt(text, scale)
    assert found is not None
    assert found.written == emotion


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("开心", True),
        ("tired", True),
        ("🙂", True),
        ("Customer", False),
        ("Happy Ltd of Ulm", False),
        ("System", False),
    ],
)
def test_a_word_that_is_a_feeling_and_nobody(text: str, expected: bool) -> None:
    assert is_feeling(text) is expected
