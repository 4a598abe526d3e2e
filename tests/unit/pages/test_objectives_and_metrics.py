"""What the business wants, and how it is measured."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.pages.known import EMPTY, FILES
from tests.unit.pages.rows import built, elements, part, row, text, values, wiki_of

from mkdocs_journeys.pages import metrics, objectives


@pytest.fixture
def page(tmp_path: Path) -> str:
    return built(wiki_of(tmp_path, FILES), objectives.pages)["objectives/"]


@pytest.fixture
def site(tmp_path: Path) -> dict[str, str]:
    return built(wiki_of(tmp_path, FILES), metrics.pages)


def test_what_is_not_met_comes_first_and_future_journeys_do_not_count(page: str) -> None:
    assert [(given["data-objective"], given["data-met"]) for given in elements(page, "data-objective")] == [
        ("objective-mina-trip-sell-more", "0"),
        ("objective-mina-trip-be-loved", ""),
        ("objective-mina-trip-wait-less", "1"),
    ]


def test_objectives_with_the_same_letters_have_places_of_their_own(tmp_path: Path) -> None:
    written = "objectives: [Sell more, 'Sell: more', Sell more 2]"
    trip = f"---\ntitle: I buy\n{written}\nstages: [{{name: Buy, touchpoints: [Till]}}]\n---\n"
    page = built(wiki_of(tmp_path, {"mina/trip.md": trip}), objectives.pages)["objectives/"]
    assert [given["id"] for given in elements(page, "data-objective")] == [
        "objective-mina-trip-sell-more",
        "objective-mina-trip-sell-more-2",
        "objective-mina-trip-sell-more-2-2",
    ]


def test_an_objective_knows_the_opportunities_that_name_it(page: str) -> None:
    found = row(page, "data-objective", "objective-mina-trip-sell-more")
    assert found.endswith("A second till in progress")
    assert "Mar 1, 2026 overdue" in found
    assert row(page, "data-objective", "objective-mina-trip-be-loved") == (
        "Be loved M Trip Mina no date no metric not known nothing planned"
    )


def test_what_is_met_is_neither_late_nor_idle(page: str) -> None:
    assert "Objectives 3 On target 1 of 2" in text(page)
    assert "Overdue 1 Nothing planned 1" in text(page)


def test_without_objectives_it_says_where_to_write_them(tmp_path: Path) -> None:
    page = built(wiki_of(tmp_path, EMPTY), objectives.pages)["objectives/"]
    assert "Write them under “objectives” at the top of a journey's file" in text(page)


def test_the_file_of_objectives(tmp_path: Path) -> None:
    (table,) = objectives.tables(wiki_of(tmp_path, FILES))
    assert table.data.decode("utf-8-sig").split("\r\n")[1] == (
        "Sell more,mina/trip,mina,2026-03-01,sales,4,5,no,A second till"
    )


def test_registered_and_inline_metrics_are_listed_those_not_met_first(site: dict[str, str]) -> None:
    tiles = [given["data-metric"] for given in elements(site["metrics/"], "data-metric")][:4]
    assert tiles == ["mina/trip#till: Queue", "sales", "idle", "wait"]
    assert list(site) == ["metrics/", "metrics/sales/", "metrics/idle/", "metrics/wait/"]


def test_a_row_says_where_a_metric_stands_and_is_used(site: dict[str, str]) -> None:
    table = site["metrics/"][site["metrics/"].index("<table") :]
    assert row(table, "data-metric", "sales") == (
        "Sales 4% Mar 2026 target 5% or more not yet met Page Tour Page Trip Make it fast idea"
    )
    assert row(table, "data-metric", "idle") == "Idle not measured no target no target used nowhere none"
    assert "better than Jan 2026" in text(site["metrics/"])


def test_unmeasured_is_never_zero(site: dict[str, str]) -> None:
    assert "Latest not measured" in text(site["metrics/idle/"])
    assert "Nobody has written a reading yet" in part(site["metrics/idle/"], "readings")


def test_the_table_beside_the_chart_has_every_reading(site: dict[str, str]) -> None:
    page = site["metrics/sales/"]
    assert values(page, "data-reading") == ["2026-03", "2026-01"]
    assert page.count('class="jm-chart__dot"') == 2
    assert "Sales: from 2% to 4%. The dashed line is the target, 5%." in text(page)


def test_a_metrics_page_says_where_it_is_used_and_what_is_to_move_it(site: dict[str, str]) -> None:
    page = site["metrics/sales/"]
    assert values(page, "data-use") == ["bode/tour", "mina/trip"]
    assert "Sell more Trip due Mar 1, 2026" in part(page, "objectives")
    assert "Make it fast idea" in part(page, "opportunities")
    assert "Visits analytics May 2026" in part(page, "evidence")


def test_a_metric_of_an_objective_alone_says_so(site: dict[str, str]) -> None:
    assert "it measures an objective" in part(site["metrics/wait/"], "used")


def test_without_metrics_it_says_which_file_to_write(tmp_path: Path) -> None:
    page = built(wiki_of(tmp_path, EMPTY), metrics.pages)["metrics/"]
    assert "journeys/metrics.yml" in text(page)


def test_the_files_of_metrics_and_readings(tmp_path: Path) -> None:
    found = {
        table.address: table.data.decode("utf-8-sig") for table in metrics.tables(wiki_of(tmp_path, FILES))
    }
    assert found["data/metrics.csv"].split("\r\n")[2] == (
        'Sales,sales,%,4,2026-03,5,higher,no,"bode/tour, mina/trip"'
    )
    assert found["data/metric-readings.csv"].split("\r\n")[1:4] == [
        "Queue,,,9,",
        "Sales,sales,2026-01,2,visits",
        "Sales,sales,2026-03,4,visits",
    ]
