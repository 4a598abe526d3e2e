"""What fuzzing has found stays mended. A file here is called after its kind: `owners-what-is-odd.yml`."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.fuzz.parts import in_a_wiki, mending
from tests.fuzz.properties import is_file_read
from tests.fuzz.wiki import PLACES

FOUND = sorted((Path(__file__).parent / "found").glob("[!.]*"))


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_nothing_breaks_any_more(path: Path) -> None:
    kind, data = path.name.partition("-")[0], path.read_bytes()
    is_file_read(kind, data)
    in_a_wiki((PLACES[kind], data))
    mending({PLACES[kind]: data})
