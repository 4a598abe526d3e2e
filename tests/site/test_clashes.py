"""Two pages at one address are refused, with the names of both."""

from __future__ import annotations

import dataclasses

import pytest
from tests.site.fake import Link, Wiki, content, fake_site

from mkdocs_journeys.pages.page import Asset, Page, Site


def refusal(wiki: Wiki, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> list[str]:
    with pytest.raises(SystemExit):
        wiki.build(monkeypatch)
    (record,) = [record for record in caplog.records if record.levelname == "ERROR"]
    *clashes, advice = record.getMessage().splitlines()
    assert advice.startswith("Give one of the two another name, or give our pages a place of their own")
    return clashes


def test_with_hand_written_pages_all_at_once(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    wiki.write(
        {"docs/stages.md": "# S", "docs/owners/README.md": "# O", "docs/assets/journeys/journeys.css": ""}
    )
    assert refusal(wiki, monkeypatch, caplog) == [
        "'stages/index.html' would be written by 'stages.md' and by the journeys' page "
        "'Stages of all journeys'",
        "'owners/index.html' would be written by 'owners/README.md' and by the journeys' page "
        "'Owners of all journeys'",
        "'assets/journeys/journeys.css' would be written by 'assets/journeys/journeys.css' and by a file of "
        "the journeys",
    ]


def test_what_gives_way_is_left_out_where_the_site_has_its_own(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make(link: Link) -> Site:
        moved = tuple(
            Asset(f"{old}/index.html", b"It has moved.", gives_way=True)
            for old in ("about", "Guide", "before")
        )
        return dataclasses.replace(fake_site(link), assets=moved)

    wiki.make = make
    wiki.write({"docs/about.md": "# About\n\nOurs.", "docs/guide.md": "# Guide\n\nOurs."})
    site = wiki.build(monkeypatch)
    assert "Ours." in (site / "about/index.html").read_text()
    assert "Ours." in (site / "guide/index.html").read_text()
    assert (site / "before/index.html").read_text() == "It has moved."


def test_with_one_that_differs_in_case_only(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    wiki.write({"docs/Stages.md": "# S"})
    assert refusal(wiki, monkeypatch, caplog) == [
        "'stages/index.html' would be written by 'Stages.md' and by the journeys' page "
        "'Stages of all journeys'"
    ]


def test_among_our_own(wiki: Wiki, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def make(link: Link) -> Site:
        site = fake_site(link)
        pages = (*site.pages, Page("stages/", "Another", lambda: content("Another")))
        assets = (*site.assets, Asset("assets/journeys/data.csv", b""))
        return dataclasses.replace(site, pages=pages, assets=assets)

    wiki.make = make
    assert refusal(wiki, monkeypatch, caplog) == [
        "'stages/index.html' would be written by the journeys' page 'Stages of all journeys' and by the "
        "journeys' page 'Another'",
        "'assets/journeys/data.csv' would be written by a file of the journeys and by a file of the journeys",
    ]


def test_with_a_file_where_we_need_a_folder(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    wiki.write({"docs/owners": "a file without an ending"})
    assert refusal(wiki, monkeypatch, caplog) == [
        "'owners' would be a file, written by 'owners', and the folder of the journeys' page "
        "'Owners of all journeys'"
    ]


def test_what_is_not_published_is_in_nobodys_way(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    wiki.write({"docs/stages.md": "# S"})
    site = wiki.build(monkeypatch, exclude_docs="stages.md")
    assert "Stages of all journeys" in (site / "stages/index.html").read_text()
