"""Addresses with places in them that are filled in."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from mkdocs_journeys.model.values.placeholders import comment_address, filled, ticket_address
from mkdocs_journeys.model.values.refusal import Refusal

PLACES = "{journey}, {touchpoint}, {title}, {page}"
WEB = "https://..., http://... or mailto:..."


@pytest.mark.parametrize(
    "written",
    [
        "https://forms.example/new?a={journey}&b={touchpoint}&c={title}&d={page}",
        "http://forms.example/{journey}#{page}",
        "mailto:team@shop.example?subject={title}&body={page}",
        "https://forms.example/",
        "HTTPS://forms.example/%7Bx%7D",
    ],
)
def test_an_address_with_places(written: str) -> None:
    assert comment_address(written) == written


@pytest.mark.parametrize(
    ("written", "message", "allowed", "suggestion"),
    [
        ("https://x.example/{jorney}", "nothing is filled in for {jorney}", PLACES, "{journey}"),
        ("https://x.example/{ticket}", "nothing is filled in for {ticket}", PLACES, ""),
        ("https://x.example/{}", "nothing is filled in for {}", PLACES, ""),
        ("https://x.example/{page!r}", "nothing is filled in for {page!r}", PLACES, "{page}"),
        (
            "https://x.example/{page",
            "a brace stands alone here",
            f"{PLACES}; a brace of your own is %7B or %7D",
            "",
        ),
        (
            "https://x.example/{{page}}",
            "a brace stands alone here",
            f"{PLACES}; a brace of your own is %7B or %7D",
            "",
        ),
        ("forms/new?page={page}", "'forms/new?page={page}' is not a whole address", WEB, ""),
        (
            "//x.example/{page}",
            "'//x.example/{page}' leads to another host, and says only half of it",
            "the whole address",
            "https://x.example/{page}",
        ),
        ("tel:+15550100", "'tel:+15550100' is not a whole address", WEB, ""),
        ("https://", "'https://' is not a whole address", WEB, ""),
        (
            "javascript:alert({page})",
            "links of the kind javascript: are not taken",
            "an address that begins with http:, https:, mailto:, tel:, or a relative one",
            "",
        ),
        (
            'https://x.example/"><script>',
            "'https://x.example/\"><script>' is not an address",
            "an address without spaces",
            "",
        ),
    ],
)
def test_no_address_with_places(written: str, message: str, allowed: str, suggestion: str) -> None:
    with pytest.raises(Refusal) as caught:
        comment_address(written)
    refusal = caught.value
    assert (refusal.message, refusal.allowed, refusal.suggestion) == (message, allowed, suggestion)


@pytest.mark.parametrize(
    "value",
    ["Web shop", "a&b=c#d?e", '"><script>alert(1)</script>', "%41 + é / منى", "{page}", "a\u202eb\n"],
)
def test_a_value_stays_one_value(value: str) -> None:
    values = {"journey": "mina/buy", "touchpoint": value, "title": value, "page": "https://x.example/#a"}
    found = filled("https://x.example/new?t={touchpoint}&j={journey}&u={title}&p={page}&z=1", values)
    assert parse_qs(urlsplit(found).query) == {
        "t": [value],
        "j": ["mina/buy"],
        "u": [value],
        "p": ["https://x.example/#a"],
        "z": ["1"],
    }
    assert not set("\"'<> \n") & set(found)


@pytest.mark.parametrize("written", ["https://x.example/{ticket}", "http://x.example/t?id={ticket}&a=1"])
def test_addresses_of_tickets(written: str) -> None:
    assert ticket_address(written) == written
    assert filled(written, {"ticket": "javascript:a//b"}) == written.replace(
        "{ticket}", "javascript%3Aa%2F%2Fb"
    )


@pytest.mark.parametrize("written", ["{ticket}", "javas{ticket}", "/t/{ticket}", "mailto:{ticket}"])
def test_a_ticket_cannot_choose_the_kind_of_its_address(written: str) -> None:
    with pytest.raises(Refusal) as caught:
        ticket_address(written)
    assert (caught.value.message, caught.value.allowed) == (
        f"{written!r} is not a whole address",
        "https://... or http://...",
    )


def test_an_address_of_tickets_asks_for_tickets_only() -> None:
    with pytest.raises(Refusal) as caught:
        ticket_address("https://x.example/{page}/{tiket}")
    assert (caught.value.message, caught.value.allowed) == ("nothing is filled in for {page}", "{ticket}")
