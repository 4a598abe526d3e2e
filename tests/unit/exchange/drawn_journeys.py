"""Journeys to draw: a small one, one in Arabic, large ones, and one that would do harm."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from tests.trees import TODAY, plant

from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.pages.wiki import Options, Wiki
from mkdocs_journeys.reading.reader import read

SMALL = """
---
title: I buy shoes
owner: Web team
stages:
  - name: Look
    quote: So many.
    goal: Find a pair
    touchpoints:
      - name: A friend's photo
        action: Asks where it was
        thought: She was as slow as me
        emotion: 1
        feeling: curious
        owner: Web team
        certainty: validated
        evidence: talks
        drop_off: 12%
      - name: Web shop
        channel: [web, app]
        action: [Opens one shoe, Closes it]
        emotion: -2
        feeling: overwhelmed
        owner: Web team
        supporting: Stores
        certainty: validated
        evidence: talks
        moment_of_truth: yes
        drop_off: {percent: 5%, why: Too many, to: A supermarket}
        pains: [{text: 48 shoes, severity: critical}]
        opportunities: [{text: Mark six, impact: 5, effort: 2, owner: Stores, ticket: HR-204}]
        metrics: [{name: Sales, value: 3, target: 4, unit: "%"}]
        questions: [{text: Which six?, owner: Stores}]
  - name: Wear
    pains: [{text: It rains, status: closed}, The path is wet]
    touchpoints:
      - {name: First run, channel: none, emotion: [-1, 2], feeling: proud, data_asked: name, trust: A map}
      - {name: Letter, status: planned, owner: Stores, handover: The number, emotion: 1}
---
"""
ARABIC = """
---
title: أشتري حذاء
language: ar
stages:
  - name: البحث
    touchpoints:
      - {name: المتجر, emotion: -1, feeling: تعب, action: تسأل, pains: [لا قائمة], owner: Stores}
      - {name: الشبكة, emotion: 1, certainty: validated, evidence: talks}
  - name: الشراء
---
"""
REGISTRIES = {
    "evidence.yml": "talks: {title: Twelve talks, type: interview, from: customers, date: 2026-04}\n"
}


def wiki_of(root: Path, **journeys: str | dict[str, Any]) -> Wiki:
    """A wiki of these journeys of the persona `mina`, by the names of their files."""
    texts = {
        f"mina/{name}.md": written if isinstance(written, str) else f"---\n{yaml.safe_dump(written)}---\n"
        for name, written in journeys.items()
    }
    reading = read(plant(root, REGISTRIES | texts), TODAY)
    assert reading.errors == ()
    return Wiki(reading, Options(link=lambda _, address: address))


def journey_of(wiki: Wiki, name: str) -> Journey:
    return wiki.catalog.journeys[f"mina/{name}"]


def large(touchpoints: int, stages: int, text: str = "she compares the delivery window") -> dict[str, Any]:
    """A journey with so many touchpoints, each with something in the lanes that people fill most."""
    each = -(-touchpoints // stages)
    steps = [_step(number, text) for number in range(1, touchpoints + 1)]
    return {
        "title": f"I {text[:200]}",
        "stages": [
            {
                "name": f"Stage {at}",
                "quote": f"{text} {at}",
                "touchpoints": steps[(at - 1) * each : at * each],
            }
            for at in range(1, stages + 1)
        ],
    }


def _step(number: int, text: str) -> dict[str, Any]:
    return {
        "id": f"t{number}",
        "name": f"{number} {text[:250]}",
        "action": f"{number} does {text}",
        "thought": f"{number} thinks {text}",
        "backstage": f"{number} unseen {text}",
        "owner": f"Team {number % 3}",
        "emotion": (-2, 2, -1.5, 0, 1)[number % 5],
        "feeling": ("overwhelmed", "calm", "Rindfleischetikettie")[number % 3],
        "drop_off": f"{number % 60}%",
        "moment_of_truth": number % 4 == 0,
        "pains": [{"id": f"p{number}", "text": f"{number} hurts {text[:900]}", "severity": "high"}],
        "opportunities": [
            {"id": f"o{number}", "text": f"{number} helps {text[:900]}", "impact": 3, "effort": 2},
        ],
    }


HOSTILE_WORD = "<b>&amp;\"'</b>]]>{{x}}=1+1" + "abcdefghij" * 400
