"""The link "Comment" of a touchpoint: reached by keyboard, opens the form filled in, and is not printed."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from playwright.sync_api import Page, expect
from tests.browser.kinds import FLAGSHIP
from tests.site.apart import PROJECT

SITE = "https://example-org.github.io/mkdocs-journeys/"
NAME = "A friend's photo"
TOUCHPOINT = "touchpoints/product-page/"
FORM = PROJECT / ".github/ISSUE_TEMPLATE/correct-a-touchpoint.yml"


def test_the_link_of_a_touchpoint_is_reached_by_keyboard_and_carries_its_values(page: Page) -> None:
    page.goto(FLAGSHIP)
    # On from the heads of the list, as somebody who tabs through it.
    page.locator("#owners-table thead button").last.focus()
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    expect(focused).to_have_accessible_name(f"Comment on {NAME}")
    expect(focused).to_have_role("link")
    parts = urlsplit(focused.evaluate("link => link.href"))
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == (
        "https://github.com/example-org/mkdocs-journeys/issues/new"
    )
    values = {key: found for key, (found,) in parse_qs(parts.query).items()}
    assert values == {
        "template": FORM.name,
        "title": f"First trail shoes: {NAME}",
        "journey": "mina/first-trail-shoes",
        "touchpoint": NAME,
        "address": f"{SITE}{FLAGSHIP}#tp-a-friend-s-photo",
    }
    fields = {field.get("id") for field in yaml.safe_load(FORM.read_text("utf-8"))["body"]}
    assert values.keys() - {"template", "title"} <= fields


def test_the_link_is_followed_by_keyboard(page: Page) -> None:
    page.goto(TOUCHPOINT)
    # The page may ask nobody but the site: so it is only noted where the browser would go.
    page.evaluate(
        "addEventListener('click', event => { window.went = event.target.href; event.preventDefault(); })"
    )
    page.get_by_role("link", name="Comment on").focus()
    page.keyboard.press("Enter")
    query = parse_qs(urlsplit(page.evaluate("window.went")).query, keep_blank_values=True)
    assert query == {
        "template": [FORM.name],
        "title": ["Product page"],
        "journey": [""],
        "touchpoint": ["Product page"],
        "address": [f"{SITE}{TOUCHPOINT}"],
    }


@pytest.mark.parametrize("kind", [FLAGSHIP, TOUCHPOINT])
def test_on_paper_there_is_no_such_link(page: Page, kind: str) -> None:
    page.goto(kind)
    links = page.locator(".jm-comment")
    assert links.count() > 0
    expect(links.first).to_be_visible()
    page.emulate_media(media="print")
    for number in range(links.count()):
        expect(links.nth(number)).to_be_hidden()
