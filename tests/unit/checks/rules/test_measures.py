"""Metrics: what they must say, what is possible, and where it is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.remarks import told


def metric(fields: str) -> str:
    """A journey with one metric written out."""
    return f"title: I buy\nmetrics: [{{name: Rating, {fields}}}]\nstages: [{{stage: decision}}]\n"


def registered(metrics: str, use: str = "rating") -> dict[str, str]:
    """A wiki with metrics.yml and a journey that uses them."""
    journey = f"---\ntitle: I buy\nmetrics: [{use}]\nstages: [{{stage: decision}}]\n---\n"
    return {"metrics.yml": metrics, "mina/map.md": journey}


def test_a_unit_or_a_scale_is_asked_for_where_the_metric_is_defined(tmp_path: Path) -> None:
    allowed = " | `unit`: %, minutes, calls; or `scale`: 1..5"
    said = f"`Rating` does not say what it is counted in.{allowed}"
    assert told(tmp_path, "JM421", metric("value: 4")) == [f"mina/map.md:3 {said}"]
    assert told(tmp_path, "JM421", metric("value: 4%")) == []
    assert told(tmp_path, "JM421", metric("scale: 1..5")) == []
    assert told(tmp_path, "JM421", registered("rating: {target: 4}\n")) == [f"metrics.yml:1 {said}"]
    assert told(tmp_path, "JM421", registered("rating: {unit: stars}\n", "{use: rating, value: 4}")) == []


def test_without_metrics_yml_a_name_alone_is_but_a_word(tmp_path: Path) -> None:
    bare = "title: I buy\nmetrics: [rating]\nstages: [{stage: decision}]\n"
    assert [told(tmp_path, rule, bare) for rule in ("JM421", "JM422", "JM423")] == [[], [], []]
    assert len(told(tmp_path, "JM421", bare.replace("rating", "{use: rating, value: 4}"))) == 1


def test_a_single_value_needs_its_day(tmp_path: Path) -> None:
    said = "does not say when it was 4.5. | `as_of` with the day, the month or the year"
    assert told(tmp_path, "JM422", metric("value: 4.5")) == [f"mina/map.md:3 `Rating` {said}"]
    assert told(tmp_path, "JM422", metric("value: 4.5, as_of: 2026")) == []
    assert told(tmp_path, "JM422", registered("rating: Stars\n", "{use: rating, value: 4.5}")) == [
        f"mina/map.md:3 `Stars` {said}"
    ]


def test_a_target_may_stand_in_metrics_yml_or_with_each_use(tmp_path: Path) -> None:
    said = "Nobody says what `Rating` should be. | `target` with a number"
    assert told(tmp_path, "JM423", metric("value: 4")) == [f"mina/map.md:3 {said}"]
    assert told(tmp_path, "JM423", registered("rating: {unit: stars}\n")) == [f"metrics.yml:1 {said}"]
    assert told(tmp_path, "JM423", registered("rating: {target: 4}\n")) == []
    assert told(tmp_path, "JM423", registered("rating: {unit: stars}\n", "{use: rating, target: 4}")) == []


@pytest.mark.parametrize(
    "fields",
    [
        "scale: 1..5, value: 5",
        "scale: 1-5, value: 1",
        "scale: 5 to 1, value: 3",
        "scale: '-100..100', value: -40",
        "scale: '\u2212100 \u2013 100', value: -100",
        "scale: '0..1,000', value: 999",
        "scale: bad to good, value: 12",
        "scale: 0..200, unit: '%', value: 150",
        "unit: '%', value: 100",
        "unit: minutes, value: 400",
        "value: 400",
    ],
)
def test_is_possible(fields: str, tmp_path: Path) -> None:
    assert told(tmp_path, "JM424", metric(fields)) == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("scale: 1..5, value: 6", "6 is not possible for `Rating`, which goes from 1 to 5. | 1 to 5"),
        ("scale: 1-5 stars, target: 0", "0 is not possible for `Rating`, which goes from 1 to 5. | 1 to 5"),
        (
            "scale: '-100..100', value: -101",
            "\u2212101 is not possible for `Rating`, which goes from \u2212100 to 100. | \u2212100 to 100",
        ),
        (
            "unit: Percent, value: 130",
            "130 is not possible for `Rating`. | 0 to 100 percent; where it can be more, a `scale`",
        ),
        (
            "unit: '%', readings: [{date: 2026, value: -1}]",
            "\u22121 is not possible for `Rating`. | 0 to 100 percent; where it can be more, a `scale`",
        ),
    ],
)
def test_is_not_possible(fields: str, said: str, tmp_path: Path) -> None:
    assert told(tmp_path, "JM424", metric(fields)) == [f"mina/map.md:3 {said}"]


def test_the_scale_of_metrics_yml_holds_where_it_is_used(tmp_path: Path) -> None:
    files = registered(
        "rating:\n  scale: 1..5\n  readings:\n    - {date: 2026, value: 7}\n", "{use: rating, value: 9}"
    )
    said = "is not possible for `Rating`, which goes from 1 to 5. | 1 to 5"
    assert told(tmp_path, "JM424", files) == [f"metrics.yml:4 7 {said}", f"mina/map.md:3 9 {said}"]


def test_a_metric_is_used_by_objectives_opportunities_and_shared_touchpoints(tmp_path: Path) -> None:
    files = {
        "metrics.yml": "a: {}\nb: {}\nc: {}\nd: The unseen\n",
        "touchpoints.yml": "till: {metrics: c}\n",
        "mina/a.md": "---\ntitle: I buy\nobjectives: {text: More, metric: a}\n"
        "stages: [{stage: decision, opportunities: [{text: Tills, metric: b}]}]\n---\n",
    }
    assert told(tmp_path, "JM425", files) == [
        "metrics.yml:4 `The unseen` is measured, and no file says for what. "
        "| `metrics: d` where it tells something; or take the entry out"
    ]


# Today is the first of June 2026.
def test_a_year_after_the_last_reading_it_is_old(tmp_path: Path) -> None:
    readings = "rating:\n  readings:\n    - {date: 2025-05-31, value: 2}\n    - {date: 2024, value: 1}\n"
    assert told(tmp_path, "JM426", registered(readings)) == [
        "metrics.yml:3 `Rating` was read last in 2025-05-31, more than a year ago. | a new reading"
    ]
    assert told(tmp_path, "JM426", registered(readings.replace("2024", "2025-06"))) == []


def test_a_year_alone_lasts_until_its_end(tmp_path: Path) -> None:
    assert told(tmp_path, "JM426", metric("value: 1, as_of: 2025")) == []
    assert told(tmp_path, "JM426", metric("value: 1, as_of: 2024")) == [
        "mina/map.md:3 `Rating` was read last in 2024, more than a year ago. | a new reading"
    ]


def test_each_objective_wants_a_metric(tmp_path: Path) -> None:
    fields = (
        "title: I buy\nobjectives: [Less waste, {text: More, metric: sales}]\nstages: [{stage: decision}]\n"
    )
    assert told(tmp_path, "JM427", fields) == [
        "mina/map.md:3 No metric shows whether `Less waste` is reached. | `metric` with the id of one"
    ]
