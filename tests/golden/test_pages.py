"""What each golden wiki becomes: the Mermaid text of its diagrams, and the pages of its journeys."""

from __future__ import annotations

import re

import pytest
from tests.golden.cases import CASES, GoldenCase

from mkdocs_journeys.diagrams import svg
from mkdocs_journeys.diagrams.figure import stages_figure, touchpoints_figures
from mkdocs_journeys.diagrams.journey import journey_text
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.pages.links import Links
from mkdocs_journeys.pages.page import Page
from mkdocs_journeys.pages.site import build
from mkdocs_journeys.pages.wiki import Options

# The theme's own icons are not ours to compare.
_SPRITE = re.compile(r'<svg class="jm-sprite".*?</svg>', re.DOTALL)


@pytest.fixture(autouse=True)
def _without_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures are not drawn on every platform: what is compared is what they are made of."""
    monkeypatch.setattr(svg, "_engine", lambda: None)


def _mermaid(catalog: Catalog, journey: Journey) -> str:
    flow = catalog.flows[journey.id]
    parts = touchpoints_figures(journey, flow)
    sources = [stages_figure(journey, flow).source, *(part.source for part in parts if part)]
    return "\n".join([f"%% {journey.id}", *sources, journey_text(journey, journey.persona).text])


def _told(page: Page) -> str:
    facts = (page.address, page.title, page.source or "", ", ".join(page.tags))
    return f"<!-- {' | '.join(facts)} -->\n{page.build().html}"


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_diagrams_are_as_expected(case: GoldenCase, update: bool) -> None:
    catalog = case.read().catalog
    text = "\n".join(_mermaid(catalog, journey) for journey in catalog.journeys.values())
    case.compare("mermaid.txt", text, update)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_pages_are_as_expected(case: GoldenCase, update: bool) -> None:
    pages = [
        page for page in build(case.read(), Options(Links().link, icons_inside=True)).pages if page.source
    ]
    case.compare("pages.html", _SPRITE.sub("", "\n".join(map(_told, pages))), update)
