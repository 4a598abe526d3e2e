"""axe-core finds nothing wrong with any kind of page, in both colour schemes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from tests.browser.kinds import DEMO, STRESS

# Material's own markup, which we don't write: a rule, the parts that may break it, and why.
ALLOWED = (
    ("aria-dialog-name", ".md-search", "Material's search names its field, not its dialog"),
    ("color-contrast", ".highlight *", "Material's colours of code"),
    ("color-contrast", ".md-copyright, .md-copyright *", "Material's word for itself at the foot"),
    ("landmark-unique", ".md-nav", "Material names two parts of its navigation alike"),
    ("landmark-unique", ".md-code__nav", "Material names no two of its buttons for copying code"),
)


def violations(page: Page, *rules: str) -> Iterator[str]:
    """What axe-core says against a page, by these rules or by all it has."""
    # What is in order is not even written down: it is a thousand times more.
    options = {"resultTypes": ["violations"]} | ({"runOnly": list(rules)} if rules else {})
    for violation in Axe().run(page, options=options).response["violations"]:
        for node in violation["nodes"]:
            if not any(violation["id"] == rule and _is(page, node, part) for rule, part, _ in ALLOWED):
                yield f"{violation['id']}: {' '.join(map(str, node['target']))}: {node['html'][:160]}"


def _is(page: Page, node: dict[str, Any], part: str) -> bool:
    found: bool = page.locator(str(node["target"][0])).evaluate("(found, part) => found.matches(part)", part)
    return found


def _in_both_schemes(page: Page, address: str) -> list[str]:
    """The dark scheme has the same markup: only its colours are looked at."""
    page.emulate_media(color_scheme="light")
    page.goto(address)
    found = list(violations(page))
    page.emulate_media(color_scheme="dark")
    page.add_style_tag(content="* { transition: none !important }")
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    return found + [f"dark: {violation}" for violation in violations(page, "color-contrast")]


@pytest.mark.parametrize("kind", DEMO)
def test_a_page_has_no_violation_in_either_scheme(page: Page, kind: str) -> None:
    assert _in_both_schemes(page, DEMO[kind]) == []


@pytest.mark.parametrize("kind", ["dense", "broken journey", "no feeling", "one touchpoint"])
def test_a_page_of_extremes_has_no_violation(stress_page: Page, kind: str) -> None:
    assert _in_both_schemes(stress_page, STRESS[kind]) == []


def test_the_story_on_a_phone_has_no_violation(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    assert _in_both_schemes(page, DEMO["flagship"]) == []
