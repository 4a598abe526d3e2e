"""What `journeys diff` prints about a small invented wiki: the program itself reads and compares it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from mkdocs_journeys.changes.comparison import compare
from mkdocs_journeys.changes.printers.text import as_text
from mkdocs_journeys.reading.reader import Reading, read_given

_TODAY = datetime.date(2026, 11, 1)
_SHARED = {
    "mina/index.md": "---\nname: Mina\n---\n",
    "owners.yml": "brand: Brand team\nweb-shop: Web shop\n",
    "evidence.yml": """
diaries: {title: Diaries of 14 beginners, type: diary, from: customers, date: 2026-06}
fittings: {title: 41 fittings watched, type: observation, from: customers, date: 2026-10}
""",
}
_BEFORE = """---
title: I buy my first trail shoes
owner: web-shop
reviewed: 2026-04-28
stages:
  - stage: awareness
    touchpoints:
      - name: A friend's photo
        owner: brand
        emotion: 0
        evidence: diaries
        drop_off: 12%
      - name: Muddy mile ad
        owner: brand
        action: Sees somebody laugh in the mud
        emotion: 0.5
        opportunities:
          - {id: card, text: Give buyers a card for a friend, status: testing}
---
"""
_EDITS = (
    ("reviewed: 2026-04-28", "reviewed: 2026-10-28"),
    ("emotion: 0\n        evidence: diaries", "emotion: 1\n        evidence: [diaries, fittings]"),
    ("12%", "10%"),
    ("Muddy mile ad", "Muddy mile film"),
    ("emotion: 0.5", "emotion: 1"),
    ("status: testing", "status: shipped, result: One in nine buyers brought a friend"),
)


def sample() -> str:
    """What changed between two states, as a terminal shows it."""
    after = _BEFORE
    for old, new in _EDITS:
        after = after.replace(old, new)
    return as_text(compare(_read(_BEFORE), _read(after)))


def _read(journey: str) -> Reading:
    files: Mapping[str, str] = {**_SHARED, "mina/first-trail-shoes.md": journey}
    return read_given("journeys", {name: text.encode() for name, text in files.items()}, _TODAY)
