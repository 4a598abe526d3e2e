"""All research, what it supports, and what nothing stands behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.pages.known import EMPTY, FILES
from tests.unit.pages.rows import built, elements, part, row, text, values, wiki_of

from mkdocs_journeys.pages.evidence import pages, tables


@pytest.fixture
def site(tmp_path: Path) -> dict[str, str]:
    return built(wiki_of(tmp_path, FILES), pages)


def test_research_stands_by_type_with_its_strength(site: dict[str, str]) -> None:
    found = elements(site["evidence/"], "data-evidence")
    assert [(given["data-evidence"], given["data-strength"]) for given in found] == [
        ("talks", "validated"),
        ("trial", "validated"),
        ("tomorrow", "validated"),
        ("visits", "partly"),
        ("guesses", "assumed"),
        ("dusty", "partly"),
    ]


def test_a_row_counts_what_it_supports(site: dict[str, str]) -> None:
    assert row(site["evidence/"], "data-evidence", "talks") == (
        "Talks validated from customers Feb 2026 9 people 1 Trip Mina 2"
    )


def test_only_what_no_journey_at_all_names_is_used_nowhere(site: dict[str, str]) -> None:
    assert values(site["evidence/"], "data-unused") == ["dusty"]
    assert "Only journeys that don't count today name it: Next" in text(site["evidence/tomorrow/"])


def test_touchpoints_without_evidence_are_counted_by_journey(site: dict[str, str]) -> None:
    found = elements(site["evidence/"], "data-without")
    assert [(given["data-journey"], given["data-without"]) for given in found] == [
        ("bode/tour", "2"),
        ("mina/trip", "1"),
    ]
    assert "Without evidence 3 touchpoints" in text(site["evidence/"])


def test_every_piece_has_a_page_of_what_it_stands_behind(site: dict[str, str]) -> None:
    page = site["evidence/talks/"]
    assert "“Why not” Mina “At last” P1 Till Trip" in part(page, "quotes")
    assert values(page, "data-place") == ["mina/trip#till"]
    assert values(page, "data-pain") == ["page#slow", "mina/trip#long-queue"]
    assert "Metrics Sales" in text(site["evidence/visits/"])
    assert "A lamp shipped Bright" in part(site["evidence/trial/"], "tested")


def test_without_any_it_says_which_file_to_write(tmp_path: Path) -> None:
    site = built(wiki_of(tmp_path, EMPTY), pages)
    assert list(site) == ["evidence/"]
    assert "journeys/evidence.yml" in text(site["evidence/"])


def test_the_file_says_what_is_used(tmp_path: Path) -> None:
    (table,) = tables(wiki_of(tmp_path, FILES))
    lines = table.data.decode("utf-8-sig").split("\r\n")
    assert lines[1] == "Talks,talks,interview,customers,validated,2026-02,9 people,1,mina/trip,mina,2,yes"
    assert lines[6] == "Dusty report,dusty,,customers,partly,,,0,,,0,no"
