"""The list of opportunities: best next step first, the matrix, and what came of the others."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.pages.known import EMPTY, FILES
from tests.unit.pages.rows import built, elements, part, row, text, values, wiki_of

from mkdocs_journeys.model.priorities import next_steps
from mkdocs_journeys.pages.opportunities import pages, tables


@pytest.fixture
def page(tmp_path: Path) -> str:
    return built(wiki_of(tmp_path, FILES), pages)["opportunities/"]


def test_each_stands_once_in_the_section_of_its_state(page: str) -> None:
    assert [(given["data-opportunity"], given["data-status"]) for given in elements(page, "data-status")] == [
        ("page#faster", "idea"),
        ("mina/trip#a-chair", "idea"),
        ("mina/trip#a-second-till", "in-progress"),
        ("mina/trip#a-lamp", "shipped"),
        ("mina/trip#a-song", "dropped"),
        ("mina/trip#a-new-fax", "idea"),
    ]
    assert "A second till" in part(page, "started")
    assert "A lamp" in part(page, "shipped")
    assert "A song" in part(page, "dropped")
    assert "A new fax" in part(page, "retired")


def test_what_waits_is_in_the_order_of_the_next_steps(tmp_path: Path, page: str) -> None:
    catalog = wiki_of(tmp_path, FILES).catalog
    waiting = part(page, "waiting")
    texts = [step.opportunity.fields.text for step in next_steps(catalog.counted)]
    assert sorted(texts, key=waiting.index) == texts
    assert "impact × confidence ÷ effort" in waiting


def test_the_matrix_has_what_is_rated_and_still_to_do(page: str) -> None:
    matrix = page[page.index('class="jm-nine"') : page.index("</table>")]
    assert values(matrix, "href") == ["#opportunity-faster", "#opportunity-a-second-till"]
    assert set(values(page, "id")) >= {"opportunity-faster", "opportunity-a-second-till"}
    assert "High impact Do first Make it fast none A second till in progress" in text(matrix)
    assert "1 opportunity has no impact or no effort yet" in text(page)


def test_what_should_be_done_by_now_is_overdue(page: str) -> None:
    assert "May 1, 2026 overdue" in row(page, "data-opportunity", "mina/trip#a-second-till")
    assert "overdue" not in row(page, "data-opportunity", "mina/trip#a-chair")
    assert "Overdue 1" in text(page)


def test_a_row_says_what_it_answers_and_serves(page: str) -> None:
    found = row(page, "data-opportunity", "mina/trip#a-second-till")
    assert found == (
        "A second till in progress no ticket 0.5 Impact 5 of 5 Effort 5 of 5 Confidence 50% Till M Trip "
        "Mina Care May 1, 2026 overdue critical Long queue sell more"
    )
    assert "/objectives/#objective-mina-trip-sell-more" in values(page, "href")
    assert row(page, "data-opportunity", "page#faster").endswith("high It is slow Sales")


def test_the_result_of_what_was_done_is_told(page: str) -> None:
    assert "Result: Bright tested: Trial" in row(page, "data-opportunity", "mina/trip#a-lamp")


def test_without_any_it_says_where_to_write_them(tmp_path: Path) -> None:
    page = built(wiki_of(tmp_path, EMPTY), pages)["opportunities/"]
    assert "Write them under “opportunities” of a touchpoint" in text(page)


def test_the_file_says_what_is_overdue(tmp_path: Path) -> None:
    (table,) = tables(wiki_of(tmp_path, FILES))
    lines = table.data.decode("utf-8-sig").split("\r\n")
    assert lines[4] == (
        "A second till,mina/trip#a-second-till,in-progress,0.5,5,5,0.5,,Till,Decision,mina/trip,mina,care,,"
        "2026-05-01,yes,Long queue,,sell more,"
    )
