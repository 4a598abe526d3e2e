"""Addresses become files and links, in sites with and without directory urls."""

from __future__ import annotations

import posixpath
from itertools import product
from urllib.parse import unquote

import pytest

from mkdocs_journeys.pages.links import Links

ADDRESSES = (
    "",
    "stages/",
    "stages/awareness/",
    "journeys/mina/first/",
    "assets/journeys/x.css",
    "journeys/mina/ä b.png",
)


@pytest.mark.parametrize(
    ("here", "there", "href"),
    [
        ("", "", "./"),
        ("", "#top", "#top"),
        ("", "stages/", "stages/"),
        ("", "assets/x.css", "assets/x.css"),
        ("stages/", "", "../"),
        ("stages/", "stages/", "./"),
        ("stages/", "stages/#a-ä", "#a-ä"),
        ("stages/", "owners/#care", "../owners/#care"),
        ("journeys/mina/first/", "journeys/mina/", "../"),
        ("journeys/mina/first/", "journeys/mina/second/#tp-a", "../second/#tp-a"),
        ("journeys/mina/", "journeys/mina/images/run 1.png", "images/run%201.png"),
        ("journeys/مينا/", "journeys/é/", "../%C3%A9/"),
        ("", "a:b/", "a%3Ab/"),
    ],
)
def test_with_directory_urls(here: str, there: str, href: str) -> None:
    assert Links().link(here, there) == href


@pytest.mark.parametrize(
    ("here", "there", "href"),
    [
        ("", "", "index.html"),
        ("", "#top", "#top"),
        ("", "stages/", "stages/index.html"),
        ("stages/", "", "../index.html"),
        ("stages/", "stages/#a", "#a"),
        ("journeys/mina/first/", "journeys/mina/second/#tp-a", "../second/index.html#tp-a"),
        ("journeys/mina/", "assets/x.css", "../../assets/x.css"),
    ],
)
def test_without_directory_urls(here: str, there: str, href: str) -> None:
    assert Links(directory_urls=False).link(here, there) == href


def test_a_prefix_moves_all_but_the_home_page() -> None:
    links = Links(prefix="customers/maps")
    assert links.destination("") == "index.html"
    assert links.destination("stages/") == "customers/maps/stages/index.html"
    assert links.link("", "stages/") == "customers/maps/stages/"
    assert links.link("stages/", "") == "../../../"
    assert links.link("stages/", "owners/") == "../owners/"


@pytest.mark.parametrize("prefix", ["", "maps", "customers/maps"])
@pytest.mark.parametrize("directory_urls", [True, False])
def test_a_browser_arrives_at_the_file_that_was_written(prefix: str, directory_urls: bool) -> None:
    links = Links(prefix, directory_urls)
    for here, there in product(ADDRESSES, repeat=2):
        base = posixpath.dirname("/" + links.destination(here))
        href = unquote(links.link(here, there))
        arrived = posixpath.normpath(posixpath.join(base, href)) + ("/" if href.endswith("/") else "")
        arrived = arrived.replace("//", "/") + ("index.html" if arrived.endswith("/") else "")
        assert arrived == "/" + links.destination(there), (here, there, href)


@pytest.mark.parametrize(
    ("links", "there", "whole"),
    [
        (Links(), "journeys/mina/#tp-a", "journeys/mina/#tp-a"),
        (Links(site_url="https://a.example"), "", "https://a.example/"),
        (Links(site_url="https://a.example/b/"), "stages/", "https://a.example/b/stages/"),
        (Links(site_url="https://a.example/b"), "stages/", "https://a.example/b/stages/"),
        (Links("maps", False, "https://a.example/"), "stages/", "https://a.example/maps/stages/index.html"),
        (Links(site_url="https://a.example/"), "منى/#ع", "https://a.example/%D9%85%D9%86%D9%89/#%D8%B9"),
    ],
)
def test_the_whole_address_of_a_page(links: Links, there: str, whole: str) -> None:
    assert links.canonical(there) == whole
