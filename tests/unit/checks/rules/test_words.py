"""Words that only we use."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.remarks import told

ADVICE = "what they do here, in their words"


def named(name: str, title: str = "I buy shoes") -> str:
    return f'title: "{title}"\nstages:\n  - name: "{name}"\n'


@pytest.mark.parametrize(
    ("name", "said", "better"),
    [
        ("Onboarding", "`Onboarding`", "Getting started"),
        ("Lead generation and upselling", "`Lead generation` and `upselling`", "Looking around"),
        ("Order FULFILLMENT", "`Order FULFILLMENT`", "Waiting for my order"),
        ("Sales funnel", "`Sales funnel`", ""),
        ("The end: conversion", "`conversion`", "Buying"),
        ("Awareness, acquisition", "`acquisition`", "Hearing about it"),
        ("Pick the SKUs", "`SKUs`", "The thing I want"),
    ],
)
def test_usual_internal_words(name: str, said: str, better: str, tmp_path: Path) -> None:
    where = "The name of this stage" if said == f"`{name}`" else f"The stage `{name}`"
    whole = f"mina/map.md:4 {where} says {said}, which no customer would say. | {ADVICE}"
    assert told(tmp_path, "JM151", named(name)) == [f"{whole} | -> {better}" if better else whole]


@pytest.mark.parametrize(
    "name",
    [
        *("Skull and bones", "Churned butter", "Umzug", "الوعي", "Boarding", "Summer sales", "Retention"),
        *("A quote for a loft conversion", "Our acquisition of a flat", "Garage-conversion", "Butter churn"),
    ],
)
def test_words_are_whole(name: str, tmp_path: Path) -> None:
    assert told(tmp_path, "JM151", named(name)) == []


def test_the_title_is_looked_at_too(tmp_path: Path) -> None:
    assert told(tmp_path, "JM151", named("Choosing", "My onboarding")) == [
        "mina/map.md:2 The title says `onboarding`, which no customer would say. "
        f"| {ADVICE} | -> Getting started"
    ]


def test_the_wikis_own_words(tmp_path: Path) -> None:
    files = {
        "journeys.yml": "words: [Filiale, footfall, C++]\n",
        "mina/map.md": f"---\n{named('In der FILIALE')}  - name: Filialen\n  - name: C++ kaufen\n---\n",
    }
    assert told(tmp_path, "JM151", files) == [
        f"mina/map.md:4 The stage `In der FILIALE` says `FILIALE`, which no customer would say. | {ADVICE}",
        f"mina/map.md:6 The stage `C++ kaufen` says `C++`, which no customer would say. | {ADVICE}",
    ]


def test_a_stage_named_after_a_team(tmp_path: Path) -> None:
    files = {
        "owners.yml": "shop-floor: {name: Stores}\n",
        "mina/map.md": f"---\n{named('Stores')}  - name: In two stores\n  - name: customer service\n---\n",
    }
    told_of = "is a team and not what the customer does in this stage"
    assert told(tmp_path, "JM151", files) == [
        f"mina/map.md:4 `Stores` {told_of}. | {ADVICE}",
        f"mina/map.md:6 `customer service` {told_of}. | {ADVICE}",
    ]


def test_a_stage_of_the_lifecycle_is_told_in_its_own_file(tmp_path: Path) -> None:
    stage = "---\ntitle: I buy shoes\nstages: [stage: onboarding]\n---\n"
    files = {"stages.yml": "onboarding: {position: after}\n", "mina/a.md": stage, "mina/b.md": stage}
    assert told(tmp_path, "JM151", files) == [
        "stages.yml:1 The name of this stage says `Onboarding`, which no customer would say. "
        f"| {ADVICE} | -> Getting started"
    ]


def test_colleagues_may_use_their_words(tmp_path: Path) -> None:
    files = {
        "jory/index.md": "---\nname: Jory\nkind: employee\n---\n",
        "jory/map.md": f"---\n{named('Onboarding', 'I count SKUs')}---\n",
        "mina/old.md": f"---\nstatus: archived\n{named('Onboarding')}---\n",
    }
    assert told(tmp_path, "JM151", files) == []
