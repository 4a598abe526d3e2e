"""Listings as files: what spreadsheets make of them, and the page that lists them."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.trees import journey
from tests.unit.pages.rows import elements, row, wiki_of

from mkdocs_journeys.pages.data_page import LISTINGS, data_page
from mkdocs_journeys.pages.page import Asset
from mkdocs_journeys.pages.tables import guarded, table, unguarded
from mkdocs_journeys.pages.wiki import Wiki


def cells(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_file_begins_with_a_byte_order_mark_and_its_columns() -> None:
    assert table(("a", "b"), [("one", "two")]) == "\ufeffa,b\r\none,two\r\n".encode()


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\r=1", "\u22121", "=cmd|' /C calc'!A0"])
def test_a_text_that_could_run_as_a_formula_gets_an_apostrophe(text: str) -> None:
    assert cells(table(("a",), [(text,)]))[1] == [f"'{text}"]


@pytest.mark.parametrize("text", ["x;=1+1", "x\t=1+1", "x\n@y", "x;\uff1d1"])
def test_so_does_one_behind_a_sign_that_other_spreadsheets_part_at(text: str) -> None:
    assert cells(table(("a",), [(text,)]))[1] == [f"{text[:2]}'{text[2:]}"]
    assert cells(table(("a",), [("x; =1, 3 -1;b",)]))[1] == ["x; =1, 3 -1;b"]
    assert cells(table(("a",), [("\t=1",)]))[1] == ["'\t'=1"]


def test_a_list_that_begins_like_a_formula_gets_an_apostrophe() -> None:
    assert cells(table(("a",), [(("=1", "2"),)]))[1] == ["'=1, 2"]


def test_values_are_written_plainly() -> None:
    row = (None, True, False, -1.5, 3, 2.0, ("a", "b"), (), 'say "hi", twice\nor so')
    assert cells(table("abcdefghi", [row]))[1] == [
        *("", "yes", "no", "-1.5", "3", "2", "a, b", ""),
        'say "hi", twice\nor so',
    ]


@pytest.fixture
def wiki(tmp_path: Path) -> Wiki:
    trip = """
        title: I go
        stages:
          - stage: awareness
            touchpoints:
              - {name: "=HYPERLINK(1)", channel: web, emotion: [-2, 1], drop_off: 12%}
              - {name: Walk, channel: none}
              - name: Desk
                owner: care
                supporting: [brand]
                pains: {text: Slow, severity: high}
                opportunities: {text: Faster, ticket: T-1}
                moment_of_truth: yes
    """
    return wiki_of(tmp_path, {"mina/index.md": journey("name: Mina"), "mina/trip.md": journey(trip)})


def all_tables(wiki: Wiki) -> tuple[Asset, ...]:
    return tuple(table for listing in LISTINGS for table in listing.tables(wiki))


def named(tables: tuple[Asset, ...], name: str) -> list[dict[str, str]]:
    data = next(table.data for table in tables if table.address == f"data/{name}.csv")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_touchpoints_stand_in_their_file_with_all_that_is_known(wiki: Wiki) -> None:
    first, second = named(all_tables(wiki), "touchpoints")
    assert first == {
        "touchpoint": "'=HYPERLINK(1)",
        "id": "mina/trip#hyperlink-1",
        "journey": "mina/trip",
        "persona": "mina",
        "stage": "Awareness",
        "lifecycle_stage": "awareness",
        "channels": "web",
        "owner": "",
        "supporting": "",
        "status": "live",
        "emotion_mean": "-0.5",
        "emotion_low": "-2",
        "feeling": "",
        "certainty": "assumed",
        "importance": "",
        "moment_of_truth": "no",
        "drop_off_percent": "12",
        "open_pains": "0",
        "worst_pain": "",
        "next_step": "",
        "ticket": "",
        "evidence": "",
    }
    told = ("touchpoint", "owner", "supporting", "moment_of_truth", "worst_pain", "next_step", "ticket")
    assert [second[name] for name in told] == ["Desk", "care", "brand", "yes", "Slow", "Faster", "T-1"]


def test_the_page_lists_every_file_with_its_rows(wiki: Wiki) -> None:
    tables = all_tables(wiki)
    html = data_page(wiki, tables).build().html
    listed = {found["data-file"]: int(found["data-rows"]) for found in elements(html, "data-file")}
    assert listed == {asset.address: len(cells(asset.data)) - 1 for asset in tables}
    assert len({asset.address for asset in tables}) == len(tables)


def test_the_page_says_of_every_file_what_it_holds(wiki: Wiki) -> None:
    tables = all_tables(wiki)
    for asset in tables:
        name = asset.address.removeprefix("data/").removesuffix(".csv")
        assert wiki.words.has(f"data.holds.{name}"), name
    html = data_page(wiki, tables).build().html
    assert row(html, "data-file", "data/owners.csv").startswith(
        "owners.csv The owners, with what they own and how it does."
    )


@given(st.text(st.sampled_from(list("'=+-@;\t\n ab\u2212")), max_size=12))
def test_a_guarded_text_comes_back_and_runs_as_no_formula(text: str) -> None:
    shown = guarded(text)
    assert unguarded(shown) == text
    assert not re.search(r"(?:^|[;\t\n])[=+\-@\u2212]", shown)
