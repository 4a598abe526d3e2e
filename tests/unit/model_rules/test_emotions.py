"""What an emotion may look like, and the classes of means."""

from __future__ import annotations

import pytest

from mkdocs_journeys.model.values.emotion import ALLOWED, Emotion, emotion, mood
from mkdocs_journeys.model.values.refusal import Refusal


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("-2", Emotion(-2, -2)),
        ("−2", Emotion(-2, -2)),
        ("+1.5", Emotion(1.5, 1.5)),
        ("0", Emotion(0, 0)),
        (["-2", "1"], Emotion(-2, 1)),
        (["0.5", "0.5"], Emotion(0.5, 0.5)),
    ],
)
def test_an_emotion_is_read(written: object, meant: Emotion) -> None:
    assert emotion(written) == meant


@pytest.mark.parametrize(
    ("written", "message", "allowed", "suggestion"),
    [
        ("anxious", "emotion is a number, and 'anxious' is a word", ALLOWED, "feeling: anxious"),
        ("😀", "emotion is a number, and '😀' is a word", ALLOWED, "feeling: 😀"),
        ("3", "'3' is not a step of emotion", ALLOWED, ""),
        ("-2.5", "'-2.5' is not a step of emotion", ALLOWED, ""),
        ("0.3", "'0.3' is not a step of emotion", ALLOWED, ""),
        ("1%", "'1%' is not a step of emotion", ALLOWED, ""),
        ("1,5", "'1,5' is not a step of emotion", ALLOWED, "1.5"),
        (["1"], "a change of emotion has two numbers, not 1", ALLOWED, ""),
        (["1", "2", "0"], "a change of emotion has two numbers, not 3", ALLOWED, ""),
        ([], "a change of emotion has two numbers, not 0", ALLOWED, ""),
        (["1", ["2"]], "this takes one text, not a list", "one text", ""),
    ],
)
def test_an_emotion_is_refused(written: object, message: str, allowed: str, suggestion: str) -> None:
    with pytest.raises(Refusal) as caught:
        emotion(written)
    refusal = caught.value
    assert (refusal.message, refusal.allowed, refusal.suggestion) == (message, allowed, suggestion)


def test_a_change_has_a_mean_and_a_low() -> None:
    falling = emotion(["1", "-2"])
    assert (falling.mean, falling.low, falling.changes) == (-0.5, -2, True)
    assert emotion("1").changes is False


@pytest.mark.parametrize(
    ("mean", "mood_of_it"),
    [(0.49, 0), (0.5, 1), (-0.49, 0), (-0.5, -1), (1.5, 2), (-1.5, -2), (-1.49, -1), (2, 2), (-0.0, 0)],
)
def test_classes_round_half_away_from_zero(mean: float, mood_of_it: int) -> None:
    assert mood(mean) == mood_of_it
