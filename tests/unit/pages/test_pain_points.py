"""The list of pain points: each once, worst first, with who answers for it and what is planned."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.trees import journey
from tests.unit.pages.known import EMPTY, FILES
from tests.unit.pages.rows import built, elements, part, row, text, values, wiki_of

from mkdocs_journeys.model.totals import totals
from mkdocs_journeys.pages.pain_points import pages, tables


@pytest.fixture
def page(tmp_path: Path) -> str:
    return built(wiki_of(tmp_path, FILES), pages)["pain-points/"]


def test_a_shared_pain_stands_once_and_open_ones_come_first_by_severity_then_reach(page: str) -> None:
    assert [(given["data-pain"], given["data-status"]) for given in elements(page, "data-pain")] == [
        ("mina/trip#nobody-knows-us", "open"),
        ("mina/trip#long-queue", "open"),
        ("page#slow", "open"),
        ("mina/trip#cold", "open"),
        ("mina/trip#dark", "closed"),
    ]


def test_it_has_as_many_open_ones_as_the_totals_count(tmp_path: Path, page: str) -> None:
    counted = totals(wiki_of(tmp_path, FILES).catalog.counted)
    assert values(page, "data-status").count("open") == counted.pains


def test_a_row_says_where_whose_how_it_feels_and_who_gets_there(page: str) -> None:
    assert row(page, "data-pain", "page#slow") == (
        "high It is slow Page B Tour Bode M Trip Mina Brand, Care −2 (very bad) −1 (bad) 100 of 100 Talks "
        "Make it fast idea"
    )
    assert row(page, "data-pain", "mina/trip#cold") == (
        "not rated Cold Till M Trip Mina No owner −2 (very bad) 68 of 100 no evidence yet nothing planned"
    )


def test_a_stages_pain_asks_no_owner(page: str) -> None:
    found = row(page, "data-pain", "mina/trip#nobody-knows-us")
    assert "Awareness whole stage M Trip Mina of the whole stage" in found
    assert "No owner" not in found


def test_every_place_of_a_shared_pain_is_linked(page: str) -> None:
    links = [href for href in values(page, "href") if "#pain-slow" in href]
    assert sorted(set(links)) == ["/journeys/bode/tour/#pain-slow", "/journeys/mina/trip/#pain-slow"]


def test_closed_pains_have_a_section_of_their_own(page: str) -> None:
    assert "Dark" in part(page, "closed")
    assert "Dark" not in part(page, "open")


def test_the_figures_count_open_pains(page: str) -> None:
    assert "Open 4 of 5 ever written High or critical 3 Nothing planned 2 No evidence yet 2" in text(page)


def test_a_pain_that_only_shipped_work_answers_has_nothing_planned(tmp_path: Path) -> None:
    files = {
        "a/t.md": journey("""
            title: I go
            stages:
              - stage: awareness
                touchpoints:
                  - {name: Till, pains: Slow, opportunities: [{text: Faster, status: shipped}]}
        """)
    }
    page = built(wiki_of(tmp_path, files), pages)["pain-points/"]
    assert "Nothing planned 1" in text(page)


def test_without_any_it_says_which_file_to_write(tmp_path: Path) -> None:
    page = built(wiki_of(tmp_path, EMPTY), pages)["pain-points/"]
    assert "Write them under “pains” of a touchpoint" in text(page)
    assert values(page, "data-pain") == []


def test_a_long_list_is_split_by_persona(tmp_path: Path) -> None:
    tills = "".join(
        f"\n      - {{name: Till {till}, pains: [{', '.join(f'pain {till}-{n}' for n in range(30))}]}}"
        for till in range(10)
    )
    trip = journey(f"title: I go\nstages:\n  - stage: awareness\n    touchpoints:{tills}")
    files = {f"{persona}/t.md": trip for persona in ("anna", "ben")}
    site = built(wiki_of(tmp_path, files), pages)
    assert {address: len(values(html, "data-pain")) for address, html in site.items()} == {
        "pain-points/": 0,
        "pain-points/of/anna/": 300,
        "pain-points/of/ben/": 300,
    }


def test_the_file_has_a_line_for_each_place(tmp_path: Path) -> None:
    (table,) = tables(wiki_of(tmp_path, FILES))
    assert table.address == "data/pain-points.csv"
    assert table.data.decode("utf-8-sig").split("\r\n")[3:5] == [
        "It is slow,page#slow,high,open,Page,Awareness,bode/tour,bode,brand,100,talks,Make it fast",
        "It is slow,page#slow,high,open,Page,Awareness,mina/trip,mina,care,100,talks,Make it fast",
    ]
