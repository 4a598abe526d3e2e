"""What a journey's page weighs, and that it neither grows nor asks for more work with the wiki around it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from tests.bench.wikis import REGISTRIES, journey

from mkdocs_journeys.pages.links import Links
from mkdocs_journeys.pages.page import Page
from mkdocs_journeys.pages.site import build
from mkdocs_journeys.pages.wiki import Options
from mkdocs_journeys.reading.reader import read

# Besides the theme's frame: five stages of three touchpoints each, their diagrams drawn.
MOST = 100_000
TINY = "---\ntitle: I do thing {}\nstages:\n  - stage: decision\n    touchpoints: [{{name: Step}}]\n---\n"
PACKAGE = str(Path(build.__code__.co_filename).parents[1])


def _page(folder: Path, first: str, *, personas: int = 1, journeys: int = 1) -> Page:
    """The page of the first persona's first journey, in a wiki of so many."""
    root = folder / "journeys"
    root.mkdir()
    for name, text in REGISTRIES.items():
        (root / name).write_text(text, "utf-8")
    for persona in range(personas):
        own = root / f"persona-{persona:02}"
        own.mkdir()
        (own / "index.md").write_text(f"---\nname: Persona {persona}\n---\n", "utf-8")
        for number in range(journeys):
            text = TINY.format(f"{persona}.{number}") if persona or number else first
            (own / f"journey-{number:02}.md").write_text(text, "utf-8")
    site = build(read(root), Options(Links().link))
    return next(page for page in site.pages if page.address == "journeys/persona-00/journey-00/")


@pytest.mark.parametrize("number", range(5))
def test_a_journey_of_fifteen_touchpoints_is_light(number: int, tmp_path: Path) -> None:
    pytest.importorskip("merman")
    html = _page(tmp_path, journey(number)).build().html
    assert html.count('<svg class="jm-diagram') == 6
    assert len(html.encode()) <= MOST


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> tuple[Page, Page]:
    """The same journey in a small wiki and in a large one."""
    small, large = tmp_path_factory.mktemp("small"), tmp_path_factory.mktemp("large")
    return (
        _page(small, journey(0), personas=2, journeys=3),
        _page(large, journey(0), personas=30, journeys=20),
    )


def test_it_is_the_same_in_a_large_wiki(two: tuple[Page, Page]) -> None:
    small, large = two
    assert small.build() == large.build()


def test_it_takes_no_more_work_there(two: tuple[Page, Page]) -> None:
    """The first page of each wiki pays for what all of them look up."""
    small, large = two
    small.build(), large.build()
    assert _lines(large.build) == _lines(small.build)


def _lines(work: Callable[[], object]) -> int:
    """How many lines of ours run, those of loops each time."""
    count = 0

    def inside(_frame: FrameType, event: str, _given: Any) -> Any:
        nonlocal count
        count += event == "line"
        return inside

    def outside(frame: FrameType, _event: str, _given: Any) -> Any:
        return inside if frame.f_code.co_filename.startswith(PACKAGE) else None

    before = sys.gettrace()
    sys.settrace(outside)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
