"""The persona of the example, which is nobody's customer as long as it is as it was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_journeys.scaffold.answers import Answers
from mkdocs_journeys.scaffold.example import example_personas
from mkdocs_journeys.scaffold.writing import files, write


@pytest.fixture(params=["en", "de"])
def persona(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    write(tmp_path, files(Answers("Journeys", language=request.param)))
    return tmp_path / "journeys/nadia/index.md"


def test_it_is_the_example_as_it_was_written(persona: Path) -> None:
    assert example_personas(persona.parents[1]) == {"nadia"}
    persona.write_bytes(persona.read_bytes().replace(b"\n", b"\r\n"))
    assert example_personas(persona.parents[1]) == {"nadia"}


def test_it_is_somebodys_when_they_have_changed_it(persona: Path) -> None:
    persona.write_bytes(persona.read_bytes().replace(b"34", b"35"))
    assert example_personas(persona.parents[1]) == set()
    persona.write_bytes(b"\xff")
    assert example_personas(persona.parents[1]) == set()
    persona.unlink()
    assert example_personas(persona.parents[1]) == set()
