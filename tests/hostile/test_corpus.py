"""Each hostile input, added to a healthy wiki: what must come of it, what it costs, what it spoils."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.hostile import fields, heavy, made
from tests.hostile.healthy import HEALTHY, PLAIN, RICH
from tests.hostile.inputs import CORPUS, STATED, Hostile, on_disk, stated
from tests.trees import TODAY, plant

from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.reading.reader import read

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits are set and read as Linux has them")

SECONDS, MEGABYTES = 2, 300
INPUTS = [*on_disk(), *made.places(), *heavy.inputs(), fields.together()]


@pytest.fixture(scope="module")
def outcomes() -> Mapping[str, Mapping[str, Any]]:
    """What comes of each input. Measured all at once, on all cores."""
    from tests.hostile.measured import measured

    return measured(INPUTS)


def test_there_are_enough_of_them() -> None:
    print(f"{len(INPUTS)} hostile inputs")
    assert len(INPUTS) == len({hostile.id for hostile in INPUTS})
    assert len(INPUTS) >= 700


def test_every_file_is_stated_and_every_statement_has_its_file() -> None:
    for folder in (path for path in CORPUS.iterdir() if path.is_dir()):
        assert sorted(stated(folder.name)) == sorted(p.name for p in folder.iterdir() if p.name != STATED)


@pytest.mark.parametrize("hostile", INPUTS, ids=lambda hostile: hostile.id)
def test_input(hostile: Hostile, outcomes: Mapping[str, Mapping[str, Any]]) -> None:
    outcome = outcomes[hostile.id]
    assert outcome["ended"] == ""
    assert outcome.get("traceback", "") == ""
    assert outcome["seconds"] <= SECONDS
    assert outcome["megabytes"] <= MEGABYTES
    assert outcome["alive"] == {}
    spoilt = {PLAIN} if hostile.replaces else {PLAIN, RICH}
    assert spoilt.isdisjoint([*outcome["changed"], *outcome["gone"]])
    if "?" in hostile.must:
        assert set(hostile.must) - {"?"} <= set(outcome["found"])
        assert outcome["found"]
    else:
        assert sorted(outcome["found"]) == sorted(hostile.must)


def test_script_in_every_field_does_what_is_stated(tmp_path: Path, update: bool) -> None:
    found: dict[str, Any] = {}
    for number, (name, place, data) in enumerate(fields.every_field()):
        root = tmp_path / str(number)
        root.mkdir()
        folder = plant(root, {key: HEALTHY[key] for key in ("anna/index.md", "anna/plain.md")})
        (folder / place).parent.mkdir(exist_ok=True)
        (folder / place).write_bytes(data)
        errors = [each for each in read(folder, TODAY).findings if each.level is Level.ERROR]
        found[name] = [f"{each.position.line} {each.code}" for each in errors] or "harmless"
        assert all(each.file == f"journeys/{place}" for each in errors)
    if update:
        fields.write(found)
    assert found == fields.stated()
