"""A wiki of extremes: long names and thoughts, many stages and one, other scripts, words without end."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import yaml
from tests.site.apart import PROJECT

NAME_LENGTH = 80
THOUGHT_LENGTH = 600
STAGES = 12
TOUCHPOINTS = 40


def _toggle(name: str) -> dict[str, Any]:
    return {"toggle": {"icon": "material/theme-light-dark", "name": name}}


SITE = {
    "site_name": "Extremes",
    "plugins": ["journeys"],
    "nav": [{"Home": "journeys:home"}, {"Journeys": "journeys:all"}],
    "theme": {
        "name": "material",
        "font": False,
        "palette": [
            {"media": "(prefers-color-scheme: light)", "scheme": "default"} | _toggle("dark"),
            {"media": "(prefers-color-scheme: dark)", "scheme": "slate"} | _toggle("light"),
        ],
    },
}

_SENTENCE = "she compares the delivery window of the neighbourhood shop with that of the other one"
ENGLISH = _SENTENCE.split()
GERMAN = [
    "Donaudampfschifffahrtsgesellschaftskapitän",
    "prüft",
    "Rindfleischetikettierungsüberwachung",
    "und",
]
_ARABIC = "تقارن سلمى بين موعد التسليم في المتجر القريب وموعد المتجر الآخر قبل أن تقرر"
ARABIC = _ARABIC.split()
JAPANESE = list("彼女は近所の店の配達時間と別の店の配達時間を比べてから決めることにした")
EMOJI = ["👩🏽‍🚀", "🎉", "tries", "🧗‍♀️🧗‍♀️🧗‍♀️", "again"]
ENDLESS = ["https://shop.example/" + "abcdefghij" * 6]
WORDS = (ENGLISH, GERMAN, ENGLISH, EMOJI, JAPANESE, ENGLISH, ENDLESS)


def text(length: int, words: list[str], start: int = 0) -> str:
    """A text of about a length, that begins at a word."""
    between = "" if words is JAPANESE else " "
    found = between.join(islice(cycle(words[start % len(words) :] + words), length))
    return found[:length].strip()


def step(index: int, words: list[str], length: int = NAME_LENGTH) -> dict[str, Any]:
    """A touchpoint with something in every lane that people fill most."""
    mood = (-2, 2, -1.5, 1, -2, 0, 2, [-2, 2])[index % 8]
    return {
        "name": f"{index} {text(length, words, index)}",
        "id": f"step-{index}",
        "channel": ["store", "web"][: 1 + index % 2],
        "owner": ("shop", "post", None, "long")[index % 4],
        "action": text(90, words, index),
        "thought": text(THOUGHT_LENGTH if index % 8 == 1 else 120, words, index),
        "emotion": mood,
        "feeling": ("overwhelmed", "self-determined", "Rindfleischetikettie", "ok", text(12, words))[
            index % 5
        ],
        "moment_of_truth": index % 3 == 0,
        "evidence": "talks" if index % 2 else None,
        "drop_off": f"{(index * 7) % 60}%",
        "pains": [{"text": text(110, words, index), "severity": ("low", "critical", "high")[index % 3]}],
        "opportunities": [
            {
                "text": text(100, words, index + 1),
                "impact": 1 + index % 5,
                "effort": 5 - index % 5,
                "ticket": f"T-{index}",
            }
        ],
        "metrics": [
            {
                "name": text(40, words),
                "unit": "%",
                "target": 90,
                "readings": [{"date": "2026-05", "value": 70}],
            }
        ]
        if index % 7 == 0
        else None,
        "frontstage": text(60, words, index),
        "backstage": text(60, words, index + 2),
        "systems": [text(25, words, index)],
    }


def journey(counts: list[int], choice: tuple[list[str], ...] = WORDS, **fields: Any) -> dict[str, Any]:
    """A journey with a stage for each count of touchpoints."""
    number = iter(range(1, sum(counts) + 1))
    stages = [
        {
            "stage": f"stage-{at}",
            "name": text(NAME_LENGTH, choice[at % len(choice)]) if at % 3 == 1 else f"Stage {at}",
            "goal": text(120, choice[(at + 1) % len(choice)]),
            "quote": text(140, choice[at % len(choice)]),
            "duration": "3w",
            "touchpoints": [step(n, choice[n % len(choice)]) for n in islice(number, count)],
        }
        for at, count in enumerate(counts)
    ]
    return {
        "title": text(NAME_LENGTH, choice[0]),
        "owner": "shop",
        "reviewed": "2026-10-01",
        "stages": stages,
    } | fields


def _numb() -> dict[str, Any]:
    found = journey([2, 3])
    for stage in found["stages"]:
        for touchpoint in stage["touchpoints"]:
            for key in ("emotion", "feeling", "drop_off"):
                del touchpoint[key]
    return found


def _dense() -> dict[str, Any]:
    """The most columns that are shown without scrolling, all with long words and at the ends of the scale."""
    found = journey([3, 3, 3, 3, 3], (ENGLISH, GERMAN))
    for index, touchpoint in enumerate(s for stage in found["stages"] for s in stage["touchpoints"]):
        touchpoint |= {
            "emotion": -2 if index % 4 < 2 else 2,
            "feeling": ("disproportionately", "uncharacteristically")[index % 2],
            "moment_of_truth": True,
        }
    return found


def _files() -> dict[str, Any]:
    counts = [4, 3, 1, 6, 3, 3, 2, 5, 3, 4, 3, 3]
    return {
        "journeys.yml": {"format": 1, "today": "2026-11-16"},
        "stages.yml": {f"stage-{at}": {"name": f"Stage {at}"} for at in range(len(counts))},
        "owners.yml": {
            "shop": {"name": "Shop"},
            "post": {"name": text(NAME_LENGTH, GERMAN)},
            "long": {"name": text(NAME_LENGTH, ENDLESS)},
        },
        "channels.yml": {"store": {"name": "Store"}, "web": {"name": text(40, GERMAN)}},
        "evidence.yml": {"talks": {"title": text(NAME_LENGTH, ENGLISH), "type": "interview"}},
        "long/index.md": {"name": text(NAME_LENGTH, GERMAN), "quote": text(THOUGHT_LENGTH, ENGLISH)},
        "long/twelve-stages.md": journey(counts),
        "long/dense.md": _dense(),
        "long/one.md": journey([1]),
        "long/numb.md": _numb(),
        "haru/index.md": {"name": "遥"},
        "haru/trip.md": journey([3, 3, 2], (JAPANESE,), language="ja"),
        "hala/index.md": {"name": "هالة"},
        "hala/trip.md": journey([3, 4, 3, 3, 4], (ARABIC,), language="ar"),
    }


def build_stress(folder: Path) -> Path:
    """Write the wiki into a folder, build it, and answer where its site is."""
    (folder / "docs").mkdir()
    for name, content in _files().items():
        path = folder / "journeys" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        found = yaml.safe_dump(_told(content), allow_unicode=True, sort_keys=False, width=4000)
        path.write_text(f"---\n{found}---\n" if name.endswith(".md") else found, encoding="utf-8")
    (folder / "journeys/long/broken.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(SITE, sort_keys=False), encoding="utf-8")
    site = folder / "site"
    paths = os.pathsep.join(filter(None, [str(PROJECT), os.environ.get("PYTHONPATH")]))
    # Not strict: one of its files is broken, and has a page all the same.
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-d", str(site)],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": paths, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stderr.count("ERROR") + run.stderr.count("WARNING") <= 1, run.stderr
    return site


def _told(value: Any) -> Any:
    """Without what is None: a field that nobody fills is left out."""
    if isinstance(value, dict):
        return {key: _told(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_told(item) for item in value]
    return value
