"""The examples on the page Data do what is said of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.site.apart import PROJECT

from mkdocs_journeys.model.coverage import ownership
from mkdocs_journeys.model.experience import of_journey
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.reading.reader import read

SITE = "https://example-org.github.io/mkdocs-journeys/"


def shown() -> list[Journey]:
    """The journeys of the demo that its site shows."""
    journeys = read(PROJECT / "journeys").catalog.journeys.values()
    return [journey for journey in journeys if journey.fields.status != "draft"]


@pytest.fixture
def examples(page: Page, address: str) -> dict[str, str]:
    """The code on the page, for the site as it is served here."""
    page.goto("data/")
    found = page.locator("[data-example]")
    texts = {each.get_attribute("data-example") or "": each.inner_text() for each in found.all()}
    assert all(SITE in text for text in texts.values())
    return {name: text.replace(SITE, address) for name, text in texts.items()}


def test_there_is_one_for_each(examples: dict[str, str]) -> None:
    assert list(examples) == ["sheet", "python", "javascript"]


def test_the_formula_names_a_list_of_the_site(examples: dict[str, str], address: str, demo: Path) -> None:
    formula = examples["sheet"]
    assert formula == f'=IMPORTDATA("{address}data/pain-points.csv")'
    assert (demo / "data/pain-points.csv").is_file()


def test_the_python_prints_the_journeys_that_feel_bad_somewhere(examples: dict[str, str]) -> None:
    run = subprocess.run(
        [sys.executable, "-c", examples["python"]], capture_output=True, text=True, check=True
    )
    lows = [(felt.low, journey.title) for journey in shown() if (felt := of_journey(journey))]
    assert run.stdout.splitlines() == [f"{low} {title}" for low, title in lows if low < 0]


def test_the_javascript_tells_who_owns_how_much(page: Page, examples: dict[str, str]) -> None:
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.evaluate(f"(async () => {{{examples['javascript']}}})()")
    counted = [(journey.title, ownership(journey.touchpoints)) for journey in shown()]
    assert told == [f"{title}: {found.owned} owned, {found.unowned} not" for title, found in counted]
