"""The link "Comment": where it stands, what it carries, and that nobody sees it without the setting."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.trees import journey, read_tree

from mkdocs_journeys.pages.links import Links
from mkdocs_journeys.pages.site import build
from mkdocs_journeys.pages.wiki import Options

SETTING = 'comment_url: "https://forms.example/new?j={journey}&t={touchpoint}&h={title}&p={page}"\n'
ODD = "Till & \"bag\" <b>'x'</b> #1"
FILES: dict[str, str | bytes] = {
    "touchpoints.yml": "phone: Phone line\n",
    "mina/index.md": journey("name: Mina"),
    "mina/trip.md": journey(f"""
        title: I go
        name: Trip
        stages:
          - name: One
            touchpoints:
              - name: '{ODD.replace("'", "''")}'
              - use: phone
              - {{name: Walk, channel: none}}
    """),
}
SITE = "https://shop.example/maps/"


def comments(root: Path, files: dict[str, str | bytes], address: str, site_url: str = "") -> list[str]:
    """The links on a page, each by what it is called and what it carries."""
    reading = read_tree(root, files)
    assert reading.findings == ()
    links = Links(site_url=site_url)
    site = build(reading, Options(links.link, canonical=links.canonical))
    (page,) = (page for page in site.pages if page.address == address)
    return list(_told(page.build().html))


def _told(text: str) -> Iterator[str]:
    for found in re.finditer(
        r'<a class="jm-comment" href="([^"]*)" aria-label="([^"]*)"[^>]*>(\w+)</a>', text
    ):
        href, label, word = map(html.unescape, found.groups())
        parts = urlsplit(href)
        assert (parts.scheme, parts.netloc, parts.path) == ("https", "forms.example", "/new")
        values = parse_qs(parts.query, keep_blank_values=True)
        yield " | ".join((word, label, *(values[key][0] for key in "jthp")))


def test_a_journey_and_each_of_its_touchpoints_can_be_commented_on(tmp_path: Path) -> None:
    page = f"{SITE}journeys/mina/trip/"
    assert comments(tmp_path, {**FILES, "journeys.yml": SETTING}, "journeys/mina/trip/", SITE) == [
        f"Comment | Comment on Trip | mina/trip |  | Trip | {page}",
        f"Comment | Comment on {ODD} | mina/trip | {ODD} | Trip: {ODD} | {page}#tp-till-bag-b-x-b-1",
        f"Comment | Comment on Phone line | mina/trip | Phone line | Trip: Phone line | {page}#tp-phone",
        f"Comment | Comment on Walk | mina/trip | Walk | Trip: Walk | {page}#tp-walk",
    ]


def test_so_can_a_registered_touchpoint_on_its_page(tmp_path: Path) -> None:
    files = {**FILES, "journeys.yml": SETTING}
    assert comments(tmp_path, files, "touchpoints/phone/") == [
        "Comment | Comment on Phone line |  | Phone line | Phone line | touchpoints/phone/"
    ]


def test_without_the_setting_there_is_no_link(tmp_path: Path) -> None:
    for address in ("journeys/mina/trip/", "touchpoints/phone/"):
        assert comments(tmp_path, FILES, address) == []


@pytest.mark.parametrize(
    ("language", "word", "label"),
    [("de", "Kommentieren", "Kommentieren: Trip"), ("ar", "تعليق", "تعليق على \u2068Trip\u2069")],
)
def test_the_link_speaks_the_language_of_the_page(
    tmp_path: Path, language: str, word: str, label: str
) -> None:
    files = {**FILES, "journeys.yml": f"language: {language}\n{SETTING}"}
    first = comments(tmp_path, files, "journeys/mina/trip/")[0]
    assert first == f"{word} | {label} | mina/trip |  | Trip | journeys/mina/trip/"


def test_an_unknown_place_in_the_address_is_told_with_those_that_exist(tmp_path: Path) -> None:
    setting = "comment_url: https://forms.example/{jurney}\n"
    (finding,) = read_tree(tmp_path, {**FILES, "journeys.yml": setting}).findings
    assert (finding.file, finding.level.value, finding.message, finding.allowed, finding.suggestion) == (
        "journeys/journeys.yml",
        "error",
        "Nothing is filled in for {jurney}.",
        "{journey}, {touchpoint}, {title}, {page}",
        "{journey}",
    )
