"""`journeys metrics`: readings from outside, and the maps that do not know of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkdocs_journeys.cli import main
from mkdocs_journeys.exchange.readings_file import SIZE_LIMIT

METRICS = """\
# What we measure.
returns:
  name: Shoes sent back
  unit: "%"
  target: 15
  better: lower
  readings:
    - {date: 2026-01, value: 19}   # before the guide

    - date: 2026-04
      value: 20
# The other one.
stay: {name: Advisers who stay, target: 85}
bare: Bare
"""
FILES = {
    "metrics.yml": METRICS,
    "evidence.yml": "log: A log\n",
    "mina/index.md": "---\nname: Mina\n---\n",
    "mina/buy.md": "---\ntitle: I buy\nreviewed: 2026-05-01\nmetrics: returns\nstages: [{name: Buy}]\n---\n",
    "mina/new.md": "---\ntitle: I see\nreviewed: 2026-06-30\nmetrics: returns\nstages: [{name: Buy}]\n---\n",
    "mina/old.md": "---\ntitle: I go\nstatus: archived\nmetrics: returns\nstages: [{name: Buy}]\n---\n",
    "mina/way.md": "---\ntitle: I go\nobjectives: {text: Less, metric: returns}\nstages: {name: Buy}\n---\n",
}


@pytest.fixture(autouse=True)
def wiki(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JOURNEYS_CACHE", "off")
    for name, text in FILES.items():
        path = tmp_path / "journeys" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(text: str | bytes, *args: str, name: str = "readings.csv") -> Result:
    Path(name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return CliRunner().invoke(main, ["metrics", name, *args])


def metrics() -> str:
    return Path("journeys/metrics.yml").read_text("utf-8")


def test_readings_are_added_and_nothing_else_changes() -> None:
    result = run("metric,date,value,evidence\nreturns,2026-06,14.5,log\nAdvisers who stay,2026-06-14,86%,\n")
    assert (result.exit_code, result.stderr) == (0, "")
    assert metrics() == METRICS.replace(
        "      value: 20\n", "      value: 20\n    - date: 2026-06\n      value: 14.5\n      evidence: log\n"
    ).replace(
        "{name: Advisers who stay, target: 85}",
        "{name: Advisers who stay, target: 85, readings: [{date: 2026-06-14, value: 86}]}",
    )
    assert result.stdout == (
        "2 readings added to metrics.yml; 0 known already.\n"
        "Shoes sent back meets its target of 15, since 2026-06: 14.5.\n"
        "  mina/buy: last reviewed 2026-05-01\n"
        "  mina/way: never reviewed\n"
    )


def test_an_earlier_reading_stands_where_it_belongs() -> None:
    assert run("metric;date;value\nreturns;2026-02;21\n").exit_code == 0
    assert metrics() == METRICS.replace("guide\n\n", "guide\n\n    - date: 2026-02\n      value: 21\n")


def test_the_same_file_may_come_again() -> None:
    run("metric,date,value\nreturns,2026-06,14\nbare,2026,3\n")
    once = metrics()
    assert "bare:\n  name: Bare\n  readings:\n    - date: 2026\n      value: 3\n" in once.replace(
        "'", ""
    ).replace('"2026"', "2026")
    result = run("metric,date,value\nreturns,2026-06,14\nbare,2026,3\n")
    assert result.stdout.startswith("0 readings added to metrics.yml; 2 known already.\n")
    assert metrics() == once


def test_json_comes_as_a_list_or_by_metric() -> None:
    by_metric = {"returns": [{"date": "2026-06", "value": 14, "evidence": ["log"]}]}
    assert run(json.dumps(by_metric), name="r.json").exit_code == 0
    result = run(
        json.dumps([{"metric": "returns", "date": "2026-06", "value": 14}]), "--format", "json", name="r.json"
    )
    assert json.loads(result.stdout) == {
        "added": [],
        "known": 1,
        "crossed": [
            {
                "metric": "returns",
                "date": "2026-06",
                "value": 14.0,
                "target": 15.0,
                "is_met": True,
                "journeys": [
                    {"journey": "mina/buy", "reviewed": "2026-05-01"},
                    {"journey": "mina/way", "reviewed": None},
                ],
            }
        ],
    }


def test_what_would_change_can_be_shown_alone() -> None:
    result = run("metric,date,value\nreturns,2026-06,14\n", "--diff")
    assert metrics() == METRICS
    assert result.stdout.startswith("--- a/journeys/metrics.yml\n+++ b/journeys/metrics.yml\n")
    assert "+    - date: 2026-06\n" in result.stdout
    assert "1 reading would be added to metrics.yml" in result.stdout


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "metric,date,value\nretrns,2026-06,1\n",
            "r.csv:2: There is no metric `retrns` in metrics.yml. Did you mean returns?",
        ),
        ("metric,date,value\nreturns,03/04/2026,1\n", "r.csv:2: 03/04/2026 can be read as two dates."),
        ("metric,date,value\nreturns,2026-06,much\n", "r.csv:2: 'much' is not a number."),
        ("metric,date,value\nreturns,2026-06,\n", "r.csv:2: Here the value is missing."),
        ("metric,date\nreturns,2026-06\n", "r.csv:1: The column `value` is missing."),
        ("metric,date,value,vlaue\nreturns,2026-06,1,2\n", "r.csv:1, column 4: There is no column `vlaue`."),
        ("metric,date,value\nreturns,2026-04,21\n", "r.csv:2: returns has a reading of 2026-04 already: 20."),
        (
            "metric,date,value,evidence\nreturns,2026-06,1,lgo\n",
            "r.csv:2: There is no evidence `lgo` in evidence.yml.",
        ),
        ("", "r.csv:1: The column `metric` is missing."),
        (b"metric,date,value\nreturns,2026-06,\xff\n", "r.csv: The file is not saved as UTF-8."),
        ("metric,date,value\nreturns,2026-06,=1+1\n", "r.csv:2: '=1+1' is not a number."),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_nothing_is_written(text: str | bytes, said: str) -> None:
    result = run(text, name="r.csv")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(said)
    assert result.stderr.endswith("Nothing was written: 1 problem.\n")
    assert metrics() == METRICS


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "r.json:1:2: This is no JSON"),
        ("3", "r.json: Here are no readings."),
        ("[3]", "r.json: [0]: This is no reading."),
        (
            '[{"metric": "returns", "date": {}, "value": []}]',
            "r.json: [0]: This takes one text, not several fields.",
        ),
        ("[" * 100_000, "r.json"),
    ],
)
def test_odd_json_is_told(text: str, said: str) -> None:
    result = run(text, name="r.json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(said)
    assert metrics() == METRICS


def test_all_that_is_wrong_is_told_in_one_run_and_control_characters_are_seen() -> None:
    result = run("metric,date,value\n" + "\x1b[31mred,2026-99,x\n" * 200)
    assert result.exit_code == 1
    assert "\x1b" not in result.stderr
    assert "r" in result.stderr
    assert result.stderr.endswith("And 500 problems more.\nNothing was written: 600 problems.\n")


def test_a_file_that_is_too_large_is_refused() -> None:
    result = run(b"metric,date,value\n" + b"x" * SIZE_LIMIT)
    assert result.stderr.startswith("readings.csv: The file is larger than 16 MiB.")


def test_a_hundred_thousand_rows_are_refused_before_they_fill_the_file() -> None:
    rows = "".join(
        f"returns,{1900 + n % 200}-{n // 200 % 12 + 1:02}-{n // 2400 % 28 + 1:02},{n}\n"
        for n in range(50_000)
    )
    result = run(f"metric,date,value\n{rows}")
    assert result.exit_code == 1
    assert result.stderr.startswith("metrics.yml: The file has no room for 50,000 readings more.")
    assert metrics() == METRICS


def test_without_metrics_there_is_nothing_to_add_to() -> None:
    Path("journeys/metrics.yml").unlink()
    result = run("metric,date,value\n")
    assert (result.exit_code, result.stderr) == (
        1,
        "metrics.yml: The file is missing: write the metrics there first.\nNothing was written: 1 problem.\n",
    )


def test_keys_of_json_that_say_nothing_to_us_are_told() -> None:
    reading = {"metric": "returns", "date": "2026-06", "value": 1, "evidnce": "log", "sample": 40, "x-run": 7}
    result = run(json.dumps([reading]), name="r.json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "r.json: [0]: There is no key `evidnce` here. Allowed: metric, date, value, evidence. "
        "Did you mean evidence?\n"
        "r.json: [0]: There is no key `sample` here. Allowed: metric, date, value, evidence.\n"
        "Nothing was written: 2 problems.\n"
    )
    assert metrics() == METRICS
    own = {key: reading[key] for key in ("metric", "date", "value", "x-run")}
    assert run(json.dumps([own]), name="r.json").exit_code == 0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "readings: {date: 2026-01, value: 3.50} # last",
            "readings: [{date: 2026-01, value: 3.50}, {date: 2026-02, value: 4}] # last",
        ),
        (
            "readings: {date: 2026-03, value: 3.50}",
            "readings: [{date: 2026-02, value: 4}, {date: 2026-03, value: 3.50}]",
        ),
        (
            "readings: [{date: 2026-01, value: 3}, {date: 2026-03, value: 3}] # x",
            "readings: [{date: 2026-01, value: 3}, {date: 2026-02, value: 4}, {date: 2026-03, value: 3}] # x",
        ),
        (
            "readings: [ # last\n    {date: 2026-01, value: 3} # x\n    ]",
            "readings: [ # last\n    {date: 2026-01, value: 3}, # x\n    {date: 2026-02, value: 4}\n    ]",
        ),
        (
            "readings: [\n    {date: 2026-01, value: 3}, # x\n    ]",
            "readings: [\n    {date: 2026-01, value: 3}, # x\n    {date: 2026-02, value: 4},\n    ]",
        ),
        (
            "readings: [\n    {date: 2026-01, value: 3}]",
            "readings: [\n    {date: 2026-01, value: 3},\n    {date: 2026-02, value: 4}]",
        ),
        (
            "readings: [\n    {date: 2026-01, value: 3}, # x\n    {date: 2026-03, value: 3}]",
            "readings: [\n    {date: 2026-01, value: 3}, # x\n    {date: 2026-02, value: 4},\n"
            "    {date: 2026-03, value: 3}]",
        ),
        (
            "readings: # all\n    - {date: 2026-01, value: 3} # x",
            "readings: # all\n    - {date: 2026-01, value: 3} # x\n    - {date: 2026-02, value: 4}",
        ),
        (
            "readings: {date: 2026-01, # why\n    value: 3}",
            "readings: [{date: 2026-01, # why\n    value: 3}, {date: 2026-02, value: 4}]",
        ),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_readings_in_brackets_keep_every_sign_and_comment(before: str, after: str, newline: str) -> None:
    head = "stay:\n  name: Advisers\n  "
    for name in ("buy", "new", "old", "way"):
        Path(f"journeys/mina/{name}.md").unlink()
    Path("journeys/metrics.yml").write_text(f"{head}{before}\n", "utf-8", newline=newline)
    result = run("metric,date,value\nstay,2026-02,4\n")
    assert (result.exit_code, result.stderr) == (0, "")
    written = Path("journeys/metrics.yml").read_bytes().decode()
    assert written == f"{head}{after}\n".replace("\n", newline)


def test_a_comment_in_the_way_is_told_with_its_place() -> None:
    text = "stay:\n  name: Advisers\n  readings:\n    date: 2026-03 # x\n    value: 3\n"
    Path("journeys/metrics.yml").write_text(text, "utf-8")
    result = run("metric,date,value\nstay,2026-02,4\n")
    assert result.exit_code == 1
    assert result.stderr.startswith("metrics.yml:4:19: YAML reads what follows ` #` as a comment")
    text = "stay:\n  name: Advisers\n  readings:\n    # why\n    date: 2026-03\n    # so\n    value: 3\n"
    Path("journeys/metrics.yml").write_text(text, "utf-8")
    result = run("metric,date,value\nstay,2026-02,4\n")
    assert (result.exit_code, result.stderr) == (
        1,
        "metrics.yml:4:5: The readings can't be brought in: a comment stands within it, which would be lost. "
        "Add them by hand, or move the comment.\nNothing was written: 1 problem.\n",
    )
    assert metrics() == text
