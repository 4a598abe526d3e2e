"""Wikis of any size to measure on: five stages of three touchpoints each, about 9 KB a file, and no findings.

The texts are of the length that people write: of the demo's journeys, which have more in them.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import product
from pathlib import Path

PER_PERSONA = 25
STAGES = ("awareness", "consideration", "decision", "retention", "loyalty")
_CHANNELS = ("web", "e-mail", "store", "phone", "app")
_OWNERS = ("brand", "shop", "service", "stores", "data")
_TEXT = (
    "she looks at the page twice and asks a friend whether this is what people like her need and then puts "
    "the phone away because nobody says what it costs in the end or when it will be there she reads the "
    "small print on the way home finds the number calls and waits for somebody who knows her and her order"
)
_WORDS = tuple(_TEXT.split())

REGISTRIES = {
    "owners.yml": "".join(f"{owner}: {{name: Team {owner}}}\n" for owner in _OWNERS),
    "channels.yml": "".join(f"{channel}: {{name: The {channel}, kind: owned}}\n" for channel in _CHANNELS),
    "evidence.yml": "".join(
        f"study-{n}: {{title: Study {n}, type: interview, from: customers, date: 2026-0{n}}}\n"
        for n in range(1, 6)
    ),
    "metrics.yml": "sales: {name: Visits that end in a sale, unit: '%', target: 4, "
    "readings: [{date: 2026-05, value: 3}]}\n",
    "journeys.yml": "today: 2026-06-01\n",
}


def vocabulary(count: int = 20_000) -> Sequence[str]:
    """Many words, each as often as it is used: the second half as often as the first, and so on."""
    begin = ("b", "br", "d", "f", "fl", "g", "k", "kr", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr")
    syllables = [one + vowel for one, vowel in product(begin, "aeiou")]
    made = ("".join(parts) for length in (2, 3) for parts in product(syllables, repeat=length))
    known = [*dict.fromkeys(_WORDS), *(word for word, _ in zip(made, range(count), strict=False))][:count]
    return [word for rank, word in enumerate(known, 1) for _ in range(max(1, count // rank))]


def write_wiki(folder: Path, journeys: int, words: Sequence[str] = _WORDS) -> Path:
    """Write a wiki of so many journeys below a folder, the same each time, and answer its own folder."""
    root = folder / "journeys"
    root.mkdir(parents=True)
    for name, text in REGISTRIES.items():
        (root / name).write_text(text, "utf-8")
    for number in range(journeys):
        persona = root / f"persona-{number // PER_PERSONA}"
        if number % PER_PERSONA == 0:
            persona.mkdir()
            name = f"---\nname: Persona {number // PER_PERSONA}\nevidence: study-1\n---\nA portrait.\n"
            (persona / "index.md").write_text(name, "utf-8")
        (persona / f"journey-{number}.md").write_text(journey(number, words), "utf-8")
    return root


def journey(number: int, words: Sequence[str] = _WORDS) -> str:
    """One journey. It differs from all others in its words."""
    chosen = random.Random(number)  # noqa: S311  the same each time
    lines = [
        "---",
        f"title: I get thing {number} done {_said(chosen, words, 3)}",
        f"summary: {_said(chosen, words, 25)}",
        f"scenario: {_said(chosen, words, 15)}",
        f"goal: {_said(chosen, words, 10)}",
        f"start: {_said(chosen, words, 6)}",
        f"end: {_said(chosen, words, 6)}",
        "owner: shop",
        "contributors: [brand, service]",
        "reviewed: 2026-04-01",
        "review_every: 1y",
        "evidence: study-1",
        "metrics: sales",
        "stages:",
    ]
    for index, stage in enumerate(STAGES):
        lines += [f"  - stage: {stage}", f"    goal: {_said(chosen, words, 8)}", "    touchpoints:"]
        for place in range(3):
            lines += _touchpoint(chosen, index * 3 + place, words)
    lines += ["---", "", "## How this was made", "", *(f"{_said(chosen, words, 60)}\n" for _ in range(4))]
    return "\n".join(lines)


def _touchpoint(chosen: random.Random, number: int, words: Sequence[str]) -> list[str]:
    low = number in (4, 10)
    lines = [
        f"      - name: Step {number} {_said(chosen, words, 5)}",
        f"        channel: {_CHANNELS[number // 3]}",
        f"        owner: {_OWNERS[number // 3]}",
        f"        action: {_said(chosen, words, 14)}",
        f"        thought: {_said(chosen, words, 12)}",
        f"        needs: {_said(chosen, words, 9)}",
        f"        emotion: {-1 if low else number % 3 - 0.5}",
        "        feeling: curious",
        "        handover: All that was said is passed on",
        f"        evidence: study-{number % 5 + 1}",
    ]
    if number == 10:
        lines.append("        moment_of_truth: yes")
    if low or number % 5 == 0:
        lines += [
            "        pains:",
            f"          - {{id: pain-{number}, text: {_said(chosen, words, 9)}, severity: high}}",
            "        opportunities:",
            f"          - {{id: idea-{number}, text: {_said(chosen, words, 9)}, impact: 4, effort: 2, "
            "owner: shop, status: idea}",
        ]
    return lines


def _said(chosen: random.Random, words: Sequence[str], count: int) -> str:
    return " ".join(chosen.choices(words, k=count)).capitalize()
