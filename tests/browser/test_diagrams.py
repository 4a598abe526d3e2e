"""Diagrams on a phone: their type stays readable, and none is wider than its frame can scroll."""

from __future__ import annotations

from playwright.sync_api import Page

# The size of each text as it is drawn: its own size times how much the picture is scaled.
TYPE_SIZES = """() => [...document.querySelectorAll(".jm-figure__picture svg")].flatMap(picture => {
    const box = picture.viewBox.baseVal, scale = picture.getBoundingClientRect().width / box.width;
    return [...picture.querySelectorAll("text, tspan")]
        .filter(text => text.textContent.trim())
        .map(text => parseFloat(getComputedStyle(text).fontSize) * scale);
})"""


def test_type_in_diagrams_is_never_under_12_px_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    for journey in ("mina/first-trail-shoes", "greta/jacket-repair", "salma/group-trip"):
        page.goto(f"journeys/{journey}/")
        sizes = page.evaluate(TYPE_SIZES)
        assert sizes
        assert min(sizes) >= 12, journey
