"""Whose words a title has, who made the map, and whether it looks at the customer at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.remarks import told

ASKED = "a sentence with I, we or my, such as `I buy my first trail shoes`, or a question"


def titled(title: str, more: str = "") -> str:
    return f"title: {title}\n{more}stages: [stage: decision]"


@pytest.mark.parametrize(
    "title",
    ["Returns process", "Customer journey of my members", "How our customers buy", "Ours", "Find a tent"],
)
def test_titles_that_no_customer_would_say(title: str, tmp_path: Path) -> None:
    assert told(tmp_path, "JM105", titled(title)) == [
        f"mina/map.md:2 `{title}` is not how a customer would say it. | {ASKED}"
    ]


@pytest.mark.parametrize(
    "title",
    [
        "I send my shoes back",
        "“I'm lost between 48 shoes”",
        "We rent gear",
        "Getting my jacket mended",
        "Our first weekend in a hut",
        "Will they fit?",
        "i just want to run",
        "Ich kaufe Schuhe",
        "Schuhe für den Wald",
        "أجهّز مجموعتي",
        "Je rends mes chaussures",
        "Das erste eigene Girokonto",
        "Umzug mit Hund",
        "Abonnement pour la famille",
    ],
)
def test_titles_in_their_words_or_in_another_language(title: str, tmp_path: Path) -> None:
    assert told(tmp_path, "JM105", titled(title)) == []


@pytest.mark.parametrize(
    ("more", "speaks"),
    [("goal: Ein Konto bis Freitag\n", False), ("goal: “Done” by Friday – at last\n", True), ("", True)],
)
def test_what_else_the_map_says_shows_its_language(more: str, speaks: bool, tmp_path: Path) -> None:
    assert bool(told(tmp_path, "JM105", titled("Girokonto", more))) == speaks


@pytest.mark.parametrize(
    ("where", "language", "speaks"),
    [
        ("journey", "de", False),
        ("journey", "en-GB", True),
        ("persona", "ar", False),
        ("wiki", "de", False),
        ("wiki", "en", True),
    ],
)
def test_only_english_is_looked_at(where: str, language: str, speaks: bool, tmp_path: Path) -> None:
    own = f"language: {language}\n"
    files = {
        "mina/map.md": f"---\n{titled('Retoure im Laden', own if where == 'journey' else '')}\n---\n",
        "mina/index.md": f"---\nname: Mina\n{own if where == 'persona' else ''}---\n",
        "journeys.yml": own if where == "wiki" else "",
    }
    assert bool(told(tmp_path, "JM105", files)) == speaks


@pytest.mark.parametrize(("kind", "speaks"), [("prospect", True), ("employee", False), ("partner", False)])
def test_a_colleague_may_speak_otherwise(kind: str, speaks: bool, tmp_path: Path) -> None:
    files = {
        "jory/index.md": f"---\nname: Jory\nkind: {kind}\n---\n",
        "jory/shift.md": f"---\n{titled('Saturday shift')}\n---\n",
    }
    assert bool(told(tmp_path, "JM105", files)) == speaks


WHOLE = """
title: I buy my first trail shoes
stages:
  - stage: awareness
    touchpoints: [A friend's photo, Station poster]
  - stage: consideration
    touchpoints: [Guide to first shoes, Product page]
  - stage: decision
    touchpoints: [Checkout, Parcel]
"""
SKETCH = WHOLE.replace(", Parcel", "")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("", "2 Nobody is named who worked on this map."),
        ("owner: web-shop", "10 Only `web-shop` has worked on this map."),
        ("contributors: stores", "10 Only `stores` has worked on this map."),
        ("owner: stores\ncontributors: stores", "11 Only `stores` has worked on this map."),
        ("owner: stores\ncontributors: [stores, brand]", ""),
        ("contributors: [stores, brand]", ""),
        ("status: draft", ""),
    ],
)
def test_one_team_alone(fields: str, said: str, tmp_path: Path) -> None:
    advice = "the teams that took part, under `contributors`"
    assert told(tmp_path, "JM106", f"{WHOLE}{fields}") == ([f"mina/map.md:{said} | {advice}"] if said else [])


@pytest.mark.parametrize("rule", ["JM106", "JM109"])
def test_a_sketch_is_left_alone(rule: str, tmp_path: Path) -> None:
    assert told(tmp_path, rule, WHOLE) != []
    assert told(tmp_path, rule, SKETCH) == []


def test_a_map_of_our_side(tmp_path: Path) -> None:
    assert told(tmp_path, "JM109", WHOLE) == [
        "mina/map.md:2 This map says nothing of what they think and feel: so far it is a map of our side. "
        "| `thought` and `emotion` at its touchpoints"
    ]


@pytest.mark.parametrize("said", ["thought: Which one?", "feeling: lost", "emotion: 0", "quote: Which one?"])
def test_one_thought_or_feeling_of_a_stage_is_enough(said: str, tmp_path: Path) -> None:
    assert told(tmp_path, "JM109", f"{WHOLE}    {said}") == []
