"""A built page does not grow with the wiki: neither what we write, nor the theme's frame around it."""

from __future__ import annotations

import re
from pathlib import Path

from tests.bench.wikis import REGISTRIES, journey
from tests.site.apart import build_apart

PAGE = "journeys/persona-00/journey-00/index.html"
SETTINGS = """\
site_name: Journeys
site_url: https://example.org/
theme:
  name: material
  font: false
plugins: [search, journeys]
"""
SMALL = "---\ntitle: I do thing {}\nstages:\n  - stage: decision\n    touchpoints: [{{name: Step}}]\n---\n"
# What a journey adds to the pages of its own persona: its line in the navigation.
MOST_OF_A_LINE = 400


def _built(folder: Path, personas: int, journeys: int) -> bytes:
    """The page of the first persona's first journey, in the site of a wiki of so many."""
    (folder / "docs").mkdir(parents=True)
    (folder / "docs/index.md").write_text("# Home\n", "utf-8")
    (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    (folder / "journeys").mkdir()
    for name, text in REGISTRIES.items():
        (folder / "journeys" / name).write_text(text, "utf-8")
    for persona in range(personas):
        own = folder / "journeys" / f"persona-{persona:02}"
        own.mkdir()
        name = f"---\nname: Persona {persona}\nevidence: study-1\n---\nA portrait.\n"
        (own / "index.md").write_text(name, "utf-8")
        for number in range(journeys):
            text = SMALL.format(f"{persona}.{number}") if persona or number else journey(0)
            (own / f"journey-{number:02}.md").write_text(text, "utf-8")
    return build_apart(folder, folder / "site", "mkdocs", "build")[PAGE]


def test_a_journeys_page_is_the_same_with_two_personas_and_with_forty(tmp_path: Path) -> None:
    assert _built(tmp_path / "two", 2, 1) == _built(tmp_path / "forty", 40, 1)


def test_a_journeys_page_is_light(tmp_path: Path) -> None:
    """With 15 touchpoints, besides the theme's frame."""
    assert len(_content(_built(tmp_path, 1, 1))) <= 100_000


def test_a_journey_adds_a_line_to_the_pages_of_its_own_persona(tmp_path: Path) -> None:
    few, many = _built(tmp_path / "few", 1, 2), _built(tmp_path / "many", 1, 12)
    assert _content(few) == _content(many)
    assert len(many) - len(few) <= 10 * MOST_OF_A_LINE


def _content(page: bytes) -> bytes:
    found = re.search(rb"<article class=\"jm .*</article>", page, re.DOTALL)
    assert found is not None
    return found[0]
