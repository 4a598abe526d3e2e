"""Pains: what counts as an answer, and where it is said that there is none."""

from __future__ import annotations

from pathlib import Path

from tests.remarks import told

ALLOWED = " | an opportunity beside it, or one that names it under `pains`"


def journey(*lines: str) -> str:
    """A journey with these lines at its touchpoint."""
    start = "title: I buy\nstages:\n  - stage: decision\n    touchpoints:\n      - name: Till\n"
    return start + "".join(f"        {line}\n" for line in lines)


def test_open_pains_want_an_answer_unless_they_are_small(tmp_path: Path) -> None:
    fields = journey(
        "pains:",
        "  - Queue",
        "  - {text: Heat, severity: low}",
        "  - {text: Noise, status: closed}",
        "  - {text: Dark, severity: high}",
    )
    assert told(tmp_path, "JM401", fields) == [
        f"mina/map.md:8 No opportunity answers the pain `Queue`.{ALLOWED}",
        f"mina/map.md:11 No opportunity answers the pain `Dark`.{ALLOWED}",
    ]
    assert told(tmp_path, "JM401", f"{fields}state: ideal") == []
    assert told(tmp_path, "JM401", journey("pains: Queue", "status: retired")) == []


def test_an_opportunity_answers_what_it_names_or_all_beside_it(tmp_path: Path) -> None:
    pains = "pains: [{id: queue, text: Queue}, {id: dark, text: Dark}]"
    assert told(tmp_path, "JM401", journey(pains, "opportunities: [Lamps and tills]")) == []
    assert told(tmp_path, "JM401", journey(pains, "opportunities: [{text: Tills, pains: queue}]")) == [
        f"mina/map.md:7 No opportunity answers the pain `Dark`.{ALLOWED}"
    ]


def test_another_stage_may_answer_and_what_is_dropped_does_not(tmp_path: Path) -> None:
    at_stage = "  - {stage: loyalty, opportunities: [{text: Tills, pains: queue, status: idea}]}\n"
    fields = journey("pains: [{id: queue, text: Queue}]") + at_stage
    assert told(tmp_path, "JM401", fields) == []
    assert told(tmp_path, "JM401", fields.replace("idea", "shipped")) == []
    assert told(tmp_path, "JM401", fields.replace("idea", "dropped")) == [
        f"mina/map.md:7 No opportunity answers the pain `Queue`.{ALLOWED}"
    ]


def test_the_pain_of_a_stage_is_looked_at_too(tmp_path: Path) -> None:
    assert told(tmp_path, "JM401", "title: I buy\nstages:\n  - {stage: decision, pains: Queue}\n") == [
        f"mina/map.md:4 No opportunity answers the pain `Queue`.{ALLOWED}"
    ]


def test_a_shared_pain_is_said_once_unless_a_journey_answers_it(tmp_path: Path) -> None:
    using = journey().replace("name: Till", "use: till")
    files = {
        "touchpoints.yml": "till:\n  pains: [Queue]\nunused:\n  pains: [Dust]\n",
        "mina/a.md": f"---\n{using}---\n",
        "mina/b.md": f"---\n{using}---\n",
    }
    assert told(tmp_path, "JM401", files) == [
        f"touchpoints.yml:2 No opportunity answers the pain `Queue`.{ALLOWED}"
    ]
    files["mina/b.md"] = f"---\n{using}        opportunities: [More tills]\n---\n"
    assert told(tmp_path, "JM401", files) == []


def test_what_waits_for_closed_pains_only_is_said(tmp_path: Path) -> None:
    closed = "pains: [{id: queue, text: Queue, status: closed}, {id: dark, text: Dark}]"
    both = journey(closed, "opportunities: [Lamps and tills]")
    assert told(tmp_path, "JM406", both) == []
    one = journey(closed, "opportunities: [{text: Tills, pains: queue, status: planned}]")
    assert told(tmp_path, "JM406", one) == [
        "mina/map.md:8 `Tills` waits, and what it answers is closed: `Queue`. | -> status: dropped"
    ]
    assert told(tmp_path, "JM406", one.replace("planned", "testing")) == []
    assert told(tmp_path, "JM406", journey("opportunities: [Tills]")) == []
