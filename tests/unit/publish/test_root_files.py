"""The files at the root of a published site."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from mkdocs_journeys.publish.root.files import Version, root_files

SITE = "https://team.example/wiki/"
VERSIONS: tuple[Version, ...] = (
    ("dev", "dev", (), False),
    ("2026.2", "Summer", ("latest", "stable"), False),
    ("2026.1", "2026.1", (), False),
    ("2025.1", "2025.1", (), True),
)
HOSTILE = "\"><script>alert(1)</script>&amp;'{{ 1 }}"


class _Seen(HTMLParser):
    """The texts of a page by what they are in, its links, and the tags with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if data.strip() and self.tags[-1][0] not in ("style", "script"):
            self.texts.append(data.strip())

    def links(self) -> list[str | None]:
        return [given["href"] for tag, given in self.tags if tag == "a"]

    def meta(self, name: str) -> list[str | None]:
        kinds = ("name", "http-equiv")
        return [given["content"] for _, given in self.tags if name in [given.get(kind) for kind in kinds]]


def seen(path: str, site_url: str = SITE, language: str = "en") -> _Seen:
    return _Seen(root_files(site_url, "latest", VERSIONS, language)[path])


def test_these_files_stand_at_the_root() -> None:
    assert list(root_files(SITE, "latest", VERSIONS, "en")) == [
        "index.html",
        "404.html",
        "versions/index.html",
    ]


def test_the_start_leads_to_the_default_and_records_it() -> None:
    page = seen("index.html")
    assert page.meta("journeys-default") == ["latest"]
    assert page.meta("refresh") == ["0; url=latest/"]
    assert page.meta("robots") == []
    assert page.links() == ["latest/", "versions/"]
    canonical = [given["href"] for _, given in page.tags if given.get("rel") == "canonical"]
    assert canonical == ["https://team.example/wiki/latest/"]


def test_without_an_address_of_the_site_the_start_leads_on_all_the_same() -> None:
    page = seen("index.html", site_url="")
    assert page.meta("refresh") == ["0; url=latest/"]
    assert [given["href"] for _, given in page.tags if given.get("rel") == "canonical"] == ["latest/"]


@pytest.mark.parametrize(
    ("site_url", "base", "links"),
    [
        (SITE, "/wiki/", ["/wiki/latest/", "/wiki/versions/"]),
        ("https://team.example/a/b", "/a/b/", ["/a/b/latest/", "/a/b/versions/"]),
        ("https://team.example", "/", ["/latest/", "/versions/"]),
        # Nobody knows where the root is, but the script that looks for it.
        ("", "", ["/latest/", "/versions/"]),
    ],
)
def test_a_lost_address_has_ways_out_from_any_depth(site_url: str, base: str, links: list[str]) -> None:
    page = seen("404.html", site_url)
    assert page.links() == links
    assert page.meta("robots") == ["noindex"]
    scripts = [given for tag, given in page.tags if tag == "script"]
    assert scripts == [{"data-base": base, "data-default": "latest"}]


def test_the_list_has_all_versions_that_are_not_hidden() -> None:
    page = seen("versions/index.html")
    assert page.links() == ["../dev/", "../2026.2/", "../latest/", "../stable/", "../2026.1/"]
    told = ["dev", "Summer", "current", "2026.2", "latest", "stable", "2026.1"]
    assert page.texts == ["Versions", "Versions", *told]
    assert [tag for tag, _ in page.tags if tag == "script"] == []


def test_a_hidden_version_may_be_the_current_one() -> None:
    page = _Seen(root_files(SITE, "2025.1", VERSIONS, "en")["versions/index.html"])
    assert "current" not in page.texts


def test_an_empty_list_says_so() -> None:
    page = _Seen(root_files(SITE, "latest", (), "en")["versions/index.html"])
    assert page.texts == ["Versions", "Versions", "Nothing is published yet."]


@pytest.mark.parametrize("path", ["index.html", "404.html", "versions/index.html"])
@pytest.mark.parametrize(
    ("language", "shown", "direction"), [("de", "de", "ltr"), ("ar", "ar", "rtl"), ("fr", "en", "ltr")]
)
def test_a_page_speaks_the_language_of_the_site(path: str, language: str, shown: str, direction: str) -> None:
    page = seen(path, language=language)
    assert page.tags[0] == ("html", {"lang": shown, "dir": direction})


@pytest.mark.parametrize("path", ["index.html", "404.html", "versions/index.html"])
def test_nothing_that_is_written_into_a_page_is_taken_for_markup(path: str) -> None:
    hostile: Version = (HOSTILE, HOSTILE, (HOSTILE,), False)
    tame: Version = ("name", "name", ("alias",), False)
    told = _Seen(root_files(f"{SITE}{HOSTILE}", HOSTILE, [hostile], "en")[path])
    expected = _Seen(root_files(SITE, "alias", [tame], "en")[path])
    assert [(tag, list(given)) for tag, given in told.tags] == [
        (tag, list(given)) for tag, given in expected.tags
    ]


def test_a_title_is_shown_as_it_is_written() -> None:
    page = _Seen(root_files(SITE, "1", [("1", HOSTILE, (), False)], "en")["versions/index.html"])
    assert "".join(page.texts[2:3]) == HOSTILE


@pytest.mark.parametrize("path", ["index.html", "404.html", "versions/index.html"])
def test_the_policy_allows_the_styles_and_scripts_that_are_there_and_no_others(path: str) -> None:
    text = root_files(SITE, "latest", VERSIONS, "en")[path]
    found = re.findall(r"<(style|script)[^>]*>(.*?)</\1>", text, re.DOTALL)
    hashes = {
        f"{kind}-src 'sha256-{base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()}'"
        for kind, inner in found
    }
    (policy,) = _Seen(text).meta("Content-Security-Policy")
    parts = set((policy or "").split("; "))
    connect = {"connect-src 'self'"} if path == "404.html" else set()
    assert parts == hashes | connect | {"default-src 'none'", "base-uri 'none'", "form-action 'none'"}
